import type { TimelineEntry } from '../../model/types';
import { defineRule, type Fix } from '../rule';
import { choice, replacement } from '../support/edits';

export default defineRule({
  id: 'timeline/invalid-time',
  since: '0.1.0',
  level: 'error',
  fix: 'safe',
  options: {},
  summary: 'A time or date that does not exist, such as `25:10`, `13:55 PM` or 2025-02-30.',
  why: `Nothing can be computed from a time that does not exist, and no reader can tell what was meant. A 24-hour time with AM or PM after it is only a hint, since what it means is clear. Times that are known to be missing (\`--:--\`, \`??\`, TBD) are no errors.`,
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
  check({ model, report }) {
    for (const timeline of model.timelines) {
      timeline.entries.forEach((entry, index) => {
        if (entry.when.kind !== 'invalid') return;
        // `13:55 PM` says one word too much, but what it means is clear.
        const clear = entry.start !== null;
        report({
          range: entry.when.range,
          ...(clear ? { severity: 'hint' as const } : {}),
          message: `${entry.when.text} is no time as it stands: ${entry.when.problem}. ${clear ? 'Write it in one of the two ways.' : 'Correct it, so that the timeline can be read.'}`,
          fixes: fixesFor(entry, timeline.entries[index - 1], timeline.entries[index + 1]),
        });
      });
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

function fixesFor(
  entry: TimelineEntry,
  previous: TimelineEntry | undefined,
  next: TimelineEntry | undefined,
): readonly Fix[] {
  if (entry.when.kind !== 'invalid') return [];
  const { text, range } = entry.when;
  const meridiem = /(\d{1,2}):(\d{2})((?::\d{2})?)(\s*[ap]\.?m\.?)/i.exec(text);
  if (meridiem?.[1] !== undefined) {
    const hour = Number(meridiem[1]);
    const pm = /p/i.test(meridiem[4] ?? '');
    const without = text.replace(meridiem[4] ?? '', '');
    const twelve = text.replace(/\d{1,2}/, String(hour > 12 ? hour - 12 : 12));
    const fixes =
      hour <= 23 ? [choice(`Replace by ${without}`, [replacement(range, without)], !pm)] : [];
    return pm && hour <= 23
      ? [
          { ...choice(`Replace by ${twelve}`, [replacement(range, twelve)], true), safe: true },
          ...fixes,
        ]
      : fixes;
  }
  const clock = /(\d{1,2}):(\d{2})/.exec(text);
  if (clock?.[2] !== undefined && Number(clock[2]) < 60) {
    const hours = [...new Set([previous?.start?.time?.hour, next?.start?.time?.hour])].filter(
      (hour) => hour !== undefined,
    );
    const minute = Number(clock[2]);
    const fitting = hours.filter((hour) => fits(hour * 60 + minute, previous, next));
    return fitting.map((hour, index) => {
      const value = text.replace(clock[0], `${String(hour).padStart(2, '0')}:${clock[2] ?? '00'}`);
      return choice(`Replace by ${value}`, [replacement(range, value)], index === 0);
    });
  }
  return [];
}

const minutes = (entry: TimelineEntry | undefined): number | null =>
  entry?.start?.time ? entry.start.time.hour * 60 + entry.start.time.minute : null;

/** Whether a minute of the day stands between its neighbours. */
function fits(
  minute: number,
  previous: TimelineEntry | undefined,
  next: TimelineEntry | undefined,
): boolean {
  const low = minutes(previous);
  const high = minutes(next);
  return (low === null || minute >= low) && (high === null || minute <= high);
}
