import type { PreviewEdit, PreviewProblem } from '../../server/src/protocol';

const NAMES: Readonly<Record<PreviewProblem['severity'], string>> = {
  error: 'Error',
  warning: 'Warning',
  information: 'Info',
  hint: 'Hint',
};

/** What the rules found, each leading to its line, with the first of its fixes. */
export function Problems({
  problems,
  reveal,
  edit,
}: {
  readonly problems: readonly PreviewProblem[];
  readonly reveal: (line: number) => void;
  readonly edit: (edit: PreviewEdit) => void;
}) {
  return (
    <section aria-labelledby="problems-title">
      <h2 id="problems-title">
        Problems <span class="count">{problems.length}</span>
      </h2>
      {problems.length === 0 ? (
        <p class="quiet">Nothing contradicts, nothing is missing.</p>
      ) : (
        <ul class="rows">
          {problems.map((problem) => (
            <li key={`${problem.rule} ${problem.line} ${problem.character}`}>
              <button type="button" class="row" onClick={() => reveal(problem.line)}>
                <span class={`level ${problem.severity}`}>{NAMES[problem.severity]}</span>
                <span class="row-text">{problem.message}</span>
                <span class="row-note">line {problem.line + 1}</span>
              </button>
              {problem.fixes.length > 0 && (
                <span class="fixes">
                  {problem.fixes.slice(0, 3).map((title, index) => (
                    <button
                      key={title}
                      type="button"
                      class="tool"
                      onClick={() =>
                        edit({
                          kind: 'fix',
                          line: problem.line,
                          character: problem.character,
                          rule: problem.rule,
                          index,
                        })
                      }
                    >
                      {title}
                    </button>
                  ))}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
