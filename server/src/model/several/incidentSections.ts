import { datesIn } from '../frame/dates';
import { countsIncident, speaksOfIncident } from '../frame/titles';
import { dayIn } from '../timeline/dayMark';
import type { Field, FieldKind, Section, SectionKind, Timeline } from '../types';

/** The sections of one incident: index of its heading, and of the first section behind it. */
export interface SectionSpan {
  readonly first: number;
  readonly end: number;
}

/** What a header says of one incident. */
const HEADER: ReadonlySet<FieldKind> = new Set<FieldKind>([
  'id',
  'date',
  'severity',
  'status',
  'window',
  'start',
  'end',
  'duration',
  'detected',
  'resolved',
]);

/** What tells one incident from another. */
const IDENTITY: ReadonlySet<FieldKind> = new Set<FieldKind>([
  'id',
  'date',
  'severity',
  'window',
  'start',
]);

/** Parts that tell of an incident: where one stands beside the others, they share it, and are one. */
const SHARED: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'timeline',
  'impact',
  'root-cause',
  'contributing-factors',
  'five-whys',
  'detection',
  'resolution',
]);

/** Fewer times are no story of their own. */
const LEAST_TIMES = 2;

/**
 * The parts of a document that tells several incidents, each under a heading of its own with its own
 * timeline. Empty for one incident, and wherever that is not sure: where nothing counts the incidents, a
 * header, a cause or a timeline that stands beside these parts speaks of one incident in phases.
 */
export function incidentSections(
  sections: readonly Section[],
  fields: readonly Field[],
  timelines: readonly Timeline[],
): readonly SectionSpan[] {
  const timed = timelines.filter(isStory);
  // Most documents have one timeline: nothing to look for.
  if (new Set(timed.map(({ section }) => section)).size < 2) return [];
  const found = new Finder(sections, fields, timed).below(-1);
  const spans = found.map((first) => ({ first, end: endOf(sections, first) }));
  const inside = insideOf(spans, sections.length);
  const isShared = (section: number): boolean => section === -1 || inside[section] !== true;
  if (found.length < 2) return [];
  // `Incident 1`, `Incident 2`: the document says it itself, whatever else it tells of both.
  if (found.every((index) => countsIncident(sections[index]?.heading.text ?? ''))) return spans;
  const one =
    timelines.some(({ section, entries }) => entries.length > 0 && isShared(section)) ||
    sections.some(({ own, kind }, index) => own && SHARED.has(kind) && isShared(index)) ||
    fields.some(
      ({ kind, form, section, value }) =>
        kind !== null &&
        HEADER.has(kind) &&
        value.text !== '' &&
        // The front matter of a page has the day on which it was published.
        (form !== 'front-matter' || (kind !== 'date' && kind !== 'status')) &&
        isShared(section),
    );
  return one ? [] : spans;
}

const isStory = ({ entries }: Timeline): boolean => {
  let times = 0;
  for (const { start } of entries) if (start?.time && ++times === LEAST_TIMES) return true;
  return false;
};

function endOf(sections: readonly Section[], first: number): number {
  const to = sections[first]?.range.to ?? 0;
  let end = first + 1;
  while (end < sections.length && (sections[end]?.range.from ?? to) < to) end++;
  return end;
}

/** For each of `count` sections whether it belongs to an incident. */
export function insideOf(spans: readonly SectionSpan[], count: number): readonly boolean[] {
  const inside = new Array<boolean>(count).fill(false);
  for (const { first, end } of spans) inside.fill(true, first, end);
  return inside;
}

/** Looks for headings of incidents, from the outermost sections inwards. */
class Finder {
  readonly #children = new Map<number, number[]>();
  /** Sections in or below which a timeline stands. */
  readonly #holding = new Set<number>();
  /** Those in or below which fields say which incident it is. */
  readonly #headed = new Set<number>();
  /** Those below which a part of an incident stands under a heading of its own. */
  readonly #parted = new Set<number>();

  constructor(
    private readonly sections: readonly Section[],
    fields: readonly Field[],
    timelines: readonly Timeline[],
  ) {
    sections.forEach(({ parent, own, kind }, index) => {
      if (own && SHARED.has(kind)) this.#mark(this.#parted, parent);
      const siblings = this.#children.get(parent);
      if (siblings) siblings.push(index);
      else this.#children.set(parent, [index]);
    });
    for (const { section } of timelines) this.#mark(this.#holding, section);
    for (const { kind, section, value } of fields)
      if (kind !== null && IDENTITY.has(kind) && value.text !== '')
        this.#mark(this.#headed, section);
  }

  #mark(marked: Set<number>, section: number): void {
    for (let at = section; at !== -1 && !marked.has(at); at = this.sections[at]?.parent ?? -1)
      marked.add(at);
  }

  /** The headings of incidents below a section; one that stands alone may be the title over others. */
  below(parent: number): readonly number[] {
    const children = this.#children.get(parent) ?? [];
    const own = children.filter((index) => this.#isIncident(index));
    const stories = own.filter((index) => this.#holding.has(index));
    if (stories.length > 1) return own;
    const deeper = children
      .filter((index) => this.#holding.has(index) && this.sections[index]?.kind === 'other')
      .flatMap((index) => this.below(index));
    return deeper.length > 1 ? deeper : stories;
  }

  /** Never the days or the phases of one incident: `## 2024-05-01`, `## After the outage`. */
  #isIncident(index: number): boolean {
    const section = this.sections[index];
    if (!section || section.own || section.kind !== 'other') return false;
    const { text } = section.heading;
    const parted = this.#parted.has(index);
    if (dayIn(text) !== null && !parted) return false;
    if (this.#headed.has(index)) return true;
    if (!this.#holding.has(index)) return false;
    const speaks = speaksOfIncident(text);
    const dated = datesIn(text).length > 0 || countsIncident(text);
    return parted ? speaks || dated : speaks && dated;
  }
}
