import type { Postmortem } from '../../model/types';
import type { PreviewEntry, PreviewSeries } from '../../protocol';
import type { Range } from '../../text/range';

/** More charts, or longer ones, than that are no picture, and would cost more than linear time. */
const MOST_SERIES = 20;
const MOST_POINTS = 50;

type Timed = PreviewEntry & { readonly at: number };

/**
 * Series of numbers whose times are known: those of the entries that name the number and what is
 * counted. The most points that stand in the order of time; at least two, and half of all.
 */
export function timedSeries(
  model: Postmortem,
  entries: readonly PreviewEntry[],
  line: (range: Range) => number,
): readonly PreviewSeries[] {
  const timed = entries
    .filter((entry): entry is Timed => entry.at !== null)
    .sort((a, b) => a.at - b.at)
    .map((entry) => ({ at: entry.at, text: `${entry.text} ${entry.notes ?? ''}` }));
  const short = model.series.filter(({ points }) => points.length <= MOST_POINTS);
  return short.slice(0, MOST_SERIES).flatMap(({ label, range, points }): PreviewSeries[] => {
    const about = timed.filter(({ text }) => speaksOf(text, label.text));
    const found = matched(
      points.map(({ text }) => text.split(' ', 1)[0] ?? ''),
      about,
    ).flatMap(({ point, entry }) => {
      const value = points[point]?.value ?? null;
      const at = about[entry]?.at;
      return value === null || at === undefined
        ? []
        : [{ at, value, text: points[point]?.text ?? '' }];
    });
    return found.length >= 2 && found.length * 2 >= points.length
      ? [{ name: label.text, line: line(range), points: found }]
      : [];
  });
}

/** Words too general to tell what is counted. */
const GENERAL = new Set(['the', 'of', 'per', 'and', 'rate', 'time', 'total', 'count', 'number']);

/** Whether a text names what a label counts: one of its telling words, singular or plural. */
function speaksOf(text: string, label: string): boolean {
  const words = (label.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).filter(
    (word) => !GENERAL.has(word),
  );
  const said = text.toLowerCase();
  return words.length === 0 || words.some((word) => said.includes(word.replace(/s$/, '')));
}

/** The longest run of points, each with an entry after that of the point before. */
function matched(
  points: readonly string[],
  entries: readonly { readonly text: string }[],
): readonly { readonly point: number; readonly entry: number }[] {
  const width = entries.length + 1;
  const best = new Uint32Array((points.length + 1) * width);
  const at = (point: number, entry: number): number => best[point * width + entry] ?? 0;
  const fits = points.map((number) => entries.map(({ text }) => namesNumber(text, number)));
  for (let point = points.length - 1; point >= 0; point--)
    for (let entry = entries.length - 1; entry >= 0; entry--)
      best[point * width + entry] = Math.max(
        at(point + 1, entry),
        at(point, entry + 1),
        fits[point]?.[entry] === true ? at(point + 1, entry + 1) + 1 : 0,
      );
  const found: { point: number; entry: number }[] = [];
  for (let point = 0, entry = 0; point < points.length && entry < entries.length;) {
    if (fits[point]?.[entry] === true && at(point, entry) === at(point + 1, entry + 1) + 1)
      found.push({ point: point++, entry: entry++ });
    else if (at(point, entry) === at(point + 1, entry)) point++;
    else entry++;
  }
  return found;
}

/** Whether a number stands in a text by itself: `15%` is not in `115%`. */
function namesNumber(text: string, number: string): boolean {
  if (number === '') return false;
  for (let at = text.indexOf(number); at !== -1; at = text.indexOf(number, at + 1))
    if (!/[\d.,]/.test(text[at - 1] ?? ' ') && !/\d/.test(text[at + number.length] ?? ' '))
      return true;
  return false;
}
