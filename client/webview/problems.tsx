import type { PreviewEdit, PreviewProblem } from '../../server/src/protocol';
import { l10n } from './words';

const NAMES: Readonly<
  Record<
    PreviewProblem['severity'],
    readonly [name: string, several: (count: number) => string, one: string]
  >
> = {
  error: [l10n.t('Error'), (count) => l10n.t('{0} errors', count), l10n.t('1 error')],
  warning: [l10n.t('Warning'), (count) => l10n.t('{0} warnings', count), l10n.t('1 warning')],
  information: [l10n.t('Info'), (count) => l10n.t('{0} infos', count), l10n.t('1 info')],
  hint: [l10n.t('Hint'), (count) => l10n.t('{0} hints', count), l10n.t('1 hint')],
};

/** Fixes beyond that are behind a button. */
const FEW = 3;

interface ProblemsProps {
  /** Whether there are times that could contradict anything. */
  readonly compared: boolean;
  readonly problems: readonly PreviewProblem[];
  readonly reveal: (line: number) => void;
  readonly edit: (edit: PreviewEdit) => void;
}

/** What the rules found, each leading to its line, with its fixes. */
export function Problems({ compared, problems, reveal, edit }: ProblemsProps) {
  return (
    <section aria-labelledby="problems-title">
      <h2 id="problems-title">
        {l10n.t('Problems')} <span class="count">{counted(problems)}</span>
      </h2>
      {problems.length === 0 ? (
        <p class="quiet">
          {compared
            ? l10n.t('Nothing contradicts, nothing is missing.')
            : l10n.t('No times were read yet, so there is nothing to compare.')}
        </p>
      ) : (
        <ul class="rows">
          {problems.map((problem) => (
            <li
              key={`${problem.rule} ${problem.line} ${problem.character}`}
              data-line={problem.line}
            >
              <button type="button" class="row" onClick={() => reveal(problem.line)}>
                <span class={`level ${problem.severity}`}>{NAMES[problem.severity][0]}</span>
                <span class="row-text">{problem.message}</span>
                <span class="row-note">{l10n.t('line {0}', problem.line + 1)}</span>
              </button>
              <Fixes problem={problem} edit={edit} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Fixes({
  problem: { fixes, line, character, rule },
  edit,
}: {
  readonly problem: PreviewProblem;
  readonly edit: (edit: PreviewEdit) => void;
}) {
  if (fixes.length === 0) return null;
  const buttons = fixes.map((title, index) => (
    <button
      key={title}
      type="button"
      class="tool"
      onClick={() => edit({ kind: 'fix', line, character, rule, index })}
    >
      {title}
    </button>
  ));
  return (
    <div class="fixes">
      {buttons.slice(0, FEW)}
      {buttons.length > FEW && (
        <details>
          <summary>{l10n.t('{0} more', buttons.length - FEW)}</summary>
          {buttons.slice(FEW)}
        </details>
      )}
    </div>
  );
}

/** `2 errors, 1 warning`; the worst first. */
function counted(problems: readonly PreviewProblem[]): string {
  const parts = (['error', 'warning', 'information', 'hint'] as const).flatMap((severity) => {
    const count = problems.filter((problem) => problem.severity === severity).length;
    const [, several, one] = NAMES[severity];
    return count === 0 ? [] : [count === 1 ? one : several(count)];
  });
  return parts.length === 0 ? '0' : parts.join(', ');
}
