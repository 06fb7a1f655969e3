import { minutesText } from '../../server/src/picture/clock';
import type { PreviewEntry, PreviewTimeline } from '../../server/src/protocol';
import { l10n } from './words';

interface DetailsProps {
  readonly entry: PreviewEntry | null;
  readonly timeline: PreviewTimeline;
  /** An instant on the clock of the axis. */
  readonly told: (at: number) => string;
  readonly open: (url: string) => void;
}

/** All of the entry that is pointed at, or else chosen, with the links that are its evidence. */
export function Details({ entry, timeline, told, open }: DetailsProps) {
  if (!entry)
    return (
      <p class="details quiet">
        {l10n.t(
          'Point at a mark to read it; click it to go to its line; drag it to change its time.',
        )}
      </p>
    );
  const { at, end, time, actor, text, rest, notes, milestone, links } = entry;
  const shown = at === null ? time : end === null ? told(at) : `${told(at)}–${told(end)}`;
  return (
    <div class="details">
      <p>
        <b class="time">{shown}</b>
        {time !== '' && !shown.includes(time) && (
          <span class="quiet">{l10n.t('written {0}', time)}</span>
        )}
        {actor !== null && <b>{actor}</b>}
        {milestone !== null && <span class="tag">{milestone}</span>}
        <span class="quiet">{since(entry, timeline)}</span>
      </p>
      <p dir="auto">
        {rest === null ? text : `${text} ${rest}`}
        {notes !== null && notes !== '' && <span class="quiet"> {notes}</span>}
      </p>
      {links.length > 0 && (
        <p>
          {links.map((link) => (
            <button
              key={link.url}
              type="button"
              class="link"
              role="link"
              title={link.url}
              onClick={() => open(link.url)}
            >
              {link.text}
            </button>
          ))}
        </p>
      )}
    </div>
  );
}

/** `22m after: detected`. */
function since({ at }: PreviewEntry, { milestones }: PreviewTimeline): string {
  const begin =
    milestones.find(({ id }) => id === 'detected') ?? milestones.find(({ id }) => id === 'started');
  if (at === null || !begin || at === begin.at) return '';
  const length = minutesText(Math.abs(at - begin.at));
  return at > begin.at
    ? l10n.t('{0} after: {1}', length, begin.name)
    : l10n.t('{0} before: {1}', length, begin.name);
}
