import { Temporal } from 'temporal-polyfill';
import { MONTHS, NUMBER_WORDS } from './names';

/** A period or a relative day, as people name deadlines: `Q4 2025`, `end of August`, `in 2 weeks`. */
export interface Deadline {
  /** Last day that keeps the promise; null where the words fix none (`ASAP`, `next sprint`). */
  readonly date: Temporal.PlainDate | null;
  readonly from: number;
  readonly to: number;
}

/** What relative deadlines count from. */
export interface DeadlineBase {
  readonly day: Temporal.PlainDate | null;
  /** For months that name no year. */
  readonly year: number | null;
}

type Reader = (match: RegExpExecArray, base: DeadlineBase) => Temporal.PlainDate | null;

const COUNT = String.raw`(\d{1,3}|an?|one|two|three|four|five|six)`;
const UNIT = String.raw`(business days?|working days?|days?|weeks?|wks?|months?|quarters?|years?|tagen?|wochen?|monaten?|jours?|semaines?|mois|días?|dias?|semanas?|meses)`;

/** Tried at each place of the text; of several deadlines the one that ends last counts. */
const FORMS: readonly (readonly [RegExp, Reader])[] = [
  [/\bQ([1-4])[ \t'/-]{0,2}(20\d{2})\b/giu, (m) => endOfMonth(Number(m[2]), Number(m[1]) * 3)],
  [
    // The year behind it is read by the form before.
    /\bQ([1-4])[ \t]?[-–/][ \t]?Q([1-4])(?![\w-])/giu,
    (m, base) => quarterAfter(Number(m[2]), base),
  ],
  [/\b(20\d{2})[ \t/-]?Q([1-4])\b/giu, (m) => endOfMonth(Number(m[1]), Number(m[2]) * 3)],
  [/\bH([12])[ \t/-]?(20\d{2})\b/giu, (m) => endOfMonth(Number(m[2]), Number(m[1]) * 6)],
  [
    /\b(?:(?:by|in|during|this|next|end of)[ \t])?Q([1-4])(?![\w-])/giu,
    (m, base) => (base.year === null ? null : quarterAfter(Number(m[1]), base)),
  ],
  [
    /(?:\b(?:the )?(?:end of|late|mid|early)|\bende|\bfin de?|\bfinal de|\bfim de)[ \t-](?:the |this |der |du )?(week|month|quarter|year|woche|monats?|mois|semana|mes|mês)\b/giu,
    (m, base) => endOfUnit(m[1] ?? '', base),
  ],
  [/\bEO([DWMQY])\b/gu, (m, base) => endOfUnit(LETTERS[m[1] ?? ''] ?? '', base)],
  [
    new RegExp(
      String.raw`\b(?:(?:end of|by the end of|late|mid|early|ende|fin|fin de|final de)[ \t-])?(?:${MONTHS.pattern})\.?(?:[ \t,]{1,2}|[ \t]de[ \t])(20\d{2})\b`,
      'giu',
    ),
    (m) => endOfMonth(Number(m[1]), monthIn(m[0])),
  ],
  [
    new RegExp(
      String.raw`\b(?:end of|by the end of|late|mid|early|ende|fin|fin de|final de)[ \t-](${MONTHS.pattern})(?![\p{L}\d])`,
      'giu',
    ),
    (m, base) => (base.year === null ? null : endOfMonth(base.year, monthIn(m[1] ?? ''))),
  ],
  [
    new RegExp(
      String.raw`\b(?:(?:over |within |in )?(?:the )?(?:next|coming|following)|within|in|après|dans|en|dentro de|innerhalb von)[ \t]${COUNT}(?:[ \t]?[-–][ \t]?(\d{1,3}))?[ \t-]${UNIT}(?!\p{L})`,
      'giu',
    ),
    (m, base) => after(base, m[2] ?? m[1] ?? '', m[3] ?? ''),
  ],
  [
    new RegExp(
      String.raw`^[ \t]*${COUNT}(?:[ \t]?[-–][ \t]?(\d{1,3}))?[ \t-]${UNIT}[ \t]*$`,
      'giu',
    ),
    (m, base) => after(base, m[2] ?? m[1] ?? '', m[3] ?? ''),
  ],
  [
    /\b(?:this|next|current|coming|following|nächste[nrs]?|diese[nrs]?)[ \t](week|month|quarter|year|sprint|release|iteration|woche|monat)\b/giu,
    () => null,
  ],
  [
    /\b(?:semaine|mois|semana|mes|mês) (?:prochaine?|próxim[ao]|que viene|que vem)(?!\p{L})/giu,
    () => null,
  ],
  [
    /^[ \t]*(?:asap|immediate(?:ly)?|as soon as possible|now|today|tomorrow|ongoing|continuous|sofort|laufend|sprint[ \t-]?#?\d{1,4}|v\d{1,3}(?:\.\d{1,3}){1,2}|done|backlog|long[ -]term|short[ -]term|medium[ -]term)[ \t.!]*$/giu,
    () => null,
  ],
  [
    /(?:今|来|翌)(?:週|月|期|四半期|スプリント)(?:中|末)?|月末|\d{1,2}(?:週間|日|か月|ヶ月)以内/gu,
    () => null,
  ],
];

const LETTERS: Readonly<Record<string, string>> = {
  D: 'day',
  W: 'week',
  M: 'month',
  Q: 'quarter',
  Y: 'year',
};

/** The deadline that `text` names without a calendar date, or null. */
export function findDeadline(text: string, base: DeadlineBase): Deadline | null {
  let first = Infinity;
  let last: Deadline | null = null;
  for (const [pattern, read] of FORMS) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const to = match.index + match[0].length;
      const lead = match[0].length - match[0].trimStart().length;
      first = Math.min(first, match.index + lead);
      if (last === null || to > last.to)
        last = {
          date: read(match, base),
          from: match.index,
          to: match.index + match[0].trimEnd().length,
        };
    }
  }
  return last && { ...last, from: first };
}

const endOfMonth = (year: number, month: number): Temporal.PlainDate | null => {
  if (month < 1 || month > 12) return null;
  const day = new Temporal.PlainDate(year, month, 1);
  return day.with({ day: day.daysInMonth });
};

/** The next end of a quarter of that number, counted from the incident. */
function quarterAfter(quarter: number, { day, year }: DeadlineBase): Temporal.PlainDate | null {
  const end = year === null ? null : endOfMonth(year, quarter * 3);
  if (!end || !day || end.since(day).sign >= 0) return end;
  return end.add({ years: 1 });
}

function endOfUnit(unit: string, { day }: DeadlineBase): Temporal.PlainDate | null {
  if (!day) return null;
  const word = unit.toLowerCase();
  if (word === 'day') return day;
  if (/^(?:week|woche|semana)/.test(word)) return day.add({ days: (12 - day.dayOfWeek) % 7 });
  if (word === 'quarter') return endOfMonth(day.year, Math.ceil(day.month / 3) * 3);
  if (word === 'year') return endOfMonth(day.year, 12);
  return endOfMonth(day.year, day.month);
}

function after({ day }: DeadlineBase, count: string, unit: string): Temporal.PlainDate | null {
  const amount = NUMBER_WORDS[count.toLowerCase()] ?? Number(count);
  if (!day || !Number.isInteger(amount)) return null;
  const word = unit.toLowerCase();
  if (/^(?:business|working)/.test(word)) return day.add({ days: Math.ceil((amount * 7) / 5) });
  if (/^(?:w|semain|semana)/.test(word)) return day.add({ weeks: amount });
  if (/^(?:month|monat|mois|mes)/.test(word)) return day.add({ months: amount });
  if (word.startsWith('quarter')) return day.add({ months: amount * 3 });
  if (word.startsWith('year')) return day.add({ years: amount });
  return day.add({ days: amount });
}

const MONTH = new RegExp(MONTHS.pattern, 'iu');

const monthIn = (text: string): number =>
  MONTHS.numbers.get((MONTH.exec(text)?.[0] ?? '').toLowerCase()) ?? 0;
