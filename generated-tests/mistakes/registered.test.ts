// The same mistakes where patches are registered first
//
// Generated from spec/scenarios/mistakes/registered.yaml and machines/ by `npx klp generate mistakes/registered`; do not edit.
// 4 states, 80 transitions, 39 signatures of macrosteps;
// 18 tests with 39 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('mistakes/registered');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    ambiguous loaded: no
    ambiguous enabled: no
    ambiguous forced: no
    ambiguous references: 0
    ambiguous free queued: no
    ambiguous / vmlinux loaded: no
    ambiguous / vmlinux patched: no
    ambiguous / vmlinux callbacks: clean
    beyond loaded: no
    beyond enabled: no
    beyond forced: no
    beyond references: 0
    beyond free queued: no
    beyond / vmlinux loaded: no
    beyond / vmlinux patched: no
    beyond / vmlinux callbacks: clean
    function_twice loaded: no
    function_twice enabled: no
    function_twice forced: no
    function_twice references: 0
    function_twice free queued: no
    function_twice / vmlinux loaded: no
    function_twice / vmlinux patched: no
    function_twice / vmlinux callbacks: clean
    long_function loaded: no
    long_function enabled: no
    long_function forced: no
    long_function references: 0
    long_function free queued: no
    long_function / vmlinux loaded: no
    long_function / vmlinux patched: no
    long_function / vmlinux callbacks: clean
    long_object loaded: no
    long_object enabled: no
    long_object forced: no
    long_object references: 0
    long_object free queued: no
    long_object / vmlinux loaded: no
    long_object / vmlinux patched: no
    long_object / vmlinux callbacks: clean
    missing loaded: no
    missing enabled: no
    missing forced: no
    missing references: 0
    missing free queued: no
    missing / vmlinux loaded: no
    missing / vmlinux patched: no
    missing / vmlinux callbacks: clean
    new_size loaded: no
    new_size enabled: no
    new_size forced: no
    new_size references: 0
    new_size free queued: no
    new_size / vmlinux loaded: no
    new_size / vmlinux patched: no
    new_size / vmlinux callbacks: clean
    no_code loaded: no
    no_code enabled: no
    no_code forced: no
    no_code references: 0
    no_code free queued: no
    no_code / vmlinux loaded: no
    no_code / vmlinux patched: no
    no_code / vmlinux callbacks: clean
    no_funcs loaded: no
    no_funcs enabled: no
    no_funcs forced: no
    no_funcs references: 0
    no_funcs free queued: no
    no_funcs / vmlinux loaded: no
    no_funcs / vmlinux patched: no
    no_funcs / vmlinux callbacks: clean
    no_name loaded: no
    no_name enabled: no
    no_name forced: no
    no_name references: 0
    no_name free queued: no
    no_name / vmlinux loaded: no
    no_name / vmlinux patched: no
    no_name / vmlinux callbacks: clean
    no_objects loaded: no
    no_objects enabled: no
    no_objects forced: no
    no_objects references: 0
    no_objects free queued: no
    no_objects / vmlinux loaded: no
    no_objects / vmlinux patched: no
    no_objects / vmlinux callbacks: clean
    object_twice loaded: no
    object_twice enabled: no
    object_twice forced: no
    object_twice references: 0
    object_twice free queued: no
    object_twice / vmlinux loaded: no
    object_twice / vmlinux patched: no
    object_twice / vmlinux callbacks: clean
    rela_missing loaded: no
    rela_missing enabled: no
    rela_missing forced: no
    rela_missing references: 0
    rela_missing free queued: no
    rela_missing / vmlinux loaded: no
    rela_missing / vmlinux patched: no
    rela_missing / vmlinux callbacks: clean
    rela_section loaded: no
    rela_section enabled: no
    rela_section forced: no
    rela_section references: 0
    rela_section free queued: no
    rela_section / vmlinux loaded: no
    rela_section / vmlinux patched: no
    rela_section / vmlinux callbacks: clean
    rela_symbol loaded: no
    rela_symbol enabled: no
    rela_symbol forced: no
    rela_symbol references: 0
    rela_symbol free queued: no
    rela_symbol / vmlinux loaded: no
    rela_symbol / vmlinux patched: no
    rela_symbol / vmlinux callbacks: clean
    rela_unmarked loaded: no
    rela_unmarked enabled: no
    rela_unmarked forced: no
    rela_unmarked references: 0
    rela_unmarked free queued: no
    rela_unmarked / vmlinux loaded: no
    rela_unmarked / vmlinux patched: no
    rela_unmarked / vmlinux callbacks: clean
    size loaded: no
    size enabled: no
    size forced: no
    size references: 0
    size free queued: no
    size / vmlinux loaded: no
    size / vmlinux patched: no
    size / vmlinux callbacks: clean
    unmarked loaded: no
    unmarked enabled: no
    unmarked forced: no
    unmarked references: 0
    unmarked free queued: no
    unmarked / vmlinux loaded: no
    unmarked / vmlinux patched: no
    unmarked / vmlinux callbacks: clean
    untraceable loaded: no
    untraceable enabled: no
    untraceable forced: no
    untraceable references: 0
    untraceable free queued: no
    untraceable / vmlinux loaded: no
    untraceable / vmlinux patched: no
    untraceable / vmlinux callbacks: clean
    worker alive: yes
    worker running: no
    worker patch_state: -1
    worker pending: no
    worker stack: empty
    func_stack vmlinux:ambiguous_show: empty
    handler vmlinux:ambiguous_show: none
    func_stack vmlinux:beyond_show,2: empty
    handler vmlinux:beyond_show,2: none
    func_stack vmlinux:function_twice_show: empty
    handler vmlinux:function_twice_show: none
    func_stack vmlinux:long_function_show: empty
    handler vmlinux:long_function_show: none
    func_stack vmlinux:long_object_show: empty
    handler vmlinux:long_object_show: none
    func_stack vmlinux:missing_show: empty
    handler vmlinux:missing_show: none
    func_stack vmlinux:new_size_show: empty
    handler vmlinux:new_size_show: none
    func_stack vmlinux:no_code_show: empty
    handler vmlinux:no_code_show: none
    func_stack vmlinux:no_funcs_show: empty
    handler vmlinux:no_funcs_show: none
    func_stack vmlinux:no_name_show: empty
    handler vmlinux:no_name_show: none
    func_stack vmlinux:no_objects_show: empty
    handler vmlinux:no_objects_show: none
    func_stack vmlinux:object_twice_show: empty
    handler vmlinux:object_twice_show: none
    func_stack vmlinux:rela_missing_show: empty
    handler vmlinux:rela_missing_show: none
    func_stack vmlinux:rela_section_show: empty
    handler vmlinux:rela_section_show: none
    func_stack vmlinux:rela_symbol_show: empty
    handler vmlinux:rela_symbol_show: none
    func_stack vmlinux:rela_unmarked_show: empty
    handler vmlinux:rela_unmarked_show: none
    func_stack vmlinux:size_show: empty
    handler vmlinux:size_show: none
    func_stack vmlinux:unmarked_show: empty
    handler vmlinux:unmarked_show: none
    func_stack vmlinux:untraceable_show: empty
    handler vmlinux:untraceable_show: none
    TAINT_LIVEPATCH: no
    kernel.ftrace_enabled: 1
  `);
});

test('1: load rela_section fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load rela_section
    [notice] rela_section: tainting kernel with TAINT_LIVEPATCH
    [err] livepatch: section .klp.rela has an incorrectly formatted name
    → -EINVAL: Invalid argument
    TAINT_LIVEPATCH: no → yes
  `);
});

test('2: load rela_symbol fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load rela_symbol
    [notice] rela_symbol: tainting kernel with TAINT_LIVEPATCH
    [err] livepatch: symbol .klp.sym.vmlinux has an incorrectly formatted name
    → -EINVAL: Invalid argument
    TAINT_LIVEPATCH: no → yes
  `);
});

test('3: load rela_unmarked fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load rela_unmarked
    [notice] rela_unmarked: tainting kernel with TAINT_LIVEPATCH
    [err] livepatch: symbol .klp.sym.vmlinux.rela_unmarked_show,0 is not marked as a livepatch symbol
    → -EINVAL: Invalid argument
    TAINT_LIVEPATCH: no → yes
  `);
});

test('4: load rela_missing fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load rela_missing
    [notice] rela_missing: tainting kernel with TAINT_LIVEPATCH
    [err] livepatch: symbol 'no_such_symbol' not found in symbol table
    → -EINVAL: Invalid argument
    TAINT_LIVEPATCH: no → yes
  `);
});

test('5: load untraceable fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load untraceable
    [notice] untraceable: tainting kernel with TAINT_LIVEPATCH
    [notice] livepatch: enabling patch 'untraceable'
    [err] livepatch: failed to find location for function 'untraceable_show'
    [warning] livepatch: failed to patch object 'vmlinux'
    [warning] livepatch: failed to enable patch 'untraceable'
    → -EINVAL: Invalid argument
    TAINT_LIVEPATCH: no → yes
  `);
});

test('6: load new_size fails with ENOENT', () => {
  const { step } = boot();
  step(`
    > load new_size
    [notice] new_size: tainting kernel with TAINT_LIVEPATCH
    [err] livepatch: kallsyms size lookup failed for 'new_size_show' replacement
    → -ENOENT: No such file or directory
    TAINT_LIVEPATCH: no → yes
  `);
});

test('7: load size fails with ENOENT', () => {
  const { step } = boot();
  step(`
    > load size
    [notice] size: tainting kernel with TAINT_LIVEPATCH
    [err] livepatch: kallsyms size lookup failed for 'size_show'
    → -ENOENT: No such file or directory
    TAINT_LIVEPATCH: no → yes
  `);
});

test('8: load beyond fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load beyond
    [notice] beyond: tainting kernel with TAINT_LIVEPATCH
    [err] livepatch: symbol position 2 for symbol 'beyond_show' in object 'vmlinux' not found
    → -EINVAL: Invalid argument
    TAINT_LIVEPATCH: no → yes
  `);
});

test('9: load ambiguous fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load ambiguous
    [notice] ambiguous: tainting kernel with TAINT_LIVEPATCH
    [err] livepatch: unresolvable ambiguity for symbol 'ambiguous_show' in object '(null)'
    → -EINVAL: Invalid argument
    TAINT_LIVEPATCH: no → yes
  `);
});

test('10: load missing fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load missing
    [notice] missing: tainting kernel with TAINT_LIVEPATCH
    [err] livepatch: symbol 'missing_show' not found in symbol table
    → -EINVAL: Invalid argument
    TAINT_LIVEPATCH: no → yes
  `);
});

test('11: load object_twice fails with EEXIST', () => {
  const { step } = boot();
  step(`
    > load object_twice
    [notice] object_twice: tainting kernel with TAINT_LIVEPATCH
    → -EEXIST: File exists
    TAINT_LIVEPATCH: no → yes
  `);
});

test('12: load function_twice fails with EEXIST', () => {
  const { step } = boot();
  step(`
    > load function_twice
    [notice] function_twice: tainting kernel with TAINT_LIVEPATCH
    → -EEXIST: File exists
    TAINT_LIVEPATCH: no → yes
  `);
});

test('13: load long_object fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load long_object
    [notice] long_object: tainting kernel with TAINT_LIVEPATCH
    → -EINVAL: Invalid argument
    TAINT_LIVEPATCH: no → yes
  `);
});

test('14: load long_function fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load long_function
    [notice] long_function: tainting kernel with TAINT_LIVEPATCH
    → -EINVAL: Invalid argument
    TAINT_LIVEPATCH: no → yes
  `);
});

test('15: load no_code fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load no_code
    [notice] no_code: tainting kernel with TAINT_LIVEPATCH
    → -EINVAL: Invalid argument
    TAINT_LIVEPATCH: no → yes
  `);
});

test('16: load no_name fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load no_name
    [notice] no_name: tainting kernel with TAINT_LIVEPATCH
    → -EINVAL: Invalid argument
    TAINT_LIVEPATCH: no → yes
  `);
});

test('17: load no_funcs fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load no_funcs
    [notice] no_funcs: tainting kernel with TAINT_LIVEPATCH
    → -EINVAL: Invalid argument
    TAINT_LIVEPATCH: no → yes
  `);
});

test('18: load no_objects fails with EINVAL; load no_funcs fails with EINVAL; load unmarked fails with EINVAL; …', () => {
  const { step } = boot();
  step(`
    > load no_objects
    [notice] no_objects: tainting kernel with TAINT_LIVEPATCH
    → -EINVAL: Invalid argument
    TAINT_LIVEPATCH: no → yes
  `);
  step(`
    > load no_objects
    → -EINVAL: Invalid argument
  `);
  step(`
    > load no_funcs
    → -EINVAL: Invalid argument
  `);
  step(`
    > load unmarked
    [err] livepatch: module unmarked is not marked as a livepatch module
    → -EINVAL: Invalid argument
  `);
  step(`
    > load no_name
    → -EINVAL: Invalid argument
  `);
  step(`
    > load no_code
    → -EINVAL: Invalid argument
  `);
  step(`
    > load long_function
    → -EINVAL: Invalid argument
  `);
  step(`
    > load long_object
    → -EINVAL: Invalid argument
  `);
  step(`
    > load function_twice
    → -EEXIST: File exists
  `);
  step(`
    > load object_twice
    → -EEXIST: File exists
  `);
  step(`
    > load missing
    [err] livepatch: symbol 'missing_show' not found in symbol table
    → -EINVAL: Invalid argument
  `);
  step(`
    > load ambiguous
    [err] livepatch: unresolvable ambiguity for symbol 'ambiguous_show' in object '(null)'
    → -EINVAL: Invalid argument
  `);
  step(`
    > load beyond
    [err] livepatch: symbol position 2 for symbol 'beyond_show' in object 'vmlinux' not found
    → -EINVAL: Invalid argument
  `);
  step(`
    > load size
    [err] livepatch: kallsyms size lookup failed for 'size_show'
    → -ENOENT: No such file or directory
  `);
  step(`
    > load new_size
    [err] livepatch: kallsyms size lookup failed for 'new_size_show' replacement
    → -ENOENT: No such file or directory
  `);
  step(`
    > load untraceable
    [notice] livepatch: enabling patch 'untraceable'
    [err] livepatch: failed to find location for function 'untraceable_show'
    [warning] livepatch: failed to patch object 'vmlinux'
    [warning] livepatch: failed to enable patch 'untraceable'
    → -EINVAL: Invalid argument
  `);
  step(`
    > load rela_missing
    [err] livepatch: symbol 'no_such_symbol' not found in symbol table
    → -EINVAL: Invalid argument
  `);
  step(`
    > load rela_unmarked
    [err] livepatch: symbol .klp.sym.vmlinux.rela_unmarked_show,0 is not marked as a livepatch symbol
    → -EINVAL: Invalid argument
  `);
  step(`
    > load rela_symbol
    [err] livepatch: symbol .klp.sym.vmlinux has an incorrectly formatted name
    → -EINVAL: Invalid argument
  `);
  step(`
    > load rela_section
    [err] livepatch: section .klp.rela has an incorrectly formatted name
    → -EINVAL: Invalid argument
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
});
