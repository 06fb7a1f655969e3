import type { PreviewAnalysis } from '../../server/src/protocol';

/** Why it happened: the root cause, what contributed, and the whys as a chain. */
export function Causes({
  analysis: { rootCause, factors, whys },
  reveal,
}: {
  readonly analysis: PreviewAnalysis;
  readonly reveal: (line: number) => void;
}) {
  // The root cause often stands among the factors as well.
  const others = factors.filter(({ text }) => rootCause === null || !text.endsWith(rootCause.text));
  if (rootCause === null && factors.length === 0 && whys.length === 0) return null;
  return (
    <section aria-labelledby="causes-title">
      <h2 id="causes-title">Causes</h2>
      <ul class="rows">
        {rootCause && (
          <li>
            <button type="button" class="row" onClick={() => reveal(rootCause.line)}>
              <span class="priority">Root cause</span>
              <span class="row-text">{rootCause.text}</span>
            </button>
          </li>
        )}
        {others.map((factor) => (
          <li key={factor.line}>
            <button type="button" class="row" onClick={() => reveal(factor.line)}>
              <span class="row-text">{factor.text}</span>
            </button>
          </li>
        ))}
      </ul>
      {whys.length > 0 && (
        <ol class="rows whys">
          {whys.map((why) => (
            <li key={why.line}>
              <button type="button" class="row" onClick={() => reveal(why.line)}>
                <span class="row-text">
                  <b>{why.question}</b> {why.answer ?? <span class="overdue">no answer yet</span>}
                </span>
              </button>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
