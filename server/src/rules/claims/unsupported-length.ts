import type { Milestone, Postmortem, WithTimes } from '../../model/types';
import { comparable } from '../../model/timeline/moments';
import { formatMinutes } from '../../time/duration';
import { formatMoment } from '../../time/format';
import { defineRule } from '../rule';
import { countsOnlySomeHours, denied, hasOtherBasis, readingsOf } from '../support/readings';

const UNMEASURED: ReadonlySet<string> = new Set(['response', 'other']);
const STARTS: ReadonlySet<string> = new Set(['started', 'detected', 'paged', 'declared']);
const ENDS: ReadonlySet<string> = new Set(['mitigated', 'resolved', 'all-clear']);
/** More timelines than this are several incidents, each with lengths of its own. */
const MOST_TIMELINES = 3;

export default defineRule({
  id: 'claims/unsupported-length',
  since: '0.3.0',
  level: 'information',
  fix: 'none',
  options: {},
  several: 'each',
  reads: ['communications', 'fields', 'incident', 'metrics', 'milestones', 'times'],
  summary: 'A length that no two times of the document are apart.',
  why: `A reader who wants to check "Time to recovery: 665 minutes" looks for the two rows that give it. When there are none, a row is missing or the number is wrong.

It looks only where the document tells when the incident began and when it was over, at lengths with a label and without "about", and leaves alone what another finding already says.`,
  examples: [
    {
      title: 'from which row to which?',
      bad: '# Outage\n\n## Timeline (UTC)\n\n- 11:20 Alert fired\n- 20:28 Cause found\n- 22:25 Incident resolved\n\n## Stats\n\n- Time to acknowledge: ⟦20 minutes⟧\n',
    },
    {
      title: 'two rows give it',
      good: '# Outage\n\n## Timeline (UTC)\n\n- 11:20 Alert fired\n- 20:28 Cause found\n- 22:25 Incident resolved\n\n## Stats\n\n- Time to acknowledge: 548 minutes\n',
    },
    {
      title: 'about as long',
      good: '# Outage\n\n## Timeline (UTC)\n\n- 11:20 Alert fired\n- 22:25 Incident resolved\n\n## Stats\n\n- Time to acknowledge: about 10 minutes\n',
    },
  ],
  check({ model, document, report }) {
    if (model.recognition.template || countsOnlySomeHours(model, document().text)) return;
    const ends = endsOf(model);
    if (!ends || severalIncidents(model)) return;
    for (const stated of model.incident.durations) {
      const { duration } = stated;
      if (
        UNMEASURED.has(stated.kind) ||
        duration.approximate ||
        hasOtherBasis(stated, document().text)
      )
        continue;
      // Where there is a value to put against it, the rules that compare have their say.
      if (readingsOf(model, stated).length > 0 || !denied(model, stated)) continue;
      const [from, to] = ends;
      report({
        range: stated.range,
        message: `No two times of this document are ${formatMinutes(duration.minutes)} apart. Add the row that ${stated.label.text} was measured from or to, or correct it.`,
        related: [from, to].map(({ range, moment, text: words }) => ({
          range,
          message: `${formatMoment(moment)}: ${words}`,
        })),
      });
    }
  },
});

function endsOf(model: Pick<Postmortem, 'milestones'>): readonly [Milestone, Milestone] | null {
  const from = model.milestones.find(({ kind, moment }) => STARTS.has(kind) && moment.time);
  const to = model.milestones.findLast(({ kind, moment }) => ENDS.has(kind) && moment.time);
  return from && to && comparable(from.moment, to.moment) ? [from, to] : null;
}

const severalIncidents = ({ timelines, incident }: WithTimes<'incident'>): boolean =>
  new Set(timelines.filter(({ form }) => form !== 'labelled').map(({ section }) => section)).size >
    MOST_TIMELINES || incident.durations.filter(({ kind }) => kind === 'total').length > 2;
