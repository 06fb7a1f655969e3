import { CAVEAT, type Aggregate, type Overview } from '../../incidents/numbers';
import { MILESTONE_NAMES } from '../../model/timeline/metrics';
import { formatMinutes } from '../../time/duration';
import { shown } from './formats/shown';
import { tableText } from './table';

/** `1h 15m`; fractions of a minute are for JSON and CSV. */
export const shownMinutes = (minutes: number): string => formatMinutes(Math.round(minutes));

/** What many postmortems give together, as text for a terminal. */
export function overviewText(overview: Overview, aside: string): string {
  const { incidents, actions, sameId, several } = overview;
  if (incidents === 0) return `\nNo postmortem was found${aside === '' ? '' : `: ${aside}`}.\n`;
  const told = overview.milestones.filter(({ share }) => share.count > 0);
  const parts = [
    lengthTable(overview.lengths),
    definitions(overview.lengths),
    [
      groups('Severity', overview.severities),
      groups('Status', overview.statuses),
      groups('Quarter', overview.quarters),
      `Told: ${told.map(({ kind, share }) => `${MILESTONE_NAMES[kind]} ${share.count} of ${share.of}`).join(', ')}\n`,
    ].join(''),
    leftOut(overview),
    sameId
      .map(
        ({ id, files }) =>
          `${files.map(shown).join(' and ')} have the id ${shown(id)}: each was counted.\n`,
      )
      .join(''),
    several
      .map(
        (file) => `${shown(file)} tells several incidents: counted as one, without its lengths.\n`,
      )
      .join(''),
    `${CAVEAT}\n`,
    `${incidents} postmortem${incidents === 1 ? '' : 's'}, ${actions.open} actions open, ${actions.late} overdue. Of ${actions.all} actions, ${actions.done} are done and ${actions.unknown} unknown.${actions.leftOut > 0 ? ` ${actions.leftOut} stand there twice and count once.` : ''}\n${aside === '' ? '' : `Set aside: ${aside}.\n`}`,
  ];
  return parts
    .filter((part) => part !== '')
    .map((part) => `\n${part}`)
    .join('');
}

function lengthTable(lengths: readonly Aggregate[]): string {
  const rows = lengths
    .filter(({ values, leftOut: out }) => values.length + out.length > 0)
    .map(({ length, distribution, leftOut: out, untold }) => [
      length,
      String(distribution?.n ?? 0),
      distribution ? shownMinutes(distribution.median) : '–',
      distribution?.interval ? span(distribution.interval) : '–',
      distribution ? span([distribution.lowerQuartile, distribution.upperQuartile]) : '–',
      distribution ? span([distribution.least, distribution.most]) : '–',
      String(out.length),
      String(untold),
    ]);
  return tableText(
    ['', 'n', 'median', '95% interval', 'middle half', 'range', 'left out', 'not told'],
    rows,
  );
}

const span = ([from, to]: readonly [number, number]): string =>
  `${shownMinutes(from)} – ${shownMinutes(to)}`;

/** By which definitions the values of a length were got: values of two definitions are no one thing. */
const definitions = (lengths: readonly Aggregate[]): string =>
  lengths
    .filter(({ values }) => values.length > 0)
    .map(
      ({ length, definitions: all, doubted }) =>
        `${length}: ${all.map(({ definition, n }) => `${shown(definition)} (${n})`).join(', ')}${doubted > 0 ? `; ${doubted} with a doubt` : ''}\n`,
    )
    .join('');

function groups(name: string, sizes: Overview['severities']): string {
  if (sizes.every(({ value }) => value === null)) return '';
  return `${name}: ${sizes.map(({ value, n }) => `${value === null ? 'not told' : shown(value)} ${n}`).join(', ')}\n`;
}

function leftOut({ lengths, ungrouped }: Overview): string {
  const lines = [
    ...lengths.flatMap(({ length, leftOut: out }) =>
      out.map(
        ({ file, lines: at, minutes, reason }) =>
          `  ${shown(file)}:${at[0] ?? 1}  ${length} ${shownMinutes(minutes)}: ${shown(reason)}\n`,
      ),
    ),
    ...ungrouped.map(
      ({ file, lines: at, what, reason }) =>
        `  ${shown(file)}:${at[0] ?? 1}  ${what}: ${shown(reason)}\n`,
    ),
  ];
  return lines.length === 0 ? '' : `Left out:\n${lines.join('')}`;
}
