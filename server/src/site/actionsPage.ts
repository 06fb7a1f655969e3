import { escapeMarkup as t } from '../picture/svg';
import { cell, countOf, head, hrefOf, page, searchField } from './html';
import { countActions, type LedgerAction } from '../incidents/actions/ledger';
import { dueHtml, stateText } from './incidentPage';
import type { PagedIncident, Site } from './types';

interface Row {
  readonly action: LedgerAction;
  readonly incident: PagedIncident;
}

/** All actions: those that are not done first, by their dates. */
export function actionsPage(site: Site): string {
  const rows = site.incidents
    .flatMap((incident) => incident.summary.actions.map((action): Row => ({ action, incident })))
    .sort((a, b) => compare(orderOf(a), orderOf(b)));
  const body =
    rows.length === 0
      ? ['<p>No document lists an action.</p>']
      : [...summary(rows, site), ...searchField('actions'), ...table(rows, site)];
  return page(
    {
      path: 'actions.html',
      title: 'Actions',
      script: rows.length > 0,
      body: ['<h1>Actions</h1>', ...body],
    },
    site.options,
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Done last; without a date behind those with one. */
const orderOf = ({ action }: Row): string =>
  `${action.state === 'done' ? 1 : 0}${action.due ?? '9999'}`;

function summary(rows: readonly Row[], { options: { now } }: Site): readonly string[] {
  const today = now?.slice(0, 10) ?? null;
  const counts = countActions(
    rows.map(({ action }) => action),
    today ?? '',
  );
  return [
    `<p>${countOf(counts.all, 'action')}: ${counts.done} done, ${counts.open} open, and ${counts.unknown} of which the document does not tell.${today === null ? '' : ` ${counts.late} overdue on ${today}.`}${counts.leftOut === 0 ? '' : ` ${counts.leftOut} stand twice in their document, and count once.`}</p>`,
    '<p>Done and open are what the documents say: a tick, a status, a word. Many are done elsewhere and never ticked, so “not told” is no “open”.</p>',
  ];
}

function table(rows: readonly Row[], { options }: Site): readonly string[] {
  return [
    '<table class="list" role="table">',
    '<caption>All actions, those that are not done first</caption>',
    '<thead role="rowgroup"><tr role="row">',
    ...['Action', 'Owner', 'Due', 'Status', 'Priority', 'Incident'].map((name) => head(name)),
    '</tr></thead>',
    '<tbody role="rowgroup">',
    ...rows.map(({ action, incident }) =>
      [
        `<tr role="row"${action.state === 'done' ? ' class="done"' : ''}>`,
        `<td role="cell">${t(action.text)}</td>`,
        cell('Owner', t(action.owner ?? ''), { kind: 'short' }),
        cell('Due', dueHtml(action, options.now), { value: action.due ?? '', kind: 'short' }),
        cell('Status', t(stateText(action)), { kind: 'short' }),
        cell('Priority', t(action.priority ?? '')),
        cell('Incident', `<a href="${hrefOf(incident)}#a${action.line}">${t(incident.title)}</a>`, {
          value: `${incident.summary.day?.day ?? ''} ${incident.title}`,
        }),
        '</tr>',
      ].join(''),
    ),
    '</tbody>',
    '</table>',
  ];
}
