import type { Moment, Parsed, Postmortem } from '../../server/src/model/types';
import type { Snapshot } from '../../server/src/workspace/snapshot';

/** A way to write a document otherwise that changes nothing of what it says. */
interface Relation {
  readonly name: string;
  /** The same document written so; null where its form leaves nothing to change. */
  readonly apply: (snapshot: Snapshot, text: string) => string | null;
}

/** Names of sections that mean the same, one for the other. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['Timeline', 'Chronology'],
  ['Impact', 'Customer Impact'],
  ['Root Cause', 'Underlying Cause'],
  ['Action Items', 'Action Points'],
  ['Lessons Learned', 'Key Takeaways'],
]);

interface Change {
  readonly at: number;
  readonly to: number;
  readonly text: string;
}

/** All changes at once, the last first, so that those before keep their places. */
const changed = (text: string, changes: readonly Change[]): string | null =>
  changes.length === 0
    ? null
    : changes
        .toSorted((a, b) => b.at - a.at)
        .reduce((all, { at, to, text: put }) => all.slice(0, at) + put + all.slice(to), text);

/** Something behind the text of each row that has one on a single line. */
const behindTexts =
  (put: (index: number) => string) =>
  ({ model }: Snapshot, text: string): string | null =>
    changed(
      text,
      model.timelines
        .flatMap(({ entries }) => entries)
        .filter(({ text: told }) => /^[\p{L}\p{N} ,]+$/u.test(told.text))
        .filter(({ text: told }) => text.slice(told.range.from, told.range.to) === told.text)
        .map(({ text: told }, index) => ({
          at: told.range.to,
          to: told.range.to,
          text: put(index),
        })),
    );

/** `Time | Event` as a list. */
function asList({ model }: Snapshot, text: string): string | null {
  const tables = model.timelines.flatMap(({ table }) => table ?? []);
  return changed(
    text,
    tables.flatMap((table): readonly Change[] => {
      const { time, text: told } = table.columns;
      if (table.header.length !== 2 || time !== 0 || told !== 1) return [];
      if (/UTC|GMT|[A-Z]{3}/.test(table.header[0]?.text ?? '')) return [];
      const rows = table.rows.map(({ range: { from, to } }) =>
        text
          .slice(from, to)
          .replace(/^\s*\|\s*|\s*\|\s*$/g, '')
          .split(/\s*(?<!\\)\|\s*/)
          .join(' - ')
          .replace(/^/, '- '),
      );
      return rows.every((row) => /^- \S.* - \S/.test(row))
        ? [{ at: table.range.from, to: table.range.to, text: rows.join('\n') }]
        : [];
    }),
  );
}

export const RELATIONS: readonly Relation[] = [
  {
    name: 'a section about something else behind it',
    apply: ({ model: { sections, title } }, text) => {
      const levels = sections.filter(({ heading }) => heading !== title).map(({ level }) => level);
      const mark = '#'.repeat(Math.min(2, ...levels));
      return `${text.trimEnd()}\n\n${mark} Team news\n\nA pool is a set of connections that are kept open.\n`;
    },
  },
  {
    name: 'links behind the texts of rows',
    apply: behindTexts(() => ' ([log](https://example.org/log))'),
  },
  {
    name: 'footnotes behind the texts of rows',
    apply: (snapshot, text) => {
      const noted = behindTexts((index) => `[^relation-${index}]`)(snapshot, text);
      const last = noted === null ? -1 : noted.split('[^relation-').length - 2;
      const notes = Array.from(
        { length: last + 1 },
        (_, index) => `[^relation-${index}]: Seen in the log.`,
      );
      return noted === null
        ? null
        : `${noted.trimEnd()}\n\n## Team news\n\nNone.\n\n${notes.join('\n')}\n`;
    },
  },
  {
    name: 'other names of the same sections',
    apply: ({ model }, text) =>
      changed(
        text,
        model.sections.flatMap(({ heading: { text: name, range } }) => {
          const other = SYNONYMS.get(name);
          return other !== undefined && text.slice(range.from, range.to) === name
            ? [{ at: range.from, to: range.to, text: other }]
            : [];
        }),
      ),
  },
  { name: 'a table of times and events as a list', apply: asList },
];

const moment = (value: Moment | null | undefined): string =>
  value ? [value.date, value.time, value.zone?.id].map(String).join(' ') : '-';
const parsed = <T>(value: Parsed<T>, write: (value: T) => string = String): string =>
  value.kind === 'valid' ? write(value.value) : value.kind;

/** What a document says and what is said of it, one line each, without where it stands. */
export function saying({ model, findings }: Snapshot): readonly string[] {
  return [
    ...ofModel(model),
    ...findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ rule }) => `finding: ${rule}`)
      .sort(),
  ];
}

const ofModel = ({
  title,
  incident,
  timelines,
  milestones,
  actions,
  sections,
}: Postmortem): readonly string[] => [
  `title: ${title?.text ?? '-'}`,
  `header: ${[incident.id, incident.severity, incident.status].map((value) => parsed(value)).join(', ')}`,
  `window: ${incident.window ? [incident.window.start, incident.window.end].map((end) => parsed(end, moment)).join(' to ') : '-'}`,
  ...incident.durations.map(({ kind, duration }) => `length: ${kind} ${duration.minutes ?? '-'}`),
  ...timelines.flatMap(({ entries }) =>
    entries.map(({ start, milestone }) => `row: ${moment(start)} ${milestone ?? ''}`),
  ),
  ...milestones.map(({ kind, moment: at }) => `milestone: ${kind} ${moment(at)}`),
  ...actions.flatMap(({ items }) =>
    items.map(
      ({ text, owner, done }) =>
        `action: ${text.text}, ${parsed(owner)}, ${done ? 'done' : 'open'}`,
    ),
  ),
  ...sections.filter(({ own }) => own).map(({ kind }) => `section: ${kind}`),
];

/** What one form of a document says and the other does not; empty where they say the same. */
export function unlike(one: readonly string[], other: readonly string[]): readonly string[] {
  const left = [...other];
  const missing = one.filter((line) => {
    const at = left.indexOf(line);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
  return [...missing.map((line) => `- ${line}`), ...left.map((line) => `+ ${line}`)];
}
