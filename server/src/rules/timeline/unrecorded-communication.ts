import { countAtMost, countBelow } from '../../text/sorted';
import { rowLike } from '../../edits/entryRow';
import type { Communication, Timeline, TimelineEntry } from '../../model/types';
import type { KeptDocument } from '../../syntax/document';
import { formatMoment } from '../../time/format';
import { defineRule, type Fix } from '../rule';
import { choice } from '../support/edits';
import { stems } from '../support/prose';

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
  several: 'each',
  reads: ['communications', 'timelines'],
  summary: 'A line of the communication log has no row in the timeline.',
  why: `What was told to users, and when, is a part of the response. Where the timeline has other rows about what people were told, one that is missing leaves a hole. A row about the work itself at that minute ("Code fix identified") is none of them.`,
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
  check({ model, document, options, report }) {
    if (model.communications.length === 0) return;
    const entries = model.timelines.flatMap((timeline) => timeline.entries);
    const timed = entries
      .flatMap((entry) => (entry.start?.time ? [{ entry, at: entry.start.at }] : []))
      .sort((one, other) => one.at - other.at);
    const times = timed.map(({ at }) => at);
    const telling = timed.flatMap(({ entry, at }) => (tellsPeople(entry) ? [at] : []));
    const near = ({ moment, text: { text } }: Communication): boolean => {
      if (!moment) return false;
      const from = moment.at - options.minutes;
      const to = moment.at + options.minutes;
      if (countBelow(telling, from) < countAtMost(telling, to)) return true;
      const first = countBelow(times, from);
      return timed
        .slice(first, Math.min(countAtMost(times, to), first + MOST_NEAR))
        .some(({ entry }) => repeats(entry, text));
    };
    const known = model.communications.filter(near);
    // A log whose lines are all elsewhere is kept apart on purpose.
    if (known.length === 0) return;
    for (const communication of model.communications) {
      const { moment } = communication;
      if (!moment?.time || near(communication)) continue;
      // Where nothing at all is recorded for long, that is another finding.
      if (silenceAround(moment.at, times) > options.silence) continue;
      report({
        range: communication.range,
        message: `The timeline has no row at ${formatMoment(moment)} for this message.`,
        fixes: rowFix(
          document(),
          model.timelines.find(({ table }) => table),
          communication,
        ),
      });
    }
  },
});

/** Rows within minutes of a message; more than these are no timeline that somebody wrote. */
const MOST_NEAR = 100;

/** Words of a row that says what people were told: `15:12 Code fix identified` is none. */
const TOLD =
  /\b(?:status[ -]?page|status update|customers?|users?|clients?|subscribers|stakeholders|leadership|support|communicat\w*|announc\w*|notif\w*|inform\w*|e-?mail\w*|tweet\w*|posted|published|message\w*|banner|update (?:sent|posted|shared)|incident (?:update|closed|resolved|declared)|all[ -]clear|statusseite|kunden|nutzer|informiert|gemeldet|clients|utilisateurs|communiqu\w*|clientes|usuarios|usuários|comunicad\w*|avisad\w*)\b|ステータスページ|お知らせ|連絡|告知|通知|报告|公告|通知|공지|안내|сообщ\w*|уведом\w*/iu;

const tellsPeople = ({ text, notes, label }: TimelineEntry): boolean =>
  TOLD.test(`${label?.text ?? ''} ${text.text} ${notes?.text ?? ''}`);

/** Whether a row has most of the telling words of a message. */
function repeats({ text }: TimelineEntry, message: string): boolean {
  const said = stems(message);
  const row = stems(text.text);
  const shared = [...said].filter((word) => row.has(word)).length;
  return shared > 0 && shared * 3 >= said.size * 2;
}

function rowFix(
  document: KeptDocument,
  timeline: Timeline | undefined,
  { moment, text: { text } }: Communication,
): readonly Fix[] {
  if (!timeline || !moment) return [];
  const { at } = moment;
  const timed = timeline.entries.filter(({ start }) => start?.time);
  const follower = timed.find(({ start }) => start && start.at > at);
  const like = follower ?? timed[timed.length - 1];
  if (!like?.start) return [];
  const edit = rowLike(
    { document, timeline, order: null },
    { like, minutes: at - like.start.at, side: follower ? 'before' : 'behind', said: text },
  );
  return edit ? [choice('Insert the row', [edit], true)] : [];
}

/** Minutes from the last entry before an instant to the first one after it; `times` are sorted. */
function silenceAround(at: number, times: readonly number[]): number {
  const behind = countAtMost(times, at);
  return (times[behind] ?? Infinity) - (times[behind - 1] ?? -Infinity);
}
