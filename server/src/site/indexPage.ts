import { escapeMarkup as t } from '../picture/svg';
import { cell, countOf, head, linkTo, page, searchField, valueCell } from './html';
import { levelOf } from '../incidents/bySeverity';
import { severityRank } from '../incidents/severityRank';
import type { PagedIncident, Site } from './types';

/** All incidents, newest first. */
export function indexPage(site: Site): string {
  const { incidents, others, options } = site;
  const list =
    incidents.length === 0
      ? [
          '<p>No postmortem was found.</p>',
          `<p>${others.length === 0 ? 'There was no Markdown document to read.' : `${countOf(others.length, 'document')} were looked at; <a href="about.html">the page about these numbers</a> says of each kind what it is.`}</p>`,
        ]
      : [...searchField('incidents'), ...table(incidents)];
  return page(
    {
      path: 'index.html',
      title: 'Incidents',
      script: incidents.length > 0,
      body: ['<h1>Incidents</h1>', ...summary(site), ...list],
    },
    options,
  );
}

function summary({ incidents, others }: Site): readonly string[] {
  if (incidents.length === 0) return [];
  const dates = incidents.flatMap(({ summary: { day } }) => (day ? [day.day] : [])).sort();
  const undated = incidents.length - dates.length;
  return [
    `<p>${countOf(incidents.length, 'incident')}${dates.length === 0 ? '' : `, ${dates[0] ?? ''} to ${dates.at(-1) ?? ''}`}${undated === 0 ? '' : `, ${undated} without a date`}. Empty cells are what a document does not tell, and a length with a question mark is in no number${others.length === 0 ? '' : `; ${countOf(others.length, 'other document')} ${others.length === 1 ? 'has' : 'have'} no page`} (<a href="about.html">about these numbers</a>).</p>`,
  ];
}

const table = (incidents: readonly PagedIncident[]): readonly string[] => [
  '<table class="list" role="table">',
  '<caption>All incidents, the newest first</caption>',
  '<thead role="rowgroup"><tr role="row">',
  head('Date'),
  head('Incident'),
  head('Severity', true),
  head('Status'),
  head('Duration', true),
  head('Detect', true),
  head('Resolve', true),
  head('Services'),
  head('To do', true),
  '</tr></thead>',
  '<tbody role="rowgroup">',
  ...incidents.map(row),
  '</tbody>',
  '</table>',
];

function row(incident: PagedIncident): string {
  const { summary, data } = incident;
  const { day, id, lengths, actions } = summary;
  const level = levelOf(incident.summary);
  const left = actions.filter(({ state }) => state !== 'done').length;
  return [
    '<tr role="row">',
    cell('Date', day === null ? '' : `${day.day}${day.refuted === null ? '' : '?'}`, {
      kind: 'day',
    }),
    `<td role="cell" class="title" data-v="${t(incident.title.toLowerCase())}">${linkTo(incident)}${id === null ? '' : ` <small>${t(id)}</small>`}</td>`,
    cell('Severity', t(level ?? cut(summary.severity?.text ?? '')), {
      value: level === null ? '' : (severityRank(level) ?? 99),
      kind: 'short',
    }),
    cell('Status', t(summary.status?.level ?? cut(summary.status?.text ?? '')), { kind: 'short' }),
    valueCell('Duration', lengths.duration),
    valueCell('Detect', lengths.detect),
    valueCell('Resolve', lengths.resolve),
    cell('Services', t(servicesOf(data.incident.services)), { kind: 'wide' }),
    cell('To do', actions.length === 0 ? '' : `${left} of ${actions.length}`, {
      value: actions.length === 0 ? '' : left,
      kind: 'num',
    }),
    '</tr>',
  ].join('');
}

const MOST = 3;
const LONGEST = 40;

/** The first few; the page of the incident has all. */
const servicesOf = (services: readonly string[]): string =>
  [
    ...services.slice(0, MOST).map(cut),
    ...(services.length > MOST ? [`${services.length - MOST} more`] : []),
  ].join(', ');

const cut = (text: string): string => {
  const characters = [...text];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : text;
};
