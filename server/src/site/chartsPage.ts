import { overviewCharts } from '../features/overview/charts';
import { CAVEAT } from '../incidents/numbers';
import { FEWEST } from '../incidents/numbers/statistics';
import { MILESTONE_NAMES } from '../model/timeline/metrics';
import type { MilestoneKind } from '../model/types';
import {
  calendarLayout,
  ENGLISH_MONTHS,
  ENGLISH_WEEKDAYS,
  weekLayout,
} from '../picture/charts/calendar';
import { dotLayout } from '../picture/charts/dots';
import { escapeMarkup as t } from '../picture/svg';
import type { OverviewCharts, OverviewLength } from '../protocol';
import { chartSvg } from './chartSvg';
import { countOf, hrefOf, minutesText, page, scrolled } from './html';
import { VALUE_NAMES, type Site } from './types';

const WIDTH = 860;

/** The incidents as a whole: each of them a mark, and no mean. */
export function chartsPage(site: Site): string {
  const hrefs = new Map(site.incidents.map((incident) => [incident.path, hrefOf(incident)]));
  const charts = overviewCharts(site.incidents, site.zone, '', (file) => hrefs.get(file) ?? '');
  return page(
    {
      path: 'charts.html',
      title: 'Charts',
      body: [
        '<h1>Charts</h1>',
        '<p>Each dot is one incident, and leads to it. What a document does not tell, and what its own words speak against, is in no chart; below each stands how many that are. The same as a table is below each chart.</p>',
        `<p>${CAVEAT}</p>`,
        ...(charts.incidents.length === 0
          ? ['<p>There is no incident to show.</p>']
          : [
              ...charts.lengths.flatMap((one) => lengths(one, charts)),
              ...calendar(charts),
              ...week(charts),
              ...milestones(charts),
            ]),
      ],
    },
    site.options,
  );
}

const titleOf = ({ incidents }: OverviewCharts, { of }: { readonly of: number }): string =>
  incidents[of]?.title ?? '';

const hrefAt = ({ incidents }: OverviewCharts, { of }: { readonly of: number }): string =>
  incidents[of]?.uri ?? '';

const linkTo = (charts: OverviewCharts, mark: { readonly of: number }): string =>
  `<a href="${t(hrefAt(charts, mark))}">${t(titleOf(charts, mark))}</a>`;

function lengths(
  { id, rows, untold, leftOut }: OverviewLength,
  charts: OverviewCharts,
): readonly string[] {
  const name = VALUE_NAMES[id];
  const count = rows.reduce((sum, { marks }) => sum + marks.length, 0);
  const title = `${name}, by severity`;
  const said = `${countOf(count, 'incident')} of ${charts.incidents.length}; ${untold.length} do not tell it, ${leftOut.length} left out as their own words speak against it.`;
  if (count === 0) return [`<h2>${title}</h2>`, `<p class="soft">${said}</p>`];
  const svg = chartSvg(
    dotLayout(
      rows.map(({ severity, marks, median }) => ({
        name: severity ?? 'not told',
        values: marks.map(({ minutes }) => minutes),
        median,
        interval: null,
        note: '',
      })),
      WIDTH,
    ),
    rows.flatMap(({ marks }) =>
      marks.map((mark) => ({
        label: `${minutesText(mark.minutes)}: ${titleOf(charts, mark)}`,
        href: hrefAt(charts, mark),
      })),
    ),
  );
  return figure(title, svg, said, [
    '<table>',
    `<caption>${name} by severity: the middle one (the line in the chart), its 95 % interval by resampling, and the range</caption>`,
    '<thead><tr><th scope="col">Severity</th><th scope="col">Incidents</th><th scope="col">Median</th><th scope="col">95 % interval</th><th scope="col">Shortest to longest</th></tr></thead>',
    '<tbody>',
    ...rows.map(summaryRow),
    '</tbody>',
    '</table>',
    ...values(
      rows.flatMap(({ severity, marks }) =>
        marks.map((mark) => [
          linkTo(charts, mark),
          t(severity ?? 'not told'),
          minutesText(mark.minutes),
        ]),
      ),
      ['Incident', 'Severity', name],
    ),
  ]);
}

function summaryRow({ severity, marks, median, interval }: OverviewLength['rows'][number]): string {
  const ends = [marks[0], marks.at(-1)].flatMap((mark) =>
    mark ? [minutesText(mark.minutes)] : [],
  );
  const cells = [
    String(marks.length),
    marks.length < FEWEST || median === null ? 'too few' : minutesText(median),
    interval === null ? 'too few' : interval.map(minutesText).join(' to '),
    [...new Set(ends)].join(' to '),
  ];
  return `<tr><th scope="row">${t(severity ?? 'not told')}</th>${cells.map((one) => `<td class="num">${one}</td>`).join('')}</tr>`;
}

function calendar(charts: OverviewCharts): readonly string[] {
  const { marks, untold, leftOut } = charts.calendar;
  const said = `${countOf(marks.length, 'incident')} of ${charts.incidents.length}; ${untold.length} have no date, ${leftOut.length} left out as their date is doubtful.`;
  if (marks.length === 0) return ['<h2>Calendar</h2>', `<p class="soft">${said}</p>`];
  const dates = marks.map(({ date }) => date);
  const svg = chartSvg(
    calendarLayout(dates, WIDTH, ENGLISH_MONTHS),
    marks.map((mark) => ({
      label: `${mark.date}: ${titleOf(charts, mark)}`,
      href: hrefAt(charts, mark),
    })),
  );
  return figure('Calendar', svg, said, monthTable(dates));
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

/** Where the zone of the charts comes from. */
const WHY: Readonly<Record<OverviewCharts['week']['from'], string>> = {
  configuration: 'the zone of the configuration',
  none: 'no configuration names the zone of the team (timezone)',
  several: 'the configurations name several zones',
};

const clockOf = (hour: number): string =>
  `${String(Math.floor(hour)).padStart(2, '0')}:${String(Math.floor((hour % 1) * 60 + 1e-6)).padStart(2, '0')}`;

const weekdayOf = (weekday: number): string => ENGLISH_WEEKDAYS[weekday] ?? '';

function week(charts: OverviewCharts): readonly string[] {
  const { marks, zone, from } = charts.week;
  const title = t(`When they began, in the hours of the week (${zone})`);
  const said = t(
    `${countOf(marks.length, 'incident')} of ${charts.incidents.length}: those of which day, time and time zone of the beginning are known, else of the detection. The clock is that of ${zone}: ${WHY[from]}.`,
  );
  if (marks.length === 0) return [`<h2>${title}</h2>`, `<p class="soft">${said}</p>`];
  const svg = chartSvg(
    weekLayout(marks, WIDTH, ENGLISH_WEEKDAYS),
    marks.map((mark) => ({
      label: `${weekdayOf(mark.weekday)} ${clockOf(mark.hour)}: ${titleOf(charts, mark)}`,
      href: hrefAt(charts, mark),
    })),
  );
  return figure(
    title,
    svg,
    said,
    values(
      [...marks]
        .sort((a, b) => a.weekday - b.weekday || a.hour - b.hour)
        .map((mark) => [weekdayOf(mark.weekday), clockOf(mark.hour), linkTo(charts, mark)]),
      ['Day', `Time (${zone})`, 'Incident'],
    ),
  );
}

/** How many documents tell each moment of an incident: what is measured at all. */
function milestones({ milestones: told, incidents }: OverviewCharts): readonly string[] {
  return [
    '<h2>What the documents tell</h2>',
    '<table>',
    `<caption>How many of ${countOf(incidents.length, 'document')} tell each moment</caption>`,
    '<thead><tr><th scope="col">Moment</th><th scope="col">Documents</th><th scope="col">95 % interval of the share</th></tr></thead>',
    '<tbody>',
    ...told.map(
      ({ kind, count, interval }) =>
        `<tr><th scope="row">${MILESTONE_NAMES[kind as MilestoneKind]}</th><td class="num">${count}</td><td class="num">${interval === null ? '' : interval.map((share) => `${Math.round(share * 100)} %`).join(' to ')}</td></tr>`,
    ),
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
