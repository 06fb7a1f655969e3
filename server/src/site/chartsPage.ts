import { MILESTONE_NAMES } from '../model/timeline/metrics';
import type { MilestoneKind } from '../model/types';
import { escapeMarkup as t } from '../picture/svg';
import { dateOfDay, offsetAt } from '../time/instant';
import { CAVEAT } from '../incidents/numbers';
import { distributionOf, FEWEST, shareOf } from '../incidents/numbers/statistics';
import { calendarChart, weekChart, weekdayName } from './charts/calendar';
import { dotChart, type Dot } from './charts/dots';
import { countOf, hrefOf, linkTo, minutesText, page, scrolled } from './html';
import { bySeverity } from './severity';
import { VALUE_NAMES, type PagedIncident, type Site, type ValueId } from './types';

/** The incidents as a whole: each of them a mark, and no mean. */
export function chartsPage(site: Site): string {
  return page(
    {
      path: 'charts.html',
      title: 'Charts',
      body: [
        '<h1>Charts</h1>',
        '<p>Each dot is one incident, and leads to it. What a document does not tell, and what its own words speak against, is in no chart; below each stands how many that are. The same as a table is below each chart.</p>',
        `<p>${CAVEAT}</p>`,
        ...(site.incidents.length === 0
          ? ['<p>There is no incident to show.</p>']
          : [
              ...(['duration', 'detect', 'resolve'] as const).flatMap((id) => lengths(id, site)),
              ...calendar(site),
              ...week(site),
              ...milestones(site),
            ]),
      ],
    },
    site.options,
  );
}

type Known = readonly { readonly incident: PagedIncident; readonly minutes: number }[];

const knownOf = (incidents: readonly PagedIncident[], id: ValueId): Known =>
  incidents
    .flatMap((incident) => {
      const value = incident.summary.lengths[id];
      return value.kind === 'known' ? [{ incident, minutes: value.minutes }] : [];
    })
    .sort((a, b) => a.minutes - b.minutes);

function lengths(id: ValueId, { incidents }: Site): readonly string[] {
  const name = VALUE_NAMES[id];
  const groups = bySeverity(incidents)
    .map((group) => ({ name: group.name, known: knownOf(group.incidents, id) }))
    .filter(({ known }) => known.length > 0);
  const count = groups.reduce((sum, { known }) => sum + known.length, 0);
  const left = incidents.filter(({ summary }) => summary.lengths[id].kind === 'left-out').length;
  const title = `${name}, by severity`;
  const said = `${countOf(count, 'incident')} of ${incidents.length}; ${incidents.length - count - left} do not tell it, ${left} left out as their own words speak against it.`;
  if (count === 0) return [`<h2>${title}</h2>`, `<p class="soft">${said}</p>`];
  const svg = dotChart(
    groups.map((group) => ({
      name: group.name.length > 16 ? `${[...group.name].slice(0, 15).join('')}…` : group.name,
      dots: group.known.map(({ incident, minutes }): Dot => ({
        value: minutes,
        label: `${minutesText(minutes)}: ${incident.title}`,
        href: hrefOf(incident),
      })),
      median:
        group.known.length < FEWEST
          ? null
          : (distributionOf(group.known.map(({ minutes }) => minutes))?.median ?? null),
    })),
  );
  return figure(title, svg, said, [
    '<table>',
    `<caption>${name} by severity: the middle one (the line in the chart), its 95 % interval by resampling, and the range</caption>`,
    '<thead><tr><th scope="col">Severity</th><th scope="col">Incidents</th><th scope="col">Median</th><th scope="col">95 % interval</th><th scope="col">Shortest to longest</th></tr></thead>',
    '<tbody>',
    ...groups.map((group) =>
      summaryRow(
        group.name,
        group.known.map(({ minutes }) => minutes),
      ),
    ),
    '</tbody>',
    '</table>',
    ...values(
      groups.flatMap(({ name: group, known }) =>
        known.map(({ incident, minutes }) => [linkTo(incident), t(group), minutesText(minutes)]),
      ),
      ['Incident', 'Severity', name],
    ),
  ]);
}

function summaryRow(name: string, minutes: readonly number[]): string {
  const found = distributionOf(minutes);
  const [first = 0] = minutes;
  const cells = [
    String(minutes.length),
    found === null || minutes.length < FEWEST ? 'too few' : minutesText(found.median),
    found?.interval == null ? 'too few' : found.interval.map(minutesText).join(' to '),
    [...new Set([first, minutes.at(-1) ?? first].map(minutesText))].join(' to '),
  ];
  return `<tr><th scope="row">${t(name)}</th>${cells.map((one) => `<td class="num">${one}</td>`).join('')}</tr>`;
}

function calendar({ incidents }: Site): readonly string[] {
  const dated = incidents.flatMap((incident) =>
    incident.summary.day === null || incident.summary.day.refuted !== null
      ? []
      : [
          {
            date: incident.summary.day.day,
            label: `${incident.summary.day.day}: ${incident.title}`,
            href: hrefOf(incident),
            incident,
          },
        ],
  );
  const doubtful = incidents.filter(({ summary }) => summary.day?.refuted != null).length;
  const said = `${countOf(dated.length, 'incident')} of ${incidents.length}; ${incidents.length - dated.length - doubtful} have no date, ${doubtful} left out as their date is doubtful.`;
  if (dated.length === 0) return ['<h2>Calendar</h2>', `<p class="soft">${said}</p>`];
  return figure('Calendar', calendarChart(dated), said, monthTable(dated.map(({ date }) => date)));
}

function monthTable(dates: readonly string[]): readonly string[] {
  const months = new Map<string, number>();
  for (const date of dates) months.set(date.slice(0, -3), (months.get(date.slice(0, -3)) ?? 0) + 1);
  return values(
    [...months]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([month, count]) => [month, String(count)]),
    ['Month', 'Incidents'],
  );
}

function week({ incidents, zone }: Site): readonly string[] {
  const placed = incidents.flatMap((incident) => {
    if (incident.began === null) return [];
    const wall = incident.began + offsetAt(incident.began, zone.id);
    const day = Math.floor(wall / 1440);
    const hour = (wall - day * 1440) / 60;
    const weekday = dateOfDay(day).dayOfWeek - 1;
    const clock = `${String(Math.floor(hour)).padStart(2, '0')}:${String(Math.floor((hour % 1) * 60 + 1e-6)).padStart(2, '0')}`;
    return [
      {
        weekday,
        hour,
        clock,
        incident,
        label: `${weekdayName(weekday)} ${clock}: ${incident.title}`,
        href: hrefOf(incident),
      },
    ];
  });
  const title = `When they began, in the hours of the week (${zone.id})`;
  const said = `${countOf(placed.length, 'incident')} of ${incidents.length}: those of which day, time and time zone of the beginning are known, else of the detection. The clock is that of ${zone.id}: ${zone.why}.`;
  if (placed.length === 0) return [`<h2>${t(title)}</h2>`, `<p class="soft">${t(said)}</p>`];
  return figure(
    t(title),
    weekChart(placed),
    t(said),
    values(
      [...placed]
        .sort((a, b) => a.weekday - b.weekday || a.hour - b.hour)
        .map(({ weekday, clock, incident }) => [weekdayName(weekday), clock, linkTo(incident)]),
      ['Day', `Time (${zone.id})`, 'Incident'],
    ),
  );
}

/** How many documents tell each moment of an incident: what is measured at all. */
function milestones({ incidents }: Site): readonly string[] {
  const kinds: readonly MilestoneKind[] = [
    'started',
    'detected',
    'acknowledged',
    'identified',
    'mitigated',
    'resolved',
    'all-clear',
  ];
  return [
    '<h2>What the documents tell</h2>',
    '<table>',
    `<caption>How many of ${countOf(incidents.length, 'document')} tell each moment</caption>`,
    '<thead><tr><th scope="col">Moment</th><th scope="col">Documents</th><th scope="col">95 % interval of the share</th></tr></thead>',
    '<tbody>',
    ...kinds.map((kind) => {
      const { count, interval } = shareOf(
        incidents.filter(({ summary }) => summary.milestones.some((one) => one.kind === kind))
          .length,
        incidents.length,
      );
      return `<tr><th scope="row">${MILESTONE_NAMES[kind]}</th><td class="num">${count}</td><td class="num">${interval === null ? '' : interval.map((share) => `${Math.round(share * 100)} %`).join(' to ')}</td></tr>`;
    }),
    '</tbody>',
    '</table>',
  ];
}

/** A chart with what is not in it, and all that it shows as a table. `title` and `said` are markup. */
const figure = (
  title: string,
  svg: string,
  said: string,
  below: readonly string[],
): readonly string[] => [
  '<section>',
  `<h2>${title}</h2>`,
  `<figure>${scrolled(`Chart: ${title}`, svg)}<figcaption class="soft">${said}</figcaption></figure>`,
  ...below,
  '</section>',
];

/** What the chart shows, folded away. Cells are markup. */
const values = (
  rows: readonly (readonly string[])[],
  heads: readonly string[],
): readonly string[] => [
  `<details><summary>${countOf(rows.length, 'row')} of the chart as a table</summary>`,
  '<table>',
  `<thead><tr>${heads.map((name) => `<th scope="col">${t(name)}</th>`).join('')}</tr></thead>`,
  '<tbody>',
  ...rows.map((row) => `<tr>${row.map((one) => `<td>${one}</td>`).join('')}</tr>`),
  '</tbody>',
  '</table>',
  '</details>',
];
