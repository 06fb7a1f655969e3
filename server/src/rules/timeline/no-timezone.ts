import { textPlaceAt } from '../../edits/textPlace';
import type { Postmortem, Timeline, WithTimes } from '../../model/types';
import { minuteOfDay } from '../../time/instant';
import { findZone } from '../../time/zone';
import { defineRule } from '../rule';
import { choice, insertion } from '../support/edits';

export default defineRule({
  id: 'timeline/no-timezone',
  since: '0.1.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  several: 'each',
  reads: ['incident', 'sections', 'timelines', 'zone'],
  summary: 'Clock times, and no time zone anywhere.',
  why: `A time without a zone means something else to each reader, and nothing to one who compares it with logs. One word is enough: in the column title, the heading, a line such as "All times in UTC", the header, or the configuration. It is told once for the document, on the heading of its timeline.`,
  examples: [
    {
      title: 'a table without a zone',
      bad: '# Outage\n\n## ⟦Timeline⟧\n\n| Time | Event |\n|---|---|\n| 14:30 | Alert |\n| 14:50 | Closed |\n',
      fixed:
        '# Outage\n\n## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 14:30 | Alert |\n| 14:50 | Closed |\n',
    },
    {
      title: 'a list without a zone',
      bad: '# Outage\n\n## ⟦Timeline⟧\n\n- 14:30 - Alert\n- 14:50 - Closed\n',
      fixed: '# Outage\n\n## Timeline (UTC)\n\n- 14:30 - Alert\n- 14:50 - Closed\n',
    },
    {
      title: 'a zone before a time of a row',
      good: '# Outage\n\n## Timeline\n\n- 05:13 - Alert, errors since UTC 05:10\n- 05:29 - Second alert\n',
    },
    {
      title: 'said once is enough',
      good: '# Outage\n\nAll times in CET.\n\n## Timeline\n\n- 14:30 - Alert\n- 14:50 - Closed\n',
    },
    {
      title: 'clocks that count from the beginning of the incident',
      good: '# Outage\n\n## Timeline\n\n- 00:00 - Incident identified\n- 00:02 - Tried the script by hand\n- 00:05 - Lock removed\n',
    },
    {
      title: 'a sentence names it for the same times',
      good: '# Outage\n\n## Summary\n\nAll requests failed from 7:31 PM to 9:21 PM PT.\n\n## Timeline\n\n- 07:31 PM - Outage begins\n- 09:21 PM - All traffic is back online\n',
    },
    {
      title: 'the header names it',
      good: '# Outage\n\n**Time:** 14:30 UTC - 14:50 UTC\n\n## Timeline\n\n- 14:30 - Alert\n- 14:50 - Closed\n',
    },
  ],
  check({ model, document, report }) {
    if (model.zone !== null || model.recognition.template) return;
    const timed = model.timelines.filter((timeline) =>
      timeline.entries.some((entry) => entry.start?.time),
    );
    const first = timed[0];
    if (!first || timed.every(isElapsed)) return;
    const named = model.timelines.some(
      (timeline) =>
        timeline.zone !== null ||
        timeline.entries.some(
          (entry) => entry.when.kind === 'valid' && entry.when.value.zone !== null,
        ),
    );
    if (named || zoneOfWindow(model) || zoneInText(document().text)) return;
    const section = model.sections[first.section];
    const heading =
      section?.heading.range ??
      first.entries.find((entry) => entry.start?.time)?.when.range ??
      first.range;
    const column = first.table ? first.table.header[first.table.columns.time] : undefined;
    const place = textPlaceAt(
      document(),
      column && column.text !== '' ? column.range.to : heading.to,
    );
    report({
      range: heading,
      message:
        'These times name no time zone, so readers elsewhere cannot place them. Add it here, to the time column, or once for the document.',
      fixes:
        place && (section ?? column) && isAllIn(model, timed, first.section)
          ? [choice('Add (UTC)', [insertion(place.end, ' (UTC)')], true)]
          : [],
    });
  },
});

/** Whether what a heading says holds for all of these timelines. */
const isAllIn = (
  { sections }: Pick<Postmortem, 'sections'>,
  timelines: readonly Timeline[],
  heading: number,
): boolean =>
  timelines.every(({ section }) => {
    let at = section;
    while (at !== -1 && at !== heading) at = sections[at]?.parent ?? -1;
    return at === heading;
  });

/** `down between 5pm and 6:35pm Pacific time` names it for the rows too. */
const zoneOfWindow = ({ incident: { window } }: WithTimes<'incident'>): boolean =>
  window !== null &&
  [window.start, window.end].some((end) => end.kind === 'valid' && end.value.zone !== null);

/** A zone right after any time of the document, or in a sentence about times. */
function zoneInText(document: string): boolean {
  const text = document.replace(/<!--[\s\S]*?-->/g, '');
  for (const match of text.matchAll(
    /\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,6})?)?(?:\s?[ap]\.?m\.?)?,?[ \t]{0,2}[([]?(?:[A-Z]{2,5}|Z|[+-]\d{2}:?\d{2})\b/gi,
  )) {
    if (
      findZone(match[0].replace(/^[\d:.,\s]+(?:[ap]\.?m\.?)?[,\s([]*/i, '')) ||
      /\d(?:Z|[+-]\d{2}:?\d{2})$/.test(match[0])
    )
      return true;
  }
  // `UTC 05:13`
  for (const [, zone] of text.matchAll(/\b([A-Z]{2,5})[ \t]\d{1,2}:\d{2}(?!\d)/g))
    if (zone !== undefined && findZone(zone)) return true;
  return /\b(?:time ?zone|times? (?:are |is )?in|local time)\b/i.test(text);
}

/** So many minutes may be told as time that has passed; a longer incident is told by the clock. */
const LONGEST_COUNT = 180;

/** `00:00`, `00:02`, `00:05` without a day: what has passed since the beginning has no zone. */
function isElapsed({ entries }: Timeline): boolean {
  const clocks = entries.flatMap(({ start }) => (start?.time ? [start] : []));
  return (
    clocks[0]?.time?.hour === 0 &&
    clocks[0].time.minute === 0 &&
    clocks.every(
      ({ date, time }) => date === null && (time ? minuteOfDay(time) : 0) <= LONGEST_COUNT,
    )
  );
}
