import type { Command, Option } from 'commander';
import type { Io } from './io.ts';

const examples = `
Examples:
  klp completion bash > ~/.local/share/bash-completion/completions/klp
  klp completion zsh > ~/.zfunc/_klp
  klp completion fish > ~/.config/fish/completions/klp.fish`;

interface VerbWords {
  readonly name: string;
  readonly description: string;
  readonly options: readonly string[];
}

/** Verbs and options as commander knows them, so that the script cannot fall behind. */
const wordsOf = (program: Command): readonly VerbWords[] =>
  program.commands.map((c) => ({
    name: c.name(),
    description: c.description(),
    options: [...c.options.flatMap((o: Option) => (o.long === undefined ? [] : [o.long])), '--help'],
  }));

const shells = {
  bash: (verbs: readonly VerbWords[]) => `_klp() {
  local word=\${COMP_WORDS[COMP_CWORD]} options=''
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${verbs.map((v) => v.name).join(' ')}' -- "$word"))
    return
  fi
  case \${COMP_WORDS[1]} in
${verbs.map((v) => `    ${v.name}) options='${v.options.join(' ')}' ;;`).join('\n')}
  esac
  case $word in
    -*) COMPREPLY=($(compgen -W "$options" -- "$word")) ;;
    *) COMPREPLY=($(compgen -f -- "$word")) ;;
  esac
}
complete -o filenames -F _klp klp`,
  zsh: (verbs: readonly VerbWords[]) => `#compdef klp
local -a verbs options
verbs=(
${verbs.map((v) => `  '${v.name}:${v.description.replaceAll("'", `'\\''`).replaceAll(':', '\\:')}'`).join('\n')}
)
if (( CURRENT == 2 )); then
  _describe verb verbs
  return
fi
case $words[2] in
${verbs.map((v) => `  ${v.name}) options=(${v.options.join(' ')}) ;;`).join('\n')}
esac
if [[ $PREFIX == -* ]]; then compadd -a options; else _files; fi`,
  fish: (verbs: readonly VerbWords[]) =>
    verbs
      .flatMap((v) => [
        `complete -c klp -n __fish_use_subcommand -f -a ${v.name} -d '${v.description.replaceAll("'", "\\'")}'`,
        ...v.options.map(
          (o) => `complete -c klp -n '__fish_seen_subcommand_from ${v.name}' -l ${o.slice(2)}`,
        ),
      ])
      .join('\n'),
} as const;

/** `klp completion`: a script that completes verbs, options and file names. */
export function register(program: Command, io: Io): void {
  program
    .command('completion')
    .description('print a completion script for a shell')
    .argument('<shell>', 'bash, zsh or fish')
    .addHelpText('after', examples)
    .action((shell: string, _options: unknown, command: Command) => {
      if (shell !== 'bash' && shell !== 'zsh' && shell !== 'fish') {
        command.error(`error: no completion for "${shell}"; there is bash, zsh and fish`);
      }
      io.out(shells[shell](wordsOf(program)));
    });
}
