import { wrongClocks, type WrongClock } from '../../edits/clocks';
import { replaced } from '../../edits/timeText';
import type { TimedEntry } from '../../model/types';
import { defineRule, type Fix } from '../rule';
import { choice, replacement } from '../support/edits';

export default defineRule({
  id: 'timeline/invalid-time',
  since: '0.1.0',
  level: 'error',
  fix: 'safe',
  options: {},
  several: 'each',
  reads: ['incident', 'times'],
  summary: 'A time or date that does not exist, such as `25:10`, `13:55 PM` or 2025-02-30.',
  why: `Nothing can be computed from a time that does not exist, and no reader can tell what was meant. A 24-hour time of the afternoon with PM after it is only a hint, since what it means is clear. Times that are known to be missing (\`--:--\`, \`??\`, TBD) are no errors.`,
  examples: [
    {
      title: 'an hour that the day does not have',
      bad: '# Outage\n\n## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 14:30 | Alert |\n| ⟦25:10⟧ | Restart |\n| 15:20 | Closed |\n',
      fixed:
        '# Outage\n\n## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 14:30 | Alert |\n| 15:10 | Restart |\n| 15:20 | Closed |\n',
    },
    {
      title: 'a 24-hour time with PM',
      bad: '# Outage\n\n## Timeline\n\n- 12:45 PM UTC - Alert\n- ⟦13:55 PM UTC⟧ - Restart\n',
      fixed: '# Outage\n\n## Timeline\n\n- 12:45 PM UTC - Alert\n- 1:55 PM UTC - Restart\n',
    },
    {
      title: 'a time known to be missing',
      good: '# Outage\n\n## Timeline\n\n- 14:30 UTC - Alert\n- ??:?? - Restart\n- 14:50 UTC - Closed\n',
    },
  ],
  check({ model, document, report }) {
    for (const timeline of model.timelines) {
      // `13:55 PM` says one word too much, but what it means is clear.
      const clear = timeline.entries.filter(isClear);
      timeline.entries.forEach((entry, index) => {
        if (entry.when.kind !== 'invalid' || clear.includes(entry)) return;
        report({
          range: entry.when.range,
          message: `${entry.when.text} is no time: ${entry.when.problem}. Correct it, so that the timeline can be read.`,
          fixes: hourFixes(
            document().text,
            entry,
            timeline.entries[index - 1],
            timeline.entries[index + 1],
          ),
        });
      });
      // A habit of the whole timeline is told once.
      const told = clear.length > HABIT ? clear.slice(0, 1) : clear;
      for (const entry of told) {
        if (entry.when.kind !== 'invalid') continue;
        const all = clear.length > HABIT ? clear : [entry];
        const more = all.length > 1 ? ` So do ${all.length - 1} more times of this timeline.` : '';
        report({
          range: entry.when.range,
          severity: 'hint',
          message: `${entry.when.text} says it twice: ${entry.when.problem}. Write it in one of the two ways.${more}`,
          fixes: meridiemFixes(document().text, all),
        });
      }
    }
    const { window, date } = model.incident;
    for (const part of [window?.start, window?.end, date]) {
      if (part?.kind === 'invalid')
        report({
          range: part.range,
          message: `${part.text} does not exist: ${part.problem}. Correct it.`,
        });
    }
  },
});

/** From this many on, a redundant AM or PM is how the whole timeline is written. */
const HABIT = 2;

/** `13:55 PM`, and not `23:00 AM`, which contradicts itself. */
const isClear = (entry: TimedEntry): boolean =>
  entry.when.kind === 'invalid' &&
  entry.start?.time != null &&
  /\dp\.?m|\d p\.?m/i.test(entry.when.text);

/** The hour of a clock as it is written: `17` of `17:14 PM`. */
const HOUR = /\d{1,2}/;
/** What says the half of the day, before or behind the clock. */
const HALF = /^\D{1,3}(?=\d)|[ \t]?[ap](?:\.?m\.?)?$/i;

/** The same times with twelve hours, which is safe for an afternoon, or without AM and PM. */
function meridiemFixes(text: string, entries: readonly TimedEntry[]): readonly Fix[] {
  const clocks = entries.map(({ when }) =>
    when.kind === 'invalid' ? wrongClocks(text, when) : null,
  );
  const all = clocks.flatMap((found) => found ?? []);
  const [first] = all;
  if (!first || clocks.includes(null) || all.some((clock) => !HALF.test(clock.text))) return [];
  // Half of the day or not, `9:75a` and `25:10 PM` are none.
  if (all.some((clock) => minuteOf(clock) > 59 || hourOf(clock) > 23)) return [];
  const way = (preferred: boolean, rewrite: (clock: WrongClock) => string): Fix => {
    const value = valueOf(text, entries[0], first, rewrite(first));
    return choice(
      all.length > 1 ? `Replace all ${all.length} of them (${value})` : `Replace by ${value}`,
      all.map((clock) => replacement(clock.range, rewrite(clock))),
      preferred,
    );
  };
  const afternoon = all.every(
    (clock) => hourOf(clock) > 12 && hourOf(clock) < 24 && /p/i.test(clock.text),
  );
  const plain = way(!afternoon, (clock) => clock.text.replace(HALF, ''));
  if (!afternoon) return [plain];
  const twelve = way(true, (clock) => clock.text.replace(HOUR, String(hourOf(clock) - 12)));
  return [{ ...twelve, safe: true }, plain];
}

const hourOf = ({ text }: WrongClock): number => Number(HOUR.exec(text)?.[0]);

/** Not a number where no minutes are written. */
const minuteOf = ({ text }: WrongClock): number =>
  Number(/\d{1,2}[:：](\d{2})/.exec(text)?.[1] ?? NaN);

/** The whole time with another clock, where it stands in one piece; else the clock. */
function valueOf(
  text: string,
  entry: TimedEntry | undefined,
  clock: WrongClock,
  value: string,
): string {
  const when = entry?.when;
  if (when?.kind !== 'invalid' || text.slice(when.range.from, when.range.to) !== when.text)
    return value;
  return replaced(text, when.range, [[clock.range, value]]);
}

/** The hours of the neighbours that put the time between them. */
function hourFixes(
  text: string,
  entry: TimedEntry,
  previous: TimedEntry | undefined,
  next: TimedEntry | undefined,
): readonly Fix[] {
  if (entry.when.kind !== 'invalid') return [];
  const found = wrongClocks(text, entry.when);
  const [clock] = found ?? [];
  if (!clock || found?.length !== 1) return [];
  if (HALF.test(clock.text)) return meridiemFixes(text, [entry]);
  const minute = minuteOf(clock);
  if (!(minute <= 59)) return [];
  const hours = [...new Set([previous?.start?.time?.hour, next?.start?.time?.hour])].filter(
    (hour) => hour !== undefined,
  );
  const fitting = hours.filter((hour) => fits(hour * 60 + minute, previous, next));
  return fitting.map((hour, index) => {
    const value = clock.text.replace(HOUR, String(hour).padStart(2, '0'));
    return choice(
      `Replace by ${valueOf(text, entry, clock, value)}`,
      [replacement(clock.range, value)],
      index === 0,
    );
  });
}

const minutes = (entry: TimedEntry | undefined): number | null =>
  entry?.start?.time ? entry.start.time.hour * 60 + entry.start.time.minute : null;

/** Whether a minute of the day stands between its neighbours. */
function fits(
  minute: number,
  previous: TimedEntry | undefined,
  next: TimedEntry | undefined,
): boolean {
  const low = minutes(previous);
  const high = minutes(next);
  return (low === null || minute >= low) && (high === null || minute <= high);
}
