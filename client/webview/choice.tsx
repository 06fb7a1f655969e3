import type { PreviewData, PreviewPart } from '../../server/src/protocol';
import { l10n } from './words';

/** The incident that is shown of several: the one with the key, else the first; null for a single one. */
export const shownPart = ({ incidents }: PreviewData, key: string): PreviewPart | null =>
  incidents.find((part) => part.key === key) ?? incidents[0] ?? null;

/** The key of the incident that a line belongs to; null for a line of none. */
export const partAt = ({ incidents }: PreviewData, line: number): string | null =>
  incidents.find(({ from, to }) => line >= from && line <= to)?.key ?? null;

/** The data as of one incident: what is its own, and the actions that belong to it or to none. */
export function dataOf(data: PreviewData, key: string): PreviewData {
  const part = shownPart(data, key);
  if (!part) return data;
  const { title, incident, metrics, timeline, analysis } = part;
  const actions = data.actions.filter(({ line }) => {
    const own = partAt(data, line);
    return own === null || own === part.key;
  });
  return { ...data, title, incident, metrics, timeline, analysis, actions };
}

interface ChoiceProps {
  readonly incidents: readonly PreviewPart[];
  readonly shown: PreviewPart;
  readonly choose: (part: PreviewPart) => void;
}

/** Which incident of the document is shown. */
export const Choice = ({ incidents, shown, choose }: ChoiceProps) => (
  <p class="choice">
    <label>
      {l10n.t('Incident')}{' '}
      <select
        value={shown.key}
        onChange={({ currentTarget: { value } }) => {
          const part = incidents.find(({ key }) => key === value);
          if (part) choose(part);
        }}
      >
        {incidents.map(({ key }) => (
          <option key={key} value={key}>
            {key}
          </option>
        ))}
      </select>
    </label>{' '}
    <span class="count">
      {l10n.t('{0} of {1}', incidents.indexOf(shown) + 1, incidents.length)}
    </span>
  </p>
);
