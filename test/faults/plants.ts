import { formatMinutesLong } from '../../server/src/time/duration';
import type { ActionItem, TimelineEntry } from '../../server/src/model/types';
import { applyEdits } from '../../server/src/text/edit';
import type { Range } from '../../server/src/text/range';
import type { Snapshot } from '../../server/src/workspace/snapshot';

/** A document with one known fault in it. */
export interface Planted {
  readonly text: string;
  /** Where the finding has to be; it may be wider or narrower, but must touch this. */
  readonly at: Range;
}

/** One kind of fault, put into a document where its form allows it. */
export interface Plant {
  readonly name: string;
  readonly rule: string;
  /** Whether the rule's preferred fix must take the finding away. */
  readonly fixed: boolean;
  plant(snapshot: Snapshot): Planted | null;
}

const replaced = (snapshot: Snapshot, range: Range, newText: string): Planted => ({
  text: applyEdits(snapshot.text, [{ range, newText }]),
  at: { from: range.from, to: range.from + newText.length },
});

const items = (snapshot: Snapshot): readonly ActionItem[] =>
  snapshot.model.actions.flatMap((list) => (list.form === 'table' ? list.items : []));

/** Runs of table rows in order of time, four or more, each on its own line and later than the one before. */
function orderedRows(snapshot: Snapshot): readonly TimelineEntry[] {
  for (const timeline of snapshot.model.timelines) {
    if (timeline.form !== 'table' && timeline.form !== 'list') continue;
    const entries = timeline.entries;
    const ordered = entries.every((entry, index) => {
      const before = entries[index - 1];
      return (
        entry.start?.time &&
        entry.when.kind === 'valid' &&
        !entry.when.value.approximate &&
        !entry.end &&
        (!before?.start || entry.start.at > before.start.at + 1) &&
        !/\n|^\s*#/.test(snapshot.text.slice(entry.range.from, entry.range.to)) &&
        (!before || /^\s*$/.test(snapshot.text.slice(before.range.to, entry.range.from)))
      );
    });
    if (ordered && entries.length >= 6) return entries;
  }
  return [];
}

const CLOCK = /\d{1,2}:\d{2}/;

/** The clock of an entry as it stands in the text, when it has the plain 24-hour form. */
function clockOf(snapshot: Snapshot, entry: TimelineEntry | undefined): Range | null {
  if (entry?.when.kind !== 'valid') return null;
  const { range } = entry.when.value.start;
  const text = snapshot.text.slice(range.from, range.to);
  const clock = CLOCK.exec(text);
  if (!clock || /[ap]\.?m/i.test(text)) return null;
  return { from: range.from + clock.index, to: range.from + clock.index + clock[0].length };
}

const lineOf = (text: string, at: Range): Range => {
  const from = text.lastIndexOf('\n', at.from - 1) + 1;
  const end = text.indexOf('\n', at.to);
  return { from, to: end === -1 ? text.length : end + 1 };
};

export const PLANTS: readonly Plant[] = [
  {
    name: 'a row moved three places down',
    rule: 'timeline/out-of-order',
    fixed: true,
    plant(snapshot) {
      const rows = orderedRows(snapshot);
      const row = rows[1];
      const after = rows[4];
      if (!row || !after) return null;
      const lines = snapshot.text.slice(row.range.from, after.range.to).split('\n');
      if (lines.length !== 4) return null;
      const from = lineOf(snapshot.text, row.range);
      const to = lineOf(snapshot.text, after.range);
      const moved = snapshot.text.slice(from.from, from.to);
      if (!moved.endsWith('\n') || !snapshot.text.slice(to.from, to.to).endsWith('\n')) return null;
      const text = applyEdits(snapshot.text, [
        { range: from, newText: '' },
        { range: { from: to.to, to: to.to }, newText: moved },
      ]);
      const at = to.to - moved.length;
      return { text, at: { from: at, to: at + moved.length } };
    },
  },
  {
    name: 'a time set an hour before the row above',
    rule: 'timeline/out-of-order',
    fixed: true,
    plant(snapshot) {
      const rows = orderedRows(snapshot);
      const row = rows[Math.floor(rows.length / 2)];
      const first = rows[0];
      const at = clockOf(snapshot, row);
      if (!at || !first?.start?.time || first.start.time.hour < 2 || row?.start?.date === undefined)
        return null;
      if (first.start.date && row.start?.date && !first.start.date.equals(row.start.date))
        return null;
      const hour = String(first.start.time.hour - 1).padStart(2, '0');
      return replaced(snapshot, at, `${hour}:${snapshot.text.slice(at.to - 2, at.to)}`);
    },
  },
  {
    name: 'an hour 25',
    rule: 'timeline/invalid-time',
    fixed: false,
    plant(snapshot) {
      const row = orderedRows(snapshot)[2];
      const at = clockOf(snapshot, row);
      return at && replaced(snapshot, at, `25:${snapshot.text.slice(at.to - 2, at.to)}`);
    },
  },
  {
    name: 'a year with a slip',
    rule: 'timeline/date-typo',
    fixed: true,
    plant(snapshot) {
      const rows = orderedRows(snapshot);
      const dated = rows.filter((row) => row.start?.dateWritten);
      const row = dated[2];
      if (dated.length < 4 || row?.when.kind !== 'valid' || !row.start?.date) return null;
      const { range } = row.when.value.start;
      const text = snapshot.text.slice(range.from, range.to);
      const year = text.indexOf(String(row.start.date.year));
      if (year === -1) return null;
      const at = { from: range.from + year, to: range.from + year + 4 };
      return replaced(snapshot, at, String(row.start.date.year - 1));
    },
  },
  {
    name: 'a row twice',
    rule: 'timeline/duplicate-entry',
    fixed: false,
    plant(snapshot) {
      const row = orderedRows(snapshot)[2];
      if (!row) return null;
      const line = lineOf(snapshot.text, row.range);
      const copy = snapshot.text.slice(line.from, line.to);
      if (!copy.endsWith('\n')) return null;
      return replaced(snapshot, { from: line.to, to: line.to }, copy);
    },
  },
  {
    name: 'a length that the times deny',
    rule: 'summary/duration-mismatch',
    fixed: true,
    plant(snapshot) {
      const { window, durations } = snapshot.model.incident;
      const stated = durations.find(({ kind }) => kind === 'total');
      if (window?.start.kind !== 'valid' || window.end.kind !== 'valid') return null;
      const totals = durations.filter(({ kind }) => kind === 'total');
      if (!stated || totals.length > 1 || stated.duration.approximate) return null;
      if (!window.start.value.time || snapshot.model.timelines.length > 3) return null;
      return replaced(snapshot, stated.range, formatMinutesLong(stated.duration.minutes * 2 + 37));
    },
  },
  {
    name: 'an owner emptied',
    rule: 'actions/missing-owner',
    fixed: true,
    plant(snapshot) {
      const open = items(snapshot).filter(({ done, owner }) => !done && owner.kind === 'valid');
      const item = open[1];
      return open.length < 3 || !item ? null : replaced(snapshot, item.owner.range, '');
    },
  },
  {
    name: 'a due date emptied',
    rule: 'actions/missing-due',
    fixed: true,
    plant(snapshot) {
      const open = items(snapshot).filter(({ done, due }) => !done && due.kind === 'valid');
      const item = open[1];
      return open.length < 3 || !item ? null : replaced(snapshot, item.due.range, '');
    },
  },
  {
    name: 'a due date of last year',
    rule: 'actions/due-before-incident',
    fixed: true,
    plant(snapshot) {
      const item = items(snapshot).find(
        ({ done, due }) => !done && due.kind === 'valid' && due.value.exact,
      );
      if (item?.due.kind !== 'valid' || !item.due.value.date) return null;
      if (!/^\d{4}-/.test(item.due.text) || !snapshot.model.incident.date) return null;
      const days = snapshot.model.timelines.flatMap(({ entries }) => entries.map(({ day }) => day));
      if (snapshot.model.incident.date.kind !== 'valid' && days.every((day) => day === null))
        return null;
      const { from } = item.due.range;
      return replaced(snapshot, { from, to: from + 4 }, String(item.due.value.date.year - 1));
    },
  },
  {
    name: 'two letters of a name exchanged',
    rule: 'people/inconsistent-name',
    fixed: true,
    plant(snapshot) {
      const person = snapshot.model.people.find(
        ({ team, name, references }) =>
          !team && references.length >= 3 && /^\p{L}{6,}$/u.test(name) && name[2] !== name[3],
      );
      const reference = person?.references[1];
      if (!reference || reference.name !== person.name) return null;
      const { from } = reference.range;
      const swapped = `${person.name[3] ?? ''}${person.name[2] ?? ''}`;
      return replaced(snapshot, { from: from + 2, to: from + 4 }, swapped);
    },
  },
  {
    name: 'a metric that no two times give',
    rule: 'claims/metric-mismatch',
    fixed: true,
    plant(snapshot) {
      const stated = snapshot.model.incident.durations.find(
        ({ kind, duration }) => kind === 'acknowledge' && !duration.approximate,
      );
      const known = snapshot.model.milestones.map(({ kind }) => kind);
      if (!stated || !known.includes('acknowledged') || !known.includes('detected')) return null;
      return replaced(snapshot, stated.range, '47 days');
    },
  },
  {
    name: 'a sign-off of last year',
    rule: 'review/sign-off-before-incident',
    fixed: false,
    plant(snapshot) {
      const date = snapshot.model.signOffs.find((signOff) => signOff.date.kind === 'valid')?.date;
      if (date?.kind !== 'valid' || !/^\d{4}-/.test(date.text)) return null;
      const { from } = date.range;
      return replaced(snapshot, { from, to: from + 4 }, String(date.value.year - 1));
    },
  },
  {
    name: 'the date of another incident in the id',
    rule: 'summary/id-date-mismatch',
    fixed: true,
    plant(snapshot) {
      const { id } = snapshot.model.incident;
      const date = id.kind === 'valid' ? /20\d{2}(?=[01]\d[0-3]\d)/.exec(id.value) : null;
      if (id.kind !== 'valid' || !date) return null;
      const from = id.range.from + date.index;
      return replaced(snapshot, { from, to: from + 4 }, String(Number(date[0]) - 1));
    },
  },
  {
    name: 'a placeholder of the template',
    rule: 'structure/placeholder',
    fixed: false,
    plant(snapshot) {
      const at = snapshot.text.length;
      return replaced(snapshot, { from: at, to: at }, '\n\nWritten by <add name here>.\n');
    },
  },
  {
    name: 'a key',
    rule: 'privacy/secret',
    fixed: true,
    plant(snapshot) {
      const at = snapshot.text.length;
      const planted = replaced(snapshot, { from: at, to: at }, '\n\nAKIAQ3ZKLM7NPORTVWX2\n');
      return planted;
    },
  },
  {
    name: 'a section left empty',
    rule: 'structure/empty-section',
    fixed: true,
    plant(snapshot) {
      const at = snapshot.text.length;
      const level = snapshot.model.sections.find(({ own }) => own)?.level ?? 2;
      if (snapshot.model.sections.some(({ kind }) => kind === 'lucky')) return null;
      const lead = snapshot.text.endsWith('\n') ? '\n' : '\n\n';
      return replaced(
        snapshot,
        { from: at, to: at },
        `${lead}${'#'.repeat(level)} Where we got lucky\n`,
      );
    },
  },
];
