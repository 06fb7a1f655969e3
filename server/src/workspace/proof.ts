import { refusal } from '../edits/guard';
import { shiftOf, type Shift } from '../edits/shift';
import type { ActionItem, TimelineEntry } from '../model/types';
import type { Finding } from '../rules/rule';
import { areasOf } from '../syntax/areas';
import { applyEdits, type TextEdit } from '../text/edit';
import { contains, overlapping, type Range } from '../text/range';
import type { Snapshot } from './snapshot';

/** What an edit is made for, and what it may change beside that. */
export interface Purpose {
  /** The finding that has to be gone. */
  readonly finding?: Finding;
  /** Times of entries may become others. */
  readonly times?: boolean;
  /** The instant of the one entry that comes, in minutes since the epoch. */
  readonly entryAt?: number;
  /** Where the one action begins that becomes another, wherever that is written. */
  readonly actionAt?: number;
  /** Rules that may say something new: a section that was just inserted is empty. */
  readonly mayTell?: (rule: string) => boolean;
}

export type Proof =
  | { readonly after: Snapshot }
  /** Why it must not be offered: half a sentence. */
  | { readonly refused: string };

/**
 * Makes edits on a copy and reads it: the finding is gone, nothing else is found, and whatever the
 * edits do not touch is read as before.
 */
export function prove(before: Snapshot, edits: readonly TextEdit[], purpose: Purpose): Proof {
  const refused = refusal(before.syntax, edits, purpose.finding?.range ?? null);
  if (refused !== null) return { refused };
  const text = applyEdits(before.text, edits);
  if (text === before.text) return { refused: 'nothing would change' };
  const after = before.withText(text);
  const shift = shiftOf(edits);
  const reason =
    lostMarkup(before, after, edits, purpose) ??
    otherReading(before, after, shift, purpose) ??
    otherFindings(before, after, purpose) ??
    remains(after, shift, edits, purpose);
  return reason === null ? { after } : { refused: reason };
}

/** Code, comments and addresses are all there, unless whole lines are removed. */
function lostMarkup(
  before: Snapshot,
  after: Snapshot,
  edits: readonly TextEdit[],
  { finding }: Purpose,
): string | null {
  const left = counted(sources(after));
  for (const at of areasOf(before.syntax).verbatim) {
    const source = before.text.slice(at.from, at.to);
    const count = left.get(source) ?? 0;
    if (count > 0) left.set(source, count - 1);
    else if (!isMeant(at, edits, finding)) return 'a link, code or a comment would be lost';
  }
  const written = edits.map(({ newText }) => newText).join('\n');
  for (const [source, count] of left)
    if (count > 0 && !edits.some(({ newText }) => newText.includes(source.trim())))
      return written.includes(source) ? null : 'text would become code or a comment';
  return null;
}

const sources = ({ syntax, text }: Snapshot): readonly string[] =>
  areasOf(syntax).verbatim.map(({ from, to }) => text.slice(from, to));

/** Whether an area goes because the finding is about it, or with lines that are removed. */
const isMeant = (at: Range, edits: readonly TextEdit[], finding: Finding | undefined): boolean =>
  (finding !== undefined && overlapping(finding.range, at)) ||
  edits.some(({ range, newText }) => newText === '' && range.from <= at.from && range.to >= at.to);

function counted(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** Something of the model that can be compared. */
interface Part {
  readonly range: Range;
  /** Other places that belong to it. */
  readonly places?: readonly Range[];
  /** Whether it is what the edits are about, though none of them is in it. */
  readonly meant?: boolean;
  /** All that is known of it. */
  readonly key: string;
  /** What an edit within it must not change either. */
  readonly firm: string;
}

function otherReading(
  before: Snapshot,
  after: Snapshot,
  shift: Shift,
  purpose: Purpose,
): string | null {
  const { model: a } = before;
  const { model: b } = after;
  if (a.recognition.postmortem && !b.recognition.postmortem)
    return 'the document would no longer be read as a postmortem';
  if (a.title && a.title.text !== b.title?.text && !shift.touches(a.title.range))
    return 'the title would be read otherwise';
  const times = purpose.times === true;
  return (
    compare('sections', sectionsOf(before), sectionsOf(after), shift) ??
    compare('fields', fieldsOf(before), fieldsOf(after), shift) ??
    compare('entries', entriesOf(before, times), entriesOf(after, times), shift) ??
    compare('actions', actionsOf(before, purpose.actionAt), actionsOf(after), shift) ??
    changedActions(before, after, shift) ??
    missingEntry(after, shift, purpose)
  );
}

const sectionsOf = ({ model }: Snapshot): readonly Part[] =>
  model.sections.map(({ headingRange, heading, level }) => ({
    range: headingRange,
    key: `${level} ${heading.text}`,
    firm: String(level),
  }));

const fieldsOf = ({ model }: Snapshot): readonly Part[] =>
  model.fields.map(({ range, name, value, kind }) => ({
    range,
    key: `${kind ?? ''} ${name.text}: ${value.text}`,
    firm: '',
  }));

const entriesOf = ({ model }: Snapshot, times: boolean): readonly Part[] =>
  model.timelines.flatMap(({ entries }) =>
    entries.map((entry) => ({
      range: entry.range,
      key: JSON.stringify([entry.text.text, entry.notes?.text, whenOf(entry, times)]),
      firm: times ? '' : whenOf(entry, false),
    })),
  );

const whenOf = ({ when, start, end, actor }: TimelineEntry, loose: boolean): string =>
  JSON.stringify([
    when.kind === 'absent' ? '' : loose ? null : when.text,
    loose ? null : [start?.at, end?.at],
    actor?.kind === 'valid' ? actor.value : '',
  ]);

const actionsOf = ({ model }: Snapshot, meant?: number): readonly Part[] =>
  model.actions.flatMap(({ items }) =>
    items.map((item) => ({
      range: item.range,
      meant: item.range.from === meant,
      places: [item.owner, item.due, item.status, item.priority].flatMap((part) =>
        part.kind === 'absent' ? [] : [part.range],
      ),
      key: JSON.stringify([item.text.text, ...partsOf(item)]),
      firm: '',
    })),
  );

/** The parts of an action, of which an edit changes one. */
const partsOf = ({ owner, due, status, priority, done }: ActionItem): readonly string[] => [
  owner.kind === 'valid' ? owner.value : owner.kind,
  due.kind === 'absent' ? '' : due.text,
  priority.kind === 'valid' ? priority.value : priority.kind,
  `${done} ${status.kind === 'valid' ? status.value : status.kind}`,
];

/** Whatever no edit touches is there as it was, and what is new stands in what was written. */
function compare(
  what: string,
  before: readonly Part[],
  after: readonly Part[],
  shift: Shift,
): string | null {
  const found = new Map<number, Part[]>();
  for (const part of after)
    found.set(part.range.from, [...(found.get(part.range.from) ?? []), part]);
  const images = new Set<Part>();
  for (const part of before) {
    const at = shift.at(part.range.from);
    const touched =
      part.meant === true ||
      shift.touches(part.range) ||
      part.places?.some((own) => shift.touches(own));
    const candidates = at === null ? [] : (found.get(at) ?? []).filter((own) => !images.has(own));
    const image =
      candidates.find(({ key }) => key === part.key) ?? (touched ? candidates[0] : undefined);
    if (image) images.add(image);
    if (touched ? image && image.firm !== part.firm : !image)
      return `other ${what} would be read otherwise`;
  }
  const strange = after.find(
    (part) =>
      !images.has(part) &&
      !shift.written.some(({ from, to }) => part.range.from >= from && part.range.from < to),
  );
  return strange ? `other ${what} would be read` : null;
}

/** An edit of an action changes one part of it. */
function changedActions(before: Snapshot, after: Snapshot, shift: Shift): string | null {
  const items = new Map(
    after.model.actions.flatMap((list) => list.items).map((item) => [item.range.from, item]),
  );
  for (const item of before.model.actions.flatMap((list) => list.items)) {
    const at = shift.at(item.range.from);
    const image = at === null ? undefined : items.get(at);
    if (!image) continue;
    const own = partsOf(image);
    if (partsOf(item).filter((part, index) => part !== own[index]).length > 1)
      return 'more of the action would change';
  }
  return null;
}

/** The entry that was written is read, at its time. */
function missingEntry(
  { model }: Snapshot,
  { written }: Shift,
  { entryAt }: Purpose,
): string | null {
  if (entryAt === undefined) return null;
  const found = model.timelines
    .flatMap(({ entries }) => entries)
    .filter(({ range: { from } }) => written.some((own) => from >= own.from && from < own.to));
  const [only] = found;
  return found.length === 1 && only?.start && Math.abs(only.start.at - entryAt) < 1
    ? null
    : 'the new row would not be read as it is meant';
}

/** What is told when a value can be read at last: it was there before. */
const UNMASKING = new Set(['timeline/invalid-time', 'timeline/date-typo', 'actions/invalid-date']);

/** A date is corrected by what stands around it, so it has to fit there. */
const breaksOrder = (finding: Finding, rule: string): boolean =>
  finding.rule === 'timeline/date-typo' && rule === 'timeline/out-of-order';

/** What is found in a document that was not found before, as half a sentence; null where nothing is. */
export function otherFindings(before: Snapshot, after: Snapshot, purpose: Purpose): string | null {
  const { finding, mayTell } = purpose;
  const told = counted(before.findings.filter(isProblem).map(({ rule }) => rule));
  for (const [rule, count] of counted(after.findings.filter(isProblem).map(({ rule }) => rule))) {
    if (count <= (told.get(rule) ?? 0) || mayTell?.(rule) === true) continue;
    const unmasked =
      finding &&
      UNMASKING.has(finding.rule) &&
      rule !== finding.rule &&
      !breaksOrder(finding, rule);
    if (unmasked !== true) return `${rule} would be found`;
  }
  if (!finding) return null;
  const count = (findings: readonly Finding[], same: (other: Finding) => boolean): number =>
    findings.filter((other) => other.rule === finding.rule && same(other)).length;
  const gone = [() => true, ({ message }: Finding) => message === finding.message].some(
    (same) => count(after.findings, same) < count(before.findings, same),
  );
  return gone ? null : 'the problem would still be there';
}

/** Whether the same is wrong with what was written in place of what was wrong: `9:75` for `9:75a`. */
function remains(
  { findings }: Snapshot,
  { written }: Shift,
  edits: readonly TextEdit[],
  { finding }: Purpose,
): string | null {
  if (!finding || !edits.some(({ range }) => overlapping(range, finding.range))) return null;
  const still = findings.some(
    ({ rule, range }) => rule === finding.rule && written.some((own) => contains(own, range)),
  );
  return still ? 'the problem would still be there' : null;
}

const isProblem = ({ severity, rule }: Finding): boolean =>
  severity === 'error' || severity === 'warning' || rule === 'structure/unused-suppression';

/** What is said of a section that has just been inserted. */
export const tellsOfSections = (rule: string): boolean =>
  /^(?:structure\/(?:empty-section|placeholder)|timeline\/empty|actions\/none|analysis\/missing-cause)$/.test(
    rule,
  );
