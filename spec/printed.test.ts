import { describe, expect, it } from 'vitest';
import { errno, errnoText } from './errno.ts';
import { callbackLine, insmodError, moduleLine } from './printed.ts';

// Documentation/livepatch/callbacks.txt, Tests 1 to 3 and 6.
describe('printed lines', () => {
  it('names the callback, the object and its module state', () => {
    expect(callbackLine('livepatch_callbacks_demo', 'pre_patch', 'vmlinux', null)).toBe(
      'livepatch_callbacks_demo: pre_patch_callback: vmlinux',
    );
    expect(callbackLine('livepatch_callbacks_demo', 'post_patch', 'livepatch_callbacks_mod', 'COMING')).toBe(
      'livepatch_callbacks_demo: post_patch_callback: livepatch_callbacks_mod -> [MODULE_STATE_COMING] Full formed, running module_init',
    );
    expect(callbackLine('livepatch_callbacks_demo', 'post_unpatch', 'livepatch_callbacks_mod', 'GOING')).toBe(
      'livepatch_callbacks_demo: post_unpatch_callback: livepatch_callbacks_mod -> [MODULE_STATE_GOING] Going away',
    );
    expect(callbackLine('p', 'pre_unpatch', 'm', 'LIVE')).toBe(
      'p: pre_unpatch_callback: m -> [MODULE_STATE_LIVE] Normal state',
    );
  });

  it('prefixes what a module prints, and nothing that vmlinux prints', () => {
    expect(moduleLine('livepatch_callbacks_mod', 'livepatch_callbacks_mod_init')).toBe(
      'livepatch_callbacks_mod: livepatch_callbacks_mod_init',
    );
    expect(moduleLine('vmlinux', 'hello')).toBe('hello');
  });

  it('says what insmod says', () => {
    expect(insmodError('livepatch_callbacks_demo', errnoText(errno('ENODEV')))).toBe(
      'insmod: ERROR: could not insert module livepatch_callbacks_demo.ko: No such device',
    );
  });
});
