import type { PreviewAnalysis } from '../../server/src/protocol';
import { l10n } from './words';

interface CausesProps {
  readonly analysis: PreviewAnalysis;
  readonly reveal: (line: number) => void;
}

/** Why it happened: the whys as a chain down to the root cause, and what contributed. */
export function Causes({ analysis: { rootCause, factors, whys }, reveal }: CausesProps) {
  // The root cause often stands among the factors as well.
  const others = factors.filter(({ text }) => rootCause === null || !text.endsWith(rootCause.text));
  if (rootCause === null && factors.length === 0 && whys.length === 0) return null;
  return (
    <section aria-labelledby="causes-title">
      <h2 id="causes-title">{l10n.t('Causes')}</h2>
      {(whys.length > 0 || rootCause) && (
        <ol class="chain">
          {whys.map(({ question, answer, line }) => (
            <li key={line} data-line={line}>
              <button type="button" class="plain" dir="auto" onClick={() => reveal(line)}>
                <span class="question">{question}</span>
                {answer === null ? (
                  <span class="overdue">{l10n.t('No answer yet')}</span>
                ) : (
                  <span class="answer">{answer}</span>
                )}
              </button>
            </li>
          ))}
          {rootCause && (
            <li class="root" data-line={rootCause.line}>
              <button type="button" class="plain" dir="auto" onClick={() => reveal(rootCause.line)}>
                <span class="question">{l10n.t('Root cause')}</span>
                <span class="answer">{rootCause.text}</span>
              </button>
            </li>
          )}
        </ol>
      )}
      {others.length > 0 && (
        <>
          <h3>{l10n.t('Contributing factors')}</h3>
          <ul class="factors">
            {others.map(({ text, line }) => (
              <li key={`${line} ${text}`} data-line={line}>
                <button type="button" class="plain" dir="auto" onClick={() => reveal(line)}>
                  {text}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
