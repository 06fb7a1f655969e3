/** What a shell can complete of one command. */
export interface CommandWords {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionWords[];
  /** Words that may stand as its argument; null where files may. */
  readonly words: readonly string[] | null;
}

export interface OptionWords {
  /** `--format` */
  readonly flag: string;
  readonly description: string;
  /** Values to choose from; empty for any value, null for an option without one. */
  readonly choices: readonly string[] | null;
}

export const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** A script that teaches a shell to complete `postmortem`. */
export function completionScript(
  shell: (typeof SHELLS)[number],
  commands: readonly CommandWords[],
): string {
  return { bash, zsh, fish }[shell](commands);
}

function bash(commands: readonly CommandWords[]): string {
  const values = commands.flatMap(({ name, options }) =>
    options.flatMap(({ flag, choices }) =>
      choices === null
        ? []
        : [
            choices.length === 0
              ? `    '${name} ${flag}') COMPREPLY=($(compgen -f -- "$current")); return ;;`
              : `    '${name} ${flag}') COMPREPLY=($(compgen -W '${choices.join(' ')}' -- "$current")); return ;;`,
          ],
    ),
  );
  const flags = commands.map(
    ({ name, options }) =>
      `      ${name}) COMPREPLY=($(compgen -W '${options.map(({ flag }) => flag).join(' ')}' -- "$current")) ;;`,
  );
  const words = commands.flatMap(({ name, words: own }) =>
    own === null
      ? []
      : [`    ${name}) COMPREPLY=($(compgen -W '${own.join(' ')}' -- "$current")) ;;`],
  );
  return `# postmortem completion bash > /etc/bash_completion.d/postmortem
_postmortem() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD - 1]}" command="\${COMP_WORDS[1]}"
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W '${commands.map(({ name }) => name).join(' ')}' -- "$current"))
    return
  fi
  case "$command $previous" in
${values.join('\n')}
  esac
  if [[ $current == -* ]]; then
    case "$command" in
${flags.join('\n')}
    esac
    return
  fi
  case "$command" in
${words.join('\n')}
    *) COMPREPLY=($(compgen -f -- "$current")) ;;
  esac
}
complete -o filenames -F _postmortem postmortem
`;
}

/** Within single quotes, where `'` is the only character that ends them. */
const quoted = (text: string): string => `'${text.replace(/'/g, `'\\''`)}'`;

function zsh(commands: readonly CommandWords[]): string {
  const plain = (text: string): string => text.replace(/[[\]:]/g, ' ');
  const specs = commands.map(({ name, options, words }) => {
    const lines = options.map(({ flag, description, choices }) => {
      const value =
        choices === null
          ? ''
          : choices.length === 0
            ? ':value:_files'
            : `:value:(${choices.join(' ')})`;
      return quoted(`${flag}[${plain(description)}]${value}`);
    });
    const rest = words === null ? "'*:file:_files'" : quoted(`*:word:(${words.join(' ')})`);
    return `    ${name}) _arguments ${[...lines, rest].join(' ')} ;;`;
  });
  return `#compdef postmortem
# postmortem completion zsh > "\${fpath[1]}/_postmortem"
_postmortem() {
  local -a commands
  commands=(${commands.map(({ name, description }) => quoted(`${name}:${plain(description)}`)).join(' ')})
  if ((CURRENT == 2)); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  ((CURRENT--))
  case $command in
${specs.join('\n')}
  esac
}
_postmortem "$@"
`;
}

function fish(commands: readonly CommandWords[]): string {
  const lines = commands.flatMap(({ name, description, options, words }) => [
    `complete -c postmortem -n __fish_use_subcommand -f -a ${name} -d ${quoted(description)}`,
    ...options.map(
      (option) =>
        `complete -c postmortem -n '__fish_seen_subcommand_from ${name}' -l ${option.flag.slice(2)} -d ${quoted(option.description)}${valueOf(option)}`,
    ),
    ...(words === null
      ? []
      : [
          `complete -c postmortem -n '__fish_seen_subcommand_from ${name}' -f -a ${quoted(words.join(' '))}`,
        ]),
  ]);
  return `# postmortem completion fish > ~/.config/fish/completions/postmortem.fish\n${lines.join('\n')}\n`;
}

const valueOf = ({ choices }: OptionWords): string =>
  choices === null ? '' : choices.length === 0 ? ' -r' : ` -x -a ${quoted(choices.join(' '))}`;
