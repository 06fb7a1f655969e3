import type { Milestone, Moment, Postmortem } from '../../model/types';
import type { Range } from '../../text/range';
import { formatMoment } from '../../time/format';
import { defineRule } from '../rule';
import { choice, replacement } from '../support/edits';

export default defineRule({
  id: 'summary/end-before-start',
  since: '0.2.0',
  level: 'error',
  fix: 'choice',
  options: {},
  several: 'each',
  reads: ['incident', 'milestones'],
  summary: 'The incident ends before it starts.',
  why: `Every length computed from such a pair is wrong. Only ends with their dates are compared; \`23:30 – 00:45\` without dates crosses midnight.`,
  examples: [
    {
      title: 'start and end exchanged',
      bad: '# Outage\n\n**Start:** 2025-08-22 15:45 UTC\n**End:** ⟦2025-08-22 14:30 UTC⟧\n',
      fixed: '# Outage\n\n**Start:** 2025-08-22 14:30 UTC\n**End:** 2025-08-22 15:45 UTC\n',
    },
    {
      title: 'over midnight',
      good: '# Outage\n\n**Date:** 2025-08-22\n**Time:** 23:30 UTC - 00:45 UTC\n',
    },
  ],
  check({ model, report }) {
    const pair = ends(model);
    if (!pair) return;
    const { start, end } = pair;
    const last =
      start.text.length === start.range.to - start.range.from &&
      end.text.length === end.range.to - end.range.from;
    report({
      range: end.range,
      message: `The end, ${formatMoment(end.moment, true)}, is before the start, ${formatMoment(start.moment, true)}.`,
      related: [{ range: start.range, message: `The start: ${formatMoment(start.moment, true)}` }],
      fixes: last
        ? [
            choice(
              'Exchange start and end',
              [replacement(start.range, end.text), replacement(end.range, start.text)],
              true,
            ),
          ]
        : [],
    });
  },
});

interface End {
  readonly range: Range;
  readonly text: string;
  readonly moment: Moment;
}

/** A start and an end that are the wrong way round: of the window, or two fields. */
function ends(model: Pick<Postmortem, 'incident' | 'milestones'>): { start: End; end: End } | null {
  const window = model.incident.window;
  if (window?.from === 'field' && window.start.kind === 'valid' && window.end.kind === 'valid') {
    const start = {
      range: window.start.range,
      text: window.start.text,
      moment: window.start.value,
    };
    const end = { range: window.end.range, text: window.end.text, moment: window.end.value };
    return isBefore(end.moment, start.moment) ? { start, end } : null;
  }
  const field = (kind: Milestone['kind']): Milestone | undefined =>
    model.milestones.find((milestone) => milestone.kind === kind && milestone.from === 'field');
  const started = field('started') ?? field('detected');
  const ended = field('all-clear') ?? field('resolved');
  return started && ended && isBefore(ended.moment, started.moment)
    ? { start: started, end: ended }
    : null;
}

const isBefore = (end: Moment, start: Moment): boolean =>
  end.dateWritten && start.dateWritten && end.at < start.at;
