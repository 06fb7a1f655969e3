import type { Communication, Timeline, TimelineEntry } from '../../model/types';
import { formatMoment } from '../../time/format';
import { defineRule, type Fix } from '../rule';
import { choice, insertion, wholeLines } from '../support/edits';

export default defineRule({
  id: 'timeline/unrecorded-communication',
  since: '0.2.0',
  level: 'information',
  fix: 'choice',
  options: {
    minutes: {
      description: 'A row at most this many minutes away counts as the same event.',
      default: 5,
    },
    silence: {
      description: 'In a silence of more than this many minutes nothing is recorded at all.',
      default: 30,
    },
  },
  summary: 'A line of the communication log has no row in the timeline.',
  why: `What was told to users, and when, is a part of the response. Where the timeline has other status updates, one that is missing leaves a hole.`,
  examples: [
    {
      title: 'the second update',
      bad: '# Outage\n\n## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 14:30 | Alert fired |\n| 14:36 | Status page updated |\n| 15:05 | Fix found |\n| 15:25 | Fix deployed |\n| 15:45 | Status page updated |\n\n## Communication Log\n\n- 14:36 Investigating\n- ⟦15:15 Fix in progress⟧\n- 15:45 Operational\n',
      fixed:
        '# Outage\n\n## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 14:30 | Alert fired |\n| 14:36 | Status page updated |\n| 15:05 | Fix found |\n| 15:15 | Fix in progress |\n| 15:25 | Fix deployed |\n| 15:45 | Status page updated |\n\n## Communication Log\n\n- 14:36 Investigating\n- 15:15 Fix in progress\n- 15:45 Operational\n',
    },
    {
      title: 'a timeline of other things',
      good: '# Outage\n\n## Timeline\n\n- 14:30 UTC - Alert fired\n- 15:45 UTC - Closed\n\n## Communication Log\n\n- 14:36 Investigating\n',
    },
  ],
  check({ model, text, options, report }) {
    const entries = model.timelines.flatMap((timeline) => timeline.entries);
    const near = ({ moment }: Communication): boolean =>
      entries.some(
        (entry) =>
          entry.start?.time && moment && Math.abs(entry.start.at - moment.at) <= options.minutes,
      );
    const known = model.communications.filter(near);
    // A log whose lines are all elsewhere is kept apart on purpose.
    if (known.length === 0) return;
    for (const communication of model.communications) {
      const { moment } = communication;
      if (!moment?.time || near(communication)) continue;
      // Where nothing at all is recorded for long, that is another finding.
      if (silenceAround(moment.at, entries) > options.silence) continue;
      report({
        range: communication.range,
        message: `The timeline has no row at ${formatMoment(moment)} for this message.`,
        fixes: rowFix(
          model.timelines.find((timeline) => timeline.table),
          communication,
          text,
        ),
      });
    }
  },
});

function rowFix(
  timeline: Timeline | undefined,
  communication: Communication,
  text: string,
): readonly Fix[] {
  const table = timeline?.table;
  const moment = communication.moment;
  if (!table || !moment) return [];
  const follower = timeline.entries.find(
    (entry) => entry.start?.time && entry.start.at > moment.at,
  );
  const last = timeline.entries[timeline.entries.length - 1];
  if (!last) return [];
  const at = follower ? wholeLines(text, follower.range).from : wholeLines(text, last.range).to;
  const cells = table.header.map((_, index) =>
    index === table.columns.time
      ? formatMoment(moment)
      : index === table.columns.text
        ? communication.text.text.replace(/\|/g, '\\|')
        : '',
  );
  const lead = at > 0 && text[at - 1] !== '\n' ? '\n' : '';
  return [choice('Insert the row', [insertion(at, `${lead}| ${cells.join(' | ')} |\n`)], true)];
}

/** Minutes from the last entry before an instant to the first one after it. */
function silenceAround(at: number, entries: readonly TimelineEntry[]): number {
  let before = -Infinity;
  let after = Infinity;
  for (const { start } of entries) {
    if (!start?.time) continue;
    if (start.at <= at) before = Math.max(before, start.at);
    else after = Math.min(after, start.at);
  }
  return after - before;
}
