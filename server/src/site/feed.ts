import { escapeMarkup as t } from '../picture/svg';
import { countOf, hrefOf, minutesText } from './html';
import { VALUE_IDS, VALUE_NAMES, type PagedIncident, type Site } from './types';

/** Readers of feeds ask for what is new. */
const NEWEST = 50;

/**
 * The newest incidents as an Atom feed (RFC 4287). Its times are those of the incidents: without a
 * clock, nothing else is known. An entry keeps its id as long as its page keeps its name.
 */
export function feed({ incidents, options }: Site): string {
  const dated = incidents.filter(({ summary }) => summary.day !== null).slice(0, NEWEST);
  const updated = options.now ?? instantOf(dated[0]?.summary.day?.day ?? '1970-01-01');
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    '<title>Postmortems</title>',
    '<id>tag:postmortem.invalid,2025:report</id>',
    `<updated>${updated}</updated>`,
    '<author><name>Postmortems</name></author>',
    '<link rel="self" href="feed.xml"/>',
    '<link rel="alternate" type="text/html" href="index.html"/>',
    ...dated.flatMap(entry),
    '</feed>',
    '',
  ].join('\n');
}

const instantOf = (date: string): string => `${date}T00:00:00Z`;

const entry = (incident: PagedIncident): readonly string[] => [
  '<entry>',
  `<title>${t(incident.title)}</title>`,
  `<id>tag:postmortem.invalid,2025:${t(encodeURIComponent(incident.slug))}</id>`,
  `<updated>${instantOf(incident.summary.day?.day ?? '')}</updated>`,
  `<link rel="alternate" type="text/html" href="${t(hrefOf(incident))}"/>`,
  `<summary>${t(summaryOf(incident))}</summary>`,
  '</entry>',
];

/** `INC-1, SEV-1, Resolved. Duration 1h 15m. 4 actions.` */
function summaryOf({ summary }: PagedIncident): string {
  const { id, severity, status, lengths: figures, actions } = summary;
  const facts = [id, severity?.text ?? null, status?.text ?? null]
    .filter((fact) => fact !== null)
    .join(', ');
  const lengths = VALUE_IDS.flatMap((name) => {
    const value = figures[name];
    return value.kind === 'known' ? [`${VALUE_NAMES[name]} ${minutesText(value.minutes)}`] : [];
  }).join(', ');
  return [facts, lengths, actions.length === 0 ? '' : countOf(actions.length, 'action')]
    .filter((part) => part !== '')
    .map((part) => `${part}.`)
    .join(' ');
}
