import { l10n } from './words';
import type { PictureWords } from '../../server/src/picture/words';
import type { PreviewData } from '../../server/src/protocol';

/** Names that come with the data in English: milestones, phases, metrics, lanes without a person. */
const NAMES: Readonly<Record<string, string>> = {
  'impact started': l10n.t('impact started'),
  detected: l10n.t('detected'),
  declared: l10n.t('declared'),
  paged: l10n.t('paged'),
  acknowledged: l10n.t('acknowledged'),
  identified: l10n.t('identified'),
  mitigated: l10n.t('mitigated'),
  resolved: l10n.t('resolved'),
  'all clear': l10n.t('all clear'),
  Impact: l10n.t('Impact'),
  Detection: l10n.t('Detection'),
  Response: l10n.t('Response'),
  Mitigation: l10n.t('Mitigation'),
  Recovery: l10n.t('Recovery'),
  Events: l10n.t('Events'),
  Communications: l10n.t('Communications'),
  'Time to detect': l10n.t('Time to detect'),
  'Time to acknowledge': l10n.t('Time to acknowledge'),
  'Time to identify': l10n.t('Time to identify'),
  'Time to mitigate': l10n.t('Time to mitigate'),
  'Time to repair': l10n.t('Time to repair'),
  'Time to resolve': l10n.t('Time to resolve'),
  'Impact duration': l10n.t('Impact duration'),
};

const named = (name: string): string => NAMES[name] ?? name;

/** The data with the names that are ours in the language of the panel; what the document says stays. */
export function translated(data: PreviewData): PreviewData {
  const { timeline, metrics } = data;
  const reading = <
    T extends { readonly formula: string; readonly evidence: readonly { readonly name: string }[] },
  >(
    one: T,
  ): T => ({
    ...one,
    formula: one.formula.split(' − ').map(named).join(' − '),
    evidence: one.evidence.map((evidence) => ({ ...evidence, name: named(evidence.name) })),
  });
  return {
    ...data,
    metrics: metrics.map((metric) => ({
      ...reading(metric),
      name: named(metric.name),
      readings: metric.readings.map(reading),
    })),
    timeline: {
      ...timeline,
      phases: timeline.phases.map((phase) => ({ ...phase, name: named(phase.name) })),
      milestones: timeline.milestones.map((one) => ({ ...one, name: named(one.name) })),
      entries: timeline.entries.map((entry) => ({
        ...entry,
        milestone: entry.milestone === null ? null : named(entry.milestone),
        lane:
          entry.actorKind === 'none' || entry.actorKind === 'communication'
            ? named(entry.lane)
            : entry.lane,
        actor:
          entry.actorKind === 'communication' && entry.actor !== null
            ? named(entry.actor)
            : entry.actor,
      })),
    },
  };
}

/** The words of the picture itself. */
export const PICTURE_WORDS: PictureWords = {
  silence: (length) => l10n.t('{0} of silence', length),
  noZone: l10n.t('no time zone'),
  others: (count) => l10n.t('{0} others', count),
  length: (id, text) => `${LENGTHS[id] ?? id} ${text}`,
};

const LENGTHS: Readonly<Record<string, string>> = {
  detect: l10n.t('detect'),
  acknowledge: l10n.t('acknowledge'),
  mitigate: l10n.t('mitigate'),
  resolve: l10n.t('resolve'),
};
