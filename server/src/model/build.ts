import type { KeptDocument } from '../syntax/document';
import { rememberedWeakly } from '../text/memo';
import type { SameOffset } from '../text/moving';
import type { DateOrder } from '../time/calendar';
import type { Range, Span } from '../text/range';
import { parseZone, type Zone } from '../time/zone';
import { dateOrderOf } from './language';
import { readActions } from './actions/actions';
import { readAnalysis } from './analysis/analysis';
import { readCommunications, readRelated, readSeries } from './analysis/appendix';
import type { Configuration } from './configuration';
import { readFields, type ReadField } from './fields/fields';
import { sameDateFrame, type DateFrame } from './frame/dateFrame';
import { readDateFrame } from './frame/readDateFrame';
import { fieldZone, onlyZone, saidZone } from './frame/documentZone';
import { recognise } from './frame/recognition';
import { matchesGlobs } from './globs';
import { idForms } from './incident/ids';
import { readImpact } from './incident/impact';
import { readId, readIncident } from './incident/incident';
import { readOutline, type Outline } from './outline/outline';
import { clusterPeople, collectNames, sameNames, type NamePlaces } from './people/people';
import { readFollowUps, readParticipants, readSignOffs } from './people/signOff';
import { readMetrics } from './timeline/metrics';
import { readMilestones } from './timeline/milestones';
import type { ResolvedRun } from './timeline/resolve';
import { incidentSections, insideOf, type SectionSpan } from './several/incidentSections';
import { documentParts, outlineAround, outlinePart } from './several/parts';
import { readTimelines } from './timeline/timelines';
import type {
  Person,
  Postmortem,
  Recognition,
  Section,
  SectionKind,
  Timeline,
  ToldIncident,
} from './types';
import { scanWhen } from '../time/when';
import { vocabularyOf } from './vocabulary/vocabulary';

/** What the reading of the next version goes on from. */
interface Kept {
  readonly dates: DateFrame;
  readonly runs: readonly ResolvedRun[];
  readonly names: NamePlaces;
}

const KEPT = new WeakMap<Postmortem, Kept>();

/** Whether two versions, read with the same configuration, know the same people but for where they stand. */
export function samePeople(before: Postmortem, now: Postmortem, same: SameOffset): boolean {
  const a = KEPT.get(before);
  const b = KEPT.get(now);
  return a !== undefined && b !== undefined && sameNames(a.names, b.names, same);
}

const idsOf = rememberedWeakly(({ ids }: Configuration) => idForms(ids));

/**
 * Reads a document as an incident, or as several. Never throws: what cannot be read is absent or
 * invalid. With the reading of the version before, only what changed is read anew; the result is the
 * same. `path` is only looked at, never opened; null for a document without a file.
 */
export function buildPostmortem(
  document: KeptDocument,
  configuration: Configuration,
  path: string | null,
  previous?: Postmortem,
): Postmortem {
  const outline = readOutline(document, vocabularyOf(configuration));
  const fields = readFields(outline, document);
  const whole: Reading = { document, outline, fields, configuration, path, around: null };
  const model = readModel(whole, previous);
  const spans = incidentSections(outline.sections, fields, model.timelines);
  return spans.length === 0 ? model : withIncidents(model, whole, spans, previous);
}

/** The incidents each by itself, and of the whole only what does not mix them. */
function withIncidents(
  model: Postmortem,
  { document, outline, configuration }: Reading,
  spans: readonly SectionSpan[],
  previous: Postmortem | undefined,
): Postmortem {
  const kept = KEPT.get(model);
  const ranges = spans.map(({ first }) => outline.sections[first]?.range ?? NOWHERE);
  const shared = outlineAround(outline, spans);
  const header = readFields(shared, document);
  const said = saidZone(shared, header);
  const zone = said ?? fieldZone(header);
  const around: Around = { recognition: model.recognition, order: model.dateOrder, said, zone };
  const incidents = documentParts(document, ranges).map((part, index): ToldIncident => {
    const own = outlinePart(outline, spans[index] ?? { first: 0, end: 0 });
    const reading = { document: part, outline: own, fields: readFields(own, part), configuration };
    return {
      title: own.title ?? NOTHING,
      range: ranges[index] ?? NOWHERE,
      document: part,
      model: readModel({ ...reading, path: null, around }, previous?.incidents[index]?.model),
    };
  });
  if (!kept || isToldTwice(incidents)) return model;
  const inside = insideOf(spans, outline.sections.length);
  const several: Postmortem = {
    ...model,
    incident: {
      ...readIncident(shared, header, kept.dates, zone, idsOf(configuration)),
      // These are of many, and who looks at them knows it.
      id: model.incident.id,
      durations: model.incident.durations,
    },
    timelines: [
      ...model.timelines.filter(({ section }) => inside[section] !== true),
      ...incidents.flatMap(({ model: own }, index) =>
        inSection(own.timelines, spans[index]?.first ?? 0),
      ),
    ].sort((a, b) => a.range.from - b.range.from),
    communications: [
      ...readCommunications(shared, kept.dates, zone),
      ...incidents.flatMap(({ model: own }) => own.communications),
    ].sort((a, b) => a.range.from - b.range.from),
    milestones: [],
    metrics: [],
    incidents,
  };
  KEPT.set(several, kept);
  return several;
}

const NOWHERE: Range = { from: 0, to: 0 };
const NOTHING: Span = { text: '', range: NOWHERE };

const inSection = (timelines: readonly Timeline[], first: number): readonly Timeline[] =>
  timelines.map((timeline) => ({
    ...timeline,
    section: timeline.section === -1 ? -1 : timeline.section + first,
  }));

/** Whether two parts begin at one moment: an incident in two languages, or as two teams saw it. */
function isToldTwice(incidents: readonly ToldIncident[]): boolean {
  const first = incidents.flatMap(({ model: { timelines } }) => {
    const start = timelines.flatMap(({ entries }) => entries).find((entry) => entry.start?.time);
    return start?.start?.date ? [start.start.at] : [];
  });
  return new Set(first).size < first.length;
}

/** What a model is read from. */
interface Reading {
  readonly document: KeptDocument;
  readonly outline: Outline;
  readonly fields: readonly ReadField[];
  readonly configuration: Configuration;
  readonly path: string | null;
  /** For one of several incidents, what stands around them says; null for a whole document. */
  readonly around: Around | null;
}

interface Around {
  readonly recognition: Recognition;
  readonly order: DateOrder | null;
  readonly said: Zone | null;
  readonly zone: Zone | null;
}

function readModel(reading: Reading, previous: Postmortem | undefined): Postmortem {
  const { document, outline, fields, configuration, path, around } = reading;
  const kept = previous && KEPT.get(previous);
  const own = fields.filter(({ section }) => !isAside(outline.sections, section));
  const read = readDateFrame(document, outline, own, path, {
    configured: configuration.dateOrder,
    siblings: around?.order ?? null,
    language: () => dateOrderOf(outline.sections, configuration),
  });
  // What was read by equal dates holds: it is looked up by their object.
  const dates = kept && sameDateFrame(kept.dates, read) ? kept.dates : read;
  const said = saidZone(outline, own) ?? around?.said ?? null;
  const configured = configuration.timezone === null ? null : parseZone(configuration.timezone);
  const known = said ?? fieldZone(own) ?? around?.zone ?? configured;
  const { timelines, runs } = readTimelines(
    outline,
    { dates, zone: known, said },
    kept?.runs ?? [],
  );
  // A header without a zone is on the clock of the timeline.
  const zone = known ?? onlyZone(timelines);
  const incident = readIncident(outline, own, dates, zone, idsOf(configuration));
  const actions = readActions(outline, dates);
  const signOffs = readSignOffs(outline, fields, dates);
  const names = { fields, timelines, actions, signOffs, participants: readParticipants(outline) };
  let people: readonly Person[] | null = null;
  const matchesFiles = path !== null && matchesGlobs(path, configuration.files);
  const milestones = readMilestones(timelines, own, incident, dates, zone);
  const { frontMatter } = document;
  const model: Postmortem = {
    recognition:
      around?.recognition ??
      recognise(document, outline, fields, { path, matchesFiles, timelines }),
    title: outline.title,
    frontMatter: frontMatter && { range: frontMatter.range, problem: frontMatter.problem },
    sections: withTimelines(outline.sections, timelines),
    fields,
    incident,
    impact: readImpact(own),
    dateOrder: dates.order,
    zone,
    timelines,
    milestones,
    metrics: readMetrics(milestones, configuration.metrics),
    analysis: readAnalysis(outline),
    actions,
    // Who asks is rare, and names are many.
    get people() {
      return (people ??= clusterPeople(collectNames(names), configuration));
    },
    communications: readCommunications(outline, dates, zone),
    series: readSeries(outline),
    related: readRelated(outline, idsOf(configuration)),
    followUps: readFollowUps(outline, dates),
    signOffs,
    incidents: [],
  };
  KEPT.set(model, { dates, runs, names });
  return model;
}

/**
 * The id of the incident that a document is about, and nothing else: for telling which ids there are
 * in a folder of many documents. The same as that of the whole reading.
 */
export function readIncidentId(
  document: KeptDocument,
  configuration: Configuration,
): string | null {
  const outline = readOutline(document, vocabularyOf(configuration));
  const own = readFields(outline, document).filter(
    ({ section }) => !isAside(outline.sections, section),
  );
  const id = readId(outline, own, idsOf(configuration));
  return id.kind === 'valid' ? id.value : null;
}

/** Where fields tell of something else: a ticket in an appendix, an action, a later look. */
const ASIDE: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'supporting',
  'follow-up',
  'action-items',
  'lessons',
]);

/**
 * Whether a section, or the nearest one around it that says what it is, is not about the incident
 * itself: `## Appendix: tickets` is aside, `### Metrics` in `## Supporting Information` is not.
 */
function isAside(sections: readonly Section[], index: number): boolean {
  for (let at = index; at !== -1; at = sections[at]?.parent ?? -1) {
    const section = sections[at];
    if (section && ASIDE.has(section.kind)) return true;
    if (section?.own && section.kind !== 'other') return false;
  }
  return false;
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
  if (holding.size === 0) return sections;
  return sections.map((section, index) =>
    holding.has(index) &&
    section.kind === 'other' &&
    section.parent !== -1 &&
    !section.own &&
    scanWhen(section.heading.text)?.start == null
      ? { ...section, kind: 'timeline' as const }
      : section,
  );
}
