import { useEffect, useRef, useState } from 'preact/hooks';
import { told } from '../../server/src/picture/told';
import type { PreviewEntry, PreviewTimeline } from '../../server/src/protocol';
import { l10n } from './words';

interface EntriesProps {
  readonly timeline: PreviewTimeline;
  readonly cursor: number | null;
  readonly reveal: (line: number) => void;
}

/** Rows that come and go together as the panel is scrolled. */
const BLOCK = 40;
/** Fewer rows than that are simply all there. */
const FEW = 120;
/** Height of a row that was not seen yet, in pixels. */
const USUAL_HEIGHT = 30;

/** The timeline as a table: what the picture shows, for screen readers, narrow panels and reading on. */
export function Entries({ timeline, cursor, reveal }: EntriesProps) {
  const rows = told(timeline);
  if (rows.length === 0) return null;
  const blocks = Array.from({ length: Math.ceil(rows.length / BLOCK) }, (_, index) =>
    rows.slice(index * BLOCK, (index + 1) * BLOCK),
  );
  return (
    <details class="entries" open>
      <summary>
        {l10n.t('Entries')} <span class="count">{rows.length}</span>
      </summary>
      <table aria-rowcount={rows.length + 1} aria-label={l10n.t('Entries of the timeline')}>
        <thead>
          <tr>
            <th scope="col">
              {l10n.t('Time')}
              {timeline.zone === null ? '' : ` (${timeline.zone})`}
            </th>
            <th scope="col">{l10n.t('What')}</th>
            <th scope="col">{l10n.t('Who')}</th>
          </tr>
        </thead>
        {blocks.map((block, index) => (
          <Block
            key={index}
            rows={block}
            first={index * BLOCK + 2}
            always={rows.length <= FEW}
            wanted={block.some(({ line }) => line === cursor)}
            cursor={cursor}
            reveal={reveal}
          />
        ))}
      </table>
    </details>
  );
}

interface BlockProps {
  readonly rows: readonly PreviewEntry[];
  /** Index of the first row in the table, from 1. */
  readonly first: number;
  readonly always: boolean;
  /** Has the row of the cursor, which is scrolled to. */
  readonly wanted: boolean;
  readonly cursor: number | null;
  readonly reveal: (line: number) => void;
}

function Block({ rows, first, always, wanted, cursor, reveal }: BlockProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const height = useRef(rows.length * USUAL_HEIGHT);
  const [near, setNear] = useState(first === 2);
  useEffect(() => {
    const element = body.current;
    if (!element || always) return undefined;
    const observer = new IntersectionObserver(
      ([seen]) => {
        if (seen?.isIntersecting === false && seen.boundingClientRect.height > 0)
          height.current = seen.boundingClientRect.height;
        setNear(seen?.isIntersecting === true);
      },
      { rootMargin: '600px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [always]);
  const there = always || near || wanted;
  return (
    <tbody ref={body}>
      {there ? (
        rows.map((entry, index) => (
          <Row
            key={entry.key}
            entry={entry}
            index={first + index}
            current={entry.line === cursor}
            reveal={reveal}
          />
        ))
      ) : (
        <tr aria-hidden="true">
          <td colSpan={3} style={{ height: `${height.current}px` }} />
        </tr>
      )}
    </tbody>
  );
}

const Row = ({
  entry: { time, text, rest, milestone, actor, line },
  index,
  current,
  reveal,
}: {
  readonly entry: PreviewEntry;
  readonly index: number;
  readonly current: boolean;
  readonly reveal: (line: number) => void;
}) => {
  const whole = rest === null ? text : `${text} ${rest}`;
  return (
    <tr
      class={current ? 'entry current' : 'entry'}
      aria-rowindex={index}
      aria-current={current ? 'true' : undefined}
      data-line={line}
      onClick={() => reveal(line)}
    >
      <td class="time">{time || '??:??'}</td>
      <td>
        <button
          type="button"
          class="plain"
          dir="auto"
          aria-label={`${time || l10n.t('unknown time')} ${whole}`}
        >
          {whole}
        </button>
        {milestone !== null && <span class="tag">{milestone}</span>}
      </td>
      <td class="who">{actor ?? ''}</td>
    </tr>
  );
};
