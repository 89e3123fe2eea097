/**
 * Every message code, what it means and what to do: the one place they are described. docs/reference/codes.md is written
 * from it (`npx tsx src/report/write-codes.ts`), and error-codes.test.ts finds codes that are missing here or used by nothing.
 */
import type { KlpCode } from './error.ts';

export interface CodeDescription {
  readonly code: KlpCode;
  /** A short name. */
  readonly title: string;
  /** What happened, in general. */
  readonly meaning: string;
  /** What to do about it. */
  readonly remedy: string;
}

export interface CodeGroup {
  readonly title: string;
  readonly codes: readonly CodeDescription[];
}

const entry = (code: KlpCode, title: string, meaning: string, remedy: string): CodeDescription => ({
  code,
  title,
  meaning,
  remedy,
});

export const codeGroups: readonly CodeGroup[] = [
  {
    title: 'Scenario files',
    codes: [
      entry(
        'KLP1001',
        'File cannot be read',
        'The named file does not exist, is a directory, or may not be read.',
        'Check the path; a shipped scenario can also be named by its id, e.g. callbacks/test-9.',
      ),
      entry(
        'KLP1002',
        'File too large',
        'A scenario is read as a whole, and this file is larger than any scenario needs.',
        'Check that it is a scenario file.',
      ),
      entry(
        'KLP1003',
        'Not YAML',
        'The text is not UTF-8, or not YAML, or nested too deeply.',
        'Look at the place named; tabs and unclosed brackets are frequent causes. spec/scenarios/ has examples.',
      ),
      entry('KLP1004', 'Empty file', 'The file holds nothing.', 'Start from one of spec/scenarios/.'),
      entry(
        'KLP1005',
        'Aliases cannot be expanded',
        'The anchors and aliases of the YAML file grow too much or refer to themselves.',
        'Write out what the aliases stand for.',
      ),
      entry(
        'KLP1010',
        'Unknown key',
        'A key is not one that a scenario file has there; most often it is mistyped.',
        'Take the name that the message suggests. An editor with the JSON Schema (spec/scenario.schema.json) completes keys.',
      ),
      entry(
        'KLP1011',
        'Wrong value',
        'A value has the wrong type, is out of range, or is not one of the allowed words.',
        'Give what the message asks for.',
      ),
      entry('KLP1012', 'Missing key', 'Something that every scenario must say is not said.', 'Add the key.'),
      entry(
        'KLP1013',
        'Declared twice',
        'Two things in the file have the same name.',
        'Rename one; a kernel has one module of a name.',
      ),
      entry(
        'KLP1014',
        'Unknown name',
        'The file speaks of something that it does not declare, e.g. an object that no module provides.',
        'Declare it, or correct the name.',
      ),
      entry(
        'KLP1016',
        'Contradiction',
        'Two parts of the file cannot both be true, e.g. an idle task that sleeps.',
        'Change one of the two.',
      ),
    ],
  },
  {
    title: 'Events',
    codes: [
      entry(
        'KLP1100',
        'No such event',
        'A line does not start with the name of an event.',
        'Take one of the names in the message, e.g. `load`, `write`, `enter`.',
      ),
      entry(
        'KLP1101',
        'Event cannot be read',
        'The event is known; what follows its name is not what it takes.',
        'Write it in the form that the message shows.',
      ),
      entry(
        'KLP1102',
        'Event speaks of an unknown name',
        'The event names a patch, module, task, function or file that the scenario does not have.',
        'Declare it, or correct the name.',
      ),
      entry(
        'KLP1103',
        'Undeclared value',
        'The event gives a parameter a number that the scenario does not declare, writes to one that has no file, or forks a task that is there already.',
        'Add the value to the declaration, so that the set of states is known.',
      ),
      entry(
        'KLP1104',
        'Pattern without effect',
        'A line of `explore` matches no event, or takes away what was not chosen.',
        'Correct the pattern; each * stands for one word, a last one for several.',
      ),
    ],
  },
  {
    title: 'Compiling a statechart',
    codes: [
      entry(
        'KLP1300',
        'Invoked actor',
        'The chart invokes an actor, whose state is not part of the snapshot.',
        'Model it as a parallel region.',
      ),
      entry('KLP1301', 'Spawned actor', 'The chart spawns an actor.', 'Model it as a parallel region.'),
      entry(
        'KLP1302',
        'Event sent elsewhere',
        'The chart sends an event to another actor.',
        'Raise it in a common machine instead.',
      ),
      entry(
        'KLP1303',
        'Delayed raise',
        'A raised event that waits would be part of the state.',
        'Use `after`, which is explored as a timeout that may happen at any time.',
      ),
      entry(
        'KLP1304',
        'Own actor used',
        'A guard or action reads `self` or `system`.',
        'Let it depend on context, event and parameters alone.',
      ),
      entry(
        'KLP1305',
        'Unknown construct',
        'The chart uses something outside the subset that can be compiled.',
        'The message names it and where it stands; docs/how-to/check-a-machine.md has the subset.',
      ),
      entry(
        'KLP1306',
        'Missing part',
        'A guard, action or state that the chart names does not exist.',
        'Implement it in setup(), or correct the name.',
      ),
      entry(
        'KLP1307',
        'Context without domain',
        'A context field has no finite domain.',
        'Declare it in meta.domains of the root.',
      ),
      entry(
        'KLP1308',
        'State too wide',
        'A state does not fit the packed form.',
        'Declare narrower domains.',
      ),
      entry(
        'KLP1309',
        'Events not listed',
        'The events to explore are missing or do not fit the machine.',
        'List every event with the values it may carry.',
      ),
      entry(
        'KLP1310',
        'Value outside its domain',
        'A value leaves the domain declared for it.',
        'Widen the domain if the value is right; else the transition before is wrong.',
      ),
      entry(
        'KLP1311',
        'Simultaneous eventless transitions',
        'Eventless transitions of several regions are enabled at once; XState takes them in the order in which states were entered, which no state remembers.',
        'Let one region decide, and tell the others by a raised event.',
      ),
      entry(
        'KLP1312',
        'Endless macrostep',
        'Eventless transitions or raised events never come to rest.',
        'Look for a cycle; the message names states in it.',
      ),
      entry('KLP1313', 'Function throws', 'A guard or action threw.', 'Correct it, or guard its transition.'),
      entry(
        'KLP1314',
        'Snapshot does not fit',
        'A snapshot cannot be packed: it is not one of this machine.',
        'Use snapshots of the same machine.',
      ),
      entry(
        'KLP1315',
        'History out of reach',
        'What a history state remembers cannot be packed.',
        'The message names the state; restructure it.',
      ),
    ],
  },
  {
    title: 'Shipped scenarios',
    codes: [
      entry(
        'KLP1401',
        'No such shipped scenario',
        'No file below spec/scenarios/ has this id.',
        'Take a name from `npm start`.',
      ),
      entry(
        'KLP1402',
        'Unknown kernel',
        'A scenario names a kernel profile that does not exist.',
        'Take one of spec/kernels/.',
      ),
      entry(
        'KLP1403',
        'Too many states for tests',
        'Tests are generated from all states of a machine; from a part of them they would look complete.',
        'Allow more with --states, or explore fewer events in the scenario.',
      ),
    ],
  },
  {
    title: 'Shell and selftests',
    codes: [
      entry(
        'KLP1500',
        'Script cannot be read',
        'The shell script does not exist or may not be read.',
        'Check the path.',
      ),
      entry(
        'KLP1501',
        'No directory',
        'The path given to selftest is no directory.',
        'Give a kernel tree or its tools/testing/selftests/livepatch.',
      ),
      entry(
        'KLP1502',
        'No selftests',
        'There are no livepatch selftests at the path.',
        'Give a kernel tree of 5.1 or newer.',
      ),
      entry(
        'KLP1503',
        'Unknown kernel',
        'No kernel profile has this name.',
        'Take one that the message lists.',
      ),
      entry('KLP1504', 'No such test', 'No selftest has this name.', 'Take one that the message lists.'),
    ],
  },
  {
    title: 'Identity of states',
    codes: [
      entry(
        'KLP2001',
        'Field without domain',
        'A context field has no declared domain, so states cannot be told apart by it.',
        "Declare it in meta.domains of the machine's root.",
      ),
      entry(
        'KLP2002',
        'Value outside its domain',
        'A context field holds a value that its domain does not have; the run that leads there is told.',
        'Widen the domain if the value is right; else the last transition of the run is wrong.',
      ),
      entry(
        'KLP2003',
        'Declaration is no domain',
        'What meta.domains holds for a field is no domain, or one with too many values.',
        'Build it with int, oneOf, list, vec and mirror (spec/domain.ts).',
      ),
      entry(
        'KLP2004',
        'Machine runs an actor',
        'An invoked or spawned actor has a state of its own, which the snapshot does not hold.',
        'Model it as a parallel region.',
      ),
      entry(
        'KLP2005',
        'Machine threw',
        'A guard or an action threw; the run that leads there is told.',
        'Correct it, or guard its transition.',
      ),
      entry(
        'KLP2006',
        'Not plain data',
        'A context field without a domain holds something that cannot be compared by its content.',
        'Keep plain data in the context, or declare a domain.',
      ),
    ],
  },
  {
    title: 'Lints of machines',
    codes: [
      entry(
        'KLP2101',
        'Rest in a transient phase',
        'A macrostep ended in a state tagged `transient`: half an operation.',
        'Look for the raised event that should have led out of it.',
      ),
      entry(
        'KLP2102',
        'Raised event not handled',
        'Nobody handled an event that the machine raised.',
        'Handle it, or ignore it on purpose with an empty transition.',
      ),
      entry(
        'KLP2103',
        'Mirror not derivable',
        'A field declared as a mirror had two values in one and the same state; the run that shows it is told.',
        'Look for the action that forgot to change it, or declare it as data.',
      ),
    ],
  },
  {
    title: 'check, simulate, export',
    codes: [
      entry(
        'KLP2200',
        'Nothing, or too much, to check',
        'No scenario was named, or files together with --shipped.',
        'Name scenario files, or say --shipped.',
      ),
      entry(
        'KLP2202',
        'No such property',
        'No property has this id.',
        '`klp check --properties` lists them.',
      ),
      entry(
        'KLP2203',
        'No story',
        'The scenario tells no story that could be run.',
        'Add `story:` to the file, or name events with --do.',
      ),
      entry(
        'KLP2204',
        'Not a machine to check',
        'The module of --machine cannot be loaded, exports no machine, or what it exports beside it has the wrong form.',
        'docs/how-to/check-a-machine.md shows one.',
      ),
      entry(
        'KLP2301',
        'Not a trace',
        'The file is not a trace in ITF that klp wrote.',
        'Write one with `klp export --as itf`.',
      ),
      entry(
        'KLP2302',
        'File cannot be written',
        'The operating system refused to write the file.',
        'Check the folder and your rights.',
      ),
      entry(
        'KLP2303',
        'Event not possible',
        'An event of the run is not possible where it stands.',
        'vocabulary.ts says when each event is possible; `klp simulate --story` shows how far it goes.',
      ),
      entry(
        'KLP2304',
        'No such run',
        'The property is not broken, or there is no deadlock, so there is no run to export.',
        '`klp check` says what was found.',
      ),
      entry(
        'KLP2305',
        'No such machine',
        'No machine of machines/ and no scenario has this name.',
        '`klp export --help` names some; docs/machines shows all.',
      ),
    ],
  },
  {
    title: 'replay',
    codes: [
      entry(
        'KLP2401',
        'Log cannot be read',
        'The log does not exist or is a directory.',
        'Check the path; - is standard input.',
      ),
      entry(
        'KLP2402',
        'Unknown kernel',
        'No kernel profile has this name.',
        'Take one that the message suggests.',
      ),
      entry(
        'KLP2403',
        'Dump cannot be read',
        'The dump of /proc cannot be read.',
        'Make it with the command in `klp replay --help`.',
      ),
    ],
  },
  {
    title: 'diff',
    codes: [
      entry(
        'KLP2500',
        'Two forms at once',
        '--json and --markdown were both given, or scenarios beside two scenario files.',
        'Leave one out.',
      ),
      entry(
        'KLP2501',
        'Nothing of that name',
        'A side of the comparison is no profile, file, folder or git revision.',
        'Check the name.',
      ),
      entry('KLP2502', 'No rules there', 'The revision or folder has no machines/.', 'Name one that has.'),
      entry(
        'KLP2503',
        'Rules cannot be loaded',
        'The machines of one side cannot be loaded.',
        'The reason follows; try the type checker there.',
      ),
    ],
  },
  {
    title: 'Defects of klp',
    codes: [
      entry(
        'KLP9000',
        'Internal error',
        'Something happened that should not; it is not your mistake.',
        'Report it with the command line and the files. KLP_DEBUG=1 shows where it happened.',
      ),
    ],
  },
];
