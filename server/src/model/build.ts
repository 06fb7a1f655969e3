import { blocksOf } from '../syntax/blocks';
import type { SyntaxDocument } from '../syntax/document';
import { parseZone, type Zone } from '../time/zone';
import { readActions } from './actions';
import { readAnalysis } from './analysis';
import { readCommunications, readRelated, readSeries } from './appendix';
import type { Configuration } from './configuration';
import { readDateFrame } from './dates';
import { readFields, type ReadField } from './fields';
import { matchesGlobs } from './globs';
import { readImpact } from './impact';
import { readIncident } from './incident';
import { readMilestones } from './milestones';
import { readOutline, type Outline } from './outline';
import { clusterPeople, collectNames } from './people';
import { recognise } from './recognition';
import { readFollowUps, readParticipants, readSignOffs } from './signOff';
import { preambleZone, readTimelines } from './timelines';
import type { Postmortem, Section, Timeline } from './types';
import { scanWhen } from '../time/when';
import { wordsOf } from './teamWords';
import { readMetrics } from './metrics';
import { idForms } from './ids';

/**
 * Reads a document as an incident. Never throws: what cannot be read is absent or invalid.
 * `path` is only looked at, never opened; null for a document without a file.
 */
export function buildPostmortem(
  syntax: SyntaxDocument,
  configuration: Configuration,
  path: string | null,
): Postmortem {
  const outline = readOutline(blocksOf(syntax), syntax.text.length, wordsOf(configuration));
  const { fields, problem } = readFields(outline, syntax);
  const dates = readDateFrame(syntax.text, outline, fields, path, configuration.dateOrder);
  const ids = idForms(configuration.ids);
  const written = documentZone(outline, fields);
  const zone =
    written ?? (configuration.timezone === null ? null : parseZone(configuration.timezone));
  const timelines = readTimelines(outline, { text: syntax.text, dates, zone });
  const incident = readIncident(outline, fields, dates, zone, ids);
  const actions = readActions(outline, dates, syntax.text);
  const signOffs = readSignOffs(outline, fields, dates);
  const names = collectNames(timelines, actions, signOffs, readParticipants(outline), fields);
  const matchesFiles = path !== null && matchesGlobs(path, configuration.files);
  const timed = timelines.some(
    (timeline) => timeline.entries.filter((entry) => entry.start?.time).length >= 3,
  );
  const milestones = readMilestones(timelines, fields, incident, dates, zone);
  return {
    recognition: recognise(syntax, outline, fields, path, matchesFiles, timed),
    title: outline.title,
    frontMatter: syntax.frontMatter && { range: syntax.frontMatter.range, problem },
    sections: withTimelines(outline.sections, timelines),
    fields,
    incident,
    impact: readImpact(fields),
    zone,
    timelines,
    milestones,
    metrics: readMetrics(milestones, configuration.metrics),
    analysis: readAnalysis(outline),
    actions,
    people: clusterPeople(names, configuration),
    communications: readCommunications(outline, dates, zone),
    series: readSeries(outline),
    related: readRelated(outline, ids),
    followUps: readFollowUps(outline, dates),
    signOffs,
  };
}

/** The zone that holds everywhere: a field, a preamble, or the zone of the incident's window. */
function documentZone(outline: Outline, fields: readonly ReadField[]): Zone | null {
  for (const field of fields) {
    if (field.kind === 'zone') {
      const zone = parseZone(field.value.text) ?? null;
      if (zone) return zone;
    }
  }
  const preamble = preambleZone([
    ...outline.preface,
    ...outline.blocks.flatMap((blocks) => blocks.slice(0, 3)),
  ]);
  if (preamble) return preamble;
  for (const field of fields) {
    if (
      field.kind !== 'window' &&
      field.kind !== 'start' &&
      field.kind !== 'detected' &&
      field.kind !== 'duration' &&
      field.kind !== 'date'
    )
      continue;
    const when = scanWhen(field.line.text, 0);
    const zone = when?.start?.zone ?? when?.end?.zone;
    if (zone) return zone.zone;
  }
  return null;
}

/** A section without a telling name that holds a timeline is one. */
function withTimelines(
  sections: readonly Section[],
  timelines: readonly Timeline[],
): readonly Section[] {
  const holding = new Set(
    timelines
      .filter((timeline) => timeline.entries.length >= 3)
      .map((timeline) => timeline.section),
  );
  return sections.map((section, index) =>
    section.kind === 'other' &&
    section.parent !== -1 &&
    holding.has(index) &&
    !section.own &&
    scanWhen(section.heading.text)?.start == null
      ? { ...section, kind: 'timeline' as const }
      : section,
  );
}
