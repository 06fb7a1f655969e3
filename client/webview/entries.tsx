import type { PreviewTimeline } from '../../server/src/protocol';

interface EntriesProps {
  readonly timeline: PreviewTimeline;
  readonly cursor: number | null;
  readonly reveal: (line: number) => void;
}

/** The timeline as a list: what the picture shows, for the keyboard, screen readers and narrow panels. */
export function Entries({ timeline, cursor, reveal }: EntriesProps) {
  if (timeline.entries.length === 0) return null;
  return (
    <details class="entries" open>
      <summary>
        Entries <span class="count">{timeline.entries.length}</span>
      </summary>
      <ol class="rows">
        {timeline.entries
          .filter(({ actorKind }) => actorKind !== 'communication')
          .map((entry) => (
            <li key={entry.key}>
              <button
                type="button"
                class={entry.line === cursor ? 'row entry current' : 'row entry'}
                aria-current={entry.line === cursor ? 'true' : undefined}
                onClick={() => reveal(entry.line)}
              >
                <span class="time">{entry.time || '??:??'}</span>
                <span class="row-text">
                  {entry.text}
                  {entry.milestone !== null && <span class="tag">{entry.milestone}</span>}
                </span>
                <span class="row-note">{entry.actor ?? ''}</span>
              </button>
            </li>
          ))}
      </ol>
    </details>
  );
}
