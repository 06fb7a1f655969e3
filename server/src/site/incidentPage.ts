import { factsHtml, causesHtml, languageOf } from '../features/render/html';
import { eventHtml, timelineRows } from '../features/render/timelineRows';
import { countActions, isLate, type LedgerAction } from '../incidents/actions/ledger';
import type { Figure } from '../incidents/numbers';
import { escapeMarkup as t, timelineSvg } from '../picture/svg';
import { told } from '../picture/told';
import type { PreviewEvidence } from '../protocol';
import { cell, countOf, head, linkTo, minutesText, page, scrolled } from './html';
import { VALUE_IDS, VALUE_NAMES, type PagedIncident, type Site } from './types';

/** Wide enough for names of lanes, narrow enough for paper. */
const PICTURE_WIDTH = 880;
const MOST_SHARED = 5;

/** What incidents of one report have to do with each other. */
export interface Links {
  /** By id; several where an id stands twice. */
  readonly byId: ReadonlyMap<string, readonly PagedIncident[]>;
  /** Incidents that refer to an id. */
  readonly referring: ReadonlyMap<string, readonly PagedIncident[]>;
  /** By name of a service, in lower case; newest first. */
  readonly byService: ReadonlyMap<string, readonly PagedIncident[]>;
}

/** Found once for all pages. */
export function linksBetween({ incidents }: Site): Links {
  const byId = new Map<string, PagedIncident[]>();
  const referring = new Map<string, PagedIncident[]>();
  const byService = new Map<string, PagedIncident[]>();
  const add = (map: Map<string, PagedIncident[]>, key: string, incident: PagedIncident): void => {
    const known = map.get(key);
    if (known) known.push(incident);
    else map.set(key, [incident]);
  };
  for (const incident of incidents) {
    if (incident.summary.id !== null) add(byId, incident.summary.id, incident);
    for (const id of incident.related) add(referring, id, incident);
    for (const service of new Set(incident.data.incident.services.map(serviceKey)))
      add(byService, service, incident);
  }
  return { byId, referring, byService };
}

const serviceKey = (service: string): string => service.trim().toLowerCase();

/** All about one incident. */
export function incidentPage(incident: PagedIncident, site: Site, links: Links): string {
  const { data, title, summary } = incident;
  const { id, day } = summary;
  const asPublic = site.options.public;
  const lines = new Set(told(data.timeline).map(({ line }) => line));
  const twins = id === null ? [] : (links.byId.get(id) ?? []).filter((one) => one !== incident);
  const picture = timelineSvg(data.timeline, data.metrics, PICTURE_WIDTH);
  return page(
    {
      path: `incidents/${incident.slug}.html`,
      title,
      language: languageOf(data),
      body: [
        `<h1>${t(data.title.trim() === '' ? title : data.title)}</h1>`,
        `<p class="soft">${[day === null ? 'No date is told' : `${day.day}${day.refuted === null ? '' : `, doubtful: ${t(day.refuted)}`}`, ...(asPublic ? [] : [`from <code>${t(incident.path)}</code>`])].join(', ')}</p>`,
        ...(twins.length === 0
          ? []
          : [
              `<p><b>The id ${t(id ?? '')} stands in ${countOf(twins.length + 1, 'document')}.</b> The other: ${twins.map((one) => linkTo(one, '../')).join(', ')}.</p>`,
            ]),
        ...(summary.several
          ? [
              `<p><b>This document tells of several incidents.</b> All of it is on this page, it counts as one, and its lengths are in no number over many.</p>`,
            ]
          : []),
        ...factsHtml(data),
        ...valuesHtml(incident, lines, asPublic),
        ...section('Timeline', [
          ...(picture === null
            ? []
            : [`<figure class="framed">${scrolled('Picture of the timeline', picture)}</figure>`]),
          ...timelineTable(incident),
        ]),
        ...section('Why it happened', causesHtml(data)),
        ...section('Action items', actionTable(summary.actions, site)),
        ...section('Other incidents', relatedHtml(incident, links)),
      ],
    },
    site.options,
  );
}

const section = (title: string, body: readonly string[]): readonly string[] =>
  body.length === 0 ? [] : ['<section>', `<h2>${title}</h2>`, ...body, '</section>'];

/** The lengths with the lines that they were read from. */
function valuesHtml(
  { summary: { lengths }, data }: PagedIncident,
  lines: ReadonlySet<number>,
  asPublic: boolean,
): readonly string[] {
  const untold = VALUE_IDS.filter((id) => lengths[id].kind === 'untold');
  const cards = VALUE_IDS.flatMap((id) => {
    const figure = lengths[id];
    if (figure.kind === 'untold') return [];
    const metric = data.metrics.find((one) => one.id === (id === 'duration' ? 'impact' : id));
    const evidence =
      figure.kind === 'known' && figure.from === 'computed' ? (metric?.evidence ?? []) : [];
    const items = evidence.map((one) => evidenceItem(one, lines, asPublic));
    return [card(VALUE_NAMES[id], figure, items, asPublic)];
  });
  return section('Lengths', [
    ...(cards.length === 0 ? [] : ['<ul class="cards">', ...cards, '</ul>']),
    ...(untold.length === 0
      ? []
      : [
          `<p class="soft">Not told by the document: ${untold.map((id) => VALUE_NAMES[id].toLowerCase()).join(', ')}.</p>`,
        ]),
  ]);
}

function card(
  name: string,
  figure: Exclude<Figure, { readonly kind: 'untold' }>,
  evidence: readonly string[],
  asPublic: boolean,
): string {
  const length = minutesText(figure.minutes);
  const at = asPublic ? '' : ` (line ${figure.lines.join(', ')})`;
  if (figure.kind === 'left-out')
    return `<li><b class="wrong">${length}?</b>${name}<small>Left out of all numbers${at}: ${t(figure.reason)}</small></li>`;
  const definition =
    figure.from === 'stated' ? `stated as “${t(figure.definition)}”${at}` : t(figure.definition);
  const doubt = figure.doubt === null ? '' : `<small>Doubt: ${t(figure.doubt)}</small>`;
  return `<li><b>${length}</b>${name}<small>${definition}</small>${doubt}${evidence.length === 0 ? '' : `<ul>${evidence.join('')}</ul>`}</li>`;
}

function evidenceItem(
  { name, time, text, line }: PreviewEvidence,
  lines: ReadonlySet<number>,
  asPublic: boolean,
): string {
  const place = asPublic ? 'row' : `line ${line + 1}`;
  const where = lines.has(line)
    ? `<a href="#l${line + 1}">${place}</a>`
    : asPublic
      ? ''
      : `<span class="soft">${place}</span>`;
  return `<li>${t(name)} ${t(time)}: <q>${t(text)}</q> ${where}</li>`;
}

function timelineTable({ data: { timeline } }: PagedIncident): readonly string[] {
  const found = timelineRows(timeline);
  if (!found) return [];
  const seen = new Set<number>();
  const rows = found.rows.flatMap(({ entry, day }) => {
    const anchor = seen.has(entry.line) ? '' : ` id="l${entry.line + 1}"`;
    seen.add(entry.line);
    return [
      ...(day === null ? [] : [`<tr><th scope="rowgroup" colspan="3">${day}</th></tr>`]),
      `<tr${anchor}><td class="num">${t(entry.time)}</td><td>${eventHtml(entry)}</td><td class="short">${t(entry.actor ?? '')}</td></tr>`,
    ];
  });
  return [
    '<table>',
    `<caption>${found.caption}</caption>`,
    `<thead><tr><th scope="col">${t(found.time)}</th><th scope="col">Event</th><th scope="col">Who</th></tr></thead>`,
    '<tbody>',
    ...rows,
    '</tbody>',
    '</table>',
  ];
}

/** `2025-09-01, overdue`; whether it is overdue is said only at a known time. */
export function dueHtml(action: LedgerAction, now: string | null): string {
  const shown = t(action.due ?? action.dueText ?? '');
  return now !== null && isLate(action, now.slice(0, 10))
    ? `<span class="wrong">${shown}, overdue</span>`
    : shown;
}

/** What the document says of it; `not told` where it says nothing. */
export const stateText = ({ state, status }: LedgerAction): string =>
  status ?? (state === 'unknown' ? 'not told' : state === 'done' ? 'Done' : 'Open');

function actionTable(actions: readonly LedgerAction[], { options }: Site): readonly string[] {
  if (actions.length === 0) return [];
  const ranked = actions.some(({ priority }) => priority !== null);
  const { all, done, open, unknown, leftOut } = countActions(actions, '');
  return [
    '<table class="list" role="table">',
    `<caption>${countOf(all, 'action')}: ${done} done, ${open} open, ${unknown} of which the document does not tell${leftOut === 0 ? '' : `; ${leftOut} stand twice, and count once`}</caption>`,
    `<thead role="rowgroup"><tr role="row">${[...(ranked ? ['Priority'] : []), 'Action', 'Owner', 'Due', 'Status'].map((name) => head(name)).join('')}</tr></thead>`,
    '<tbody role="rowgroup">',
    ...actions.map((action) =>
      [
        `<tr role="row" id="a${action.line}">`,
        ...(ranked ? [cell('Priority', t(action.priority ?? ''))] : []),
        `<td role="cell">${t(action.text)}</td>`,
        cell('Owner', t(action.owner ?? ''), { kind: 'short' }),
        cell('Due', dueHtml(action, options.now), { kind: 'short' }),
        cell('Status', t(stateText(action)), { kind: 'short' }),
        '</tr>',
      ].join(''),
    ),
    '</tbody>',
    '</table>',
  ];
}

function relatedHtml(incident: PagedIncident, links: Links): readonly string[] {
  const { related } = incident;
  const { id } = incident.summary;
  const named = related.map((one) => {
    const pages = links.byId.get(one) ?? [];
    return `<li>${t(one)}${pages.length === 0 ? ' <small>not among these documents</small>' : `: ${pages.map((other) => linkTo(other, '../')).join(', ')}`}</li>`;
  });
  const back = id === null ? [] : (links.referring.get(id) ?? []).filter((one) => one !== incident);
  const list = (title: string, items: readonly string[]): readonly string[] =>
    items.length === 0 ? [] : [`<h3>${title}</h3>`, '<ul>', ...items, '</ul>'];
  return [
    ...list('It refers to', named),
    ...list(
      'They refer to it',
      back.map(
        (one) => `<li>${linkTo(one, '../')} <small>${one.summary.day?.day ?? ''}</small></li>`,
      ),
    ),
    ...incident.data.incident.services.flatMap((service) => {
      const others = (links.byService.get(serviceKey(service)) ?? []).filter(
        (one) => one !== incident,
      );
      const more = others.length - MOST_SHARED;
      return list(`Also about ${t(service)}`, [
        ...others
          .slice(0, MOST_SHARED)
          .map(
            (one) => `<li>${linkTo(one, '../')} <small>${one.summary.day?.day ?? ''}</small></li>`,
          ),
        ...(more > 0 ? [`<li>and ${more} more</li>`] : []),
      ]);
    }),
  ];
}
