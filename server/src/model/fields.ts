import { parseDocument as parseYaml, isMap, isScalar, isSeq } from 'yaml';
import type { Block, ListItem, Table } from '../syntax/blocks';
import type { SyntaxDocument } from '../syntax/document';
import { plainRich, sliceOf, sourceRange, spanOf, type Rich } from '../syntax/rich';
import { range } from '../text/range';
import { trimEndOf } from '../text/trim';
import { boldLabel, plainLabel, type Label } from './labels';
import type { Outline } from './outline';
import type { Words } from './teamWords';
import type { Field, FieldKind, Section } from './types';

/** A field with its value as a line, for those who read on in it. */
export interface ReadField extends Field {
  readonly line: Rich;
}

/** Fields of front matter and body, in document order. */
export function readFields(
  outline: Outline,
  syntax: SyntaxDocument,
): { fields: readonly ReadField[]; problem: string | null } {
  const { words } = outline;
  const front = readFrontMatter(syntax, words);
  const fields: ReadField[] = [...front.fields];
  readBlocksFields(outline.preface, -1, words, fields);
  outline.sections.forEach((section, index) => {
    const blocks = outline.blocks[index] ?? [];
    const before = fields.length;
    readBlocksFields(blocks, index, words, fields);
    if (fields.length === before) fields.push(...headingField(section, blocks, index, words));
  });
  return { fields, problem: front.problem };
}

function readBlocksFields(
  blocks: readonly Block[],
  section: number,
  words: Words,
  fields: ReadField[],
): void {
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      const plain = plainFieldLines(block.lines, words);
      block.lines.forEach((line, index) =>
        fields.push(...lineFields(line, section, plain[index] ?? false, words)),
      );
    } else if (block.kind === 'list') {
      const plain = plainFieldLines(
        block.items.map((item) => item.lines[0]),
        words,
      );
      block.items.forEach((item, index) =>
        fields.push(...itemFields(item, section, plain[index] ?? false, words)),
      );
    } else if (block.kind === 'table') fields.push(...tableFields(block, section, words));
    else if (block.kind === 'quote') readBlocksFields(block.blocks, section, words, fields);
  }
}

/**
 * Which lines are fields without bold names. One alone could be prose, so it takes a neighbour, or
 * a name that nothing else begins with.
 */
function plainFieldLines(lines: readonly (Rich | undefined)[], words: Words): readonly boolean[] {
  const known = lines.map((line) => {
    const label = line && line.bold.length === 0 ? plainLabel(line) : null;
    return label !== null && words.field(label.label.text) !== null;
  });
  const count = known.filter(Boolean).length;
  if (count >= 2) return known;
  return known.map(
    (is, index) =>
      is &&
      /^(?:severity|status|duration|incident id|authors?|date|time ?zone)\b/i.test(
        lines[index]?.text ?? '',
      ),
  );
}

function itemFields(
  item: ListItem,
  section: number,
  plain: boolean,
  words: Words,
): readonly ReadField[] {
  const line = item.lines[0];
  return line ? lineFields(line, section, plain, words) : [];
}

/** The fields of one line: usually one, several in `**Severity:** High | **Status:** Resolved`. */
function lineFields(
  line: Rich,
  section: number,
  plain: boolean,
  words: Words,
): readonly ReadField[] {
  const labels: { label: Label; at: number }[] = [];
  for (const bold of line.bold) {
    const before = line.text.slice(0, bold.from).trimEnd();
    if (labels.length === 0 ? before !== '' : !/[|·•;,/]$|\s$/.test(line.text.slice(0, bold.from)))
      continue;
    const label = boldLabel(line, bold.from);
    if (label && (labels.length === 0 || words.field(label.label.text) !== null))
      labels.push({ label, at: bold.from });
  }
  if (labels.length === 0 && plain) {
    const label = plainLabel(line);
    if (label) labels.push({ label, at: 0 });
  }
  return labels.map(({ label }, index) => {
    const end = labels[index + 1]?.at ?? line.text.length;
    const raw = line.text.slice(label.valueFrom, end);
    const length = trimEndOf(raw, '|·•\\').length;
    const kind = words.field(label.label.text);
    return field(
      kind,
      label.label,
      line,
      label.valueFrom,
      label.valueFrom + length,
      label.bold ? 'bold' : 'plain',
      section,
    );
  });
}

function field(
  kind: FieldKind | null,
  name: Field['name'],
  line: Rich,
  from: number,
  to: number,
  form: Field['form'],
  section: number,
): ReadField {
  const value = spanOf(line, from, to);
  return {
    kind,
    name,
    value:
      value.text === ''
        ? { text: '', range: sourceRange(line, line.text.length, line.text.length) }
        : value,
    range: line.range,
    form,
    section,
    line: sliceOf(line, from, to),
  };
}

/** Two columns of names and values, or one wide row under a header of names. */
function tableFields(table: Table, section: number, words: Words): readonly ReadField[] {
  const pairs = [table.header, ...table.rows].filter((row) => row.cells.length === 2);
  if (table.header.cells.length === 2) {
    const found = pairs.flatMap((row) => {
      const [name, value] = row.cells;
      const kind = name ? words.field(name.text) : null;
      return name && value && kind !== null
        ? [cellField(kind, name, value, range(row.range.from, row.range.to), section)]
        : [];
    });
    const inHeader = found.some((item) => item.range.from === table.header.range.from);
    // `| Time | Event |` is the header of a timeline: rows must name fields too.
    return found.length - (inHeader ? 1 : 0) >= 2 ? found : [];
  }
  const row = table.rows[0];
  if (table.rows.length !== 1 || !row || table.header.cells.length < 3) return [];
  const found = table.header.cells.flatMap((name, index) => {
    const kind = words.field(name.text);
    const value = row.cells[index];
    return kind !== null && value ? [cellField(kind, name, value, row.range, section)] : [];
  });
  const isAction = table.header.cells.some((cell) => /^(?:action|task|item)/i.test(cell.text));
  return found.length >= 3 && !isAction ? found : [];
}

const cellField = (
  kind: FieldKind,
  name: Rich,
  value: Rich,
  at: Field['range'],
  section: number,
): ReadField => ({
  kind,
  name: spanOf(name),
  value: spanOf(value),
  range: at,
  form: 'table',
  section,
  line: value,
});

/** `## Status` and a short paragraph under it. */
function headingField(
  section: Section,
  blocks: readonly Block[],
  index: number,
  words: Words,
): readonly ReadField[] {
  const kind = words.field(section.heading.text);
  const first = blocks[0];
  const line =
    first?.kind === 'paragraph'
      ? first.lines[0]
      : first?.kind === 'list'
        ? first.items[0]?.lines[0]
        : undefined;
  if (kind === null || kind === 'window' || section.own || !line || line.text.length > 120)
    return [];
  return [
    {
      kind,
      name: section.heading,
      value: spanOf(line),
      range: line.range,
      form: 'plain',
      section: index,
      line,
    },
  ];
}

function readFrontMatter(
  syntax: SyntaxDocument,
  words: Words,
): {
  fields: readonly ReadField[];
  problem: string | null;
} {
  if (!syntax.frontMatter) return { fields: [], problem: null };
  const { from, to } = syntax.frontMatter.content;
  if (syntax.frontMatter.format === 'toml')
    return { fields: tomlFields(syntax.text, from, to, words), problem: null };
  const yaml = parseYaml(syntax.text.slice(from, to), {
    logLevel: 'silent',
    strict: false,
    uniqueKeys: false,
    merge: false,
  });
  const problem = yaml.errors[0]?.message.split('\n')[0] ?? null;
  if (!isMap(yaml.contents)) return { fields: [], problem };
  const fields = yaml.contents.items.flatMap((pair): ReadField[] => {
    if (!isScalar(pair.key) || !pair.key.range) return [];
    const keyFrom = from + pair.key.range[0];
    const keyTo = from + pair.key.range[1];
    const name = { text: syntax.text.slice(keyFrom, keyTo), range: range(keyFrom, keyTo) };
    const node = pair.value;
    const at = isScalar(node) || isSeq(node) ? node.range : null;
    let value = at
      ? plainRich(syntax.text, from + at[0], from + at[1])
      : plainRich(syntax.text, keyTo + 1, keyTo + 1);
    const quoted = /^(["'])(.*)\1$/s.exec(value.text);
    if (quoted) value = plainRich(syntax.text, value.range.from + 1, value.range.to - 1);
    return [
      {
        kind: words.field(name.text.replace(/[_-]/g, ' ')),
        name,
        value: spanOf(value),
        range: range(keyFrom, value.range.to),
        form: 'front-matter',
        section: -1,
        line: value,
      },
    ];
  });
  return { fields, problem };
}

/** `name = "value"` lines of TOML front matter; nothing deeper is needed. */
function tomlFields(text: string, from: number, to: number, words: Words): readonly ReadField[] {
  return [
    ...text.slice(from, to).matchAll(/^([\w-]{1,40})[ \t]{0,9}=[ \t]{0,9}"?([^"\n\s][^"\n]*)/gm),
  ].map((match): ReadField => {
    const [whole, key = '', content = ''] = match;
    const at = from + match.index;
    const valueFrom = at + whole.indexOf(content, key.length + 1);
    const value = plainRich(text, valueFrom, valueFrom + content.length);
    return {
      kind: words.field(key.replace(/[_-]/g, ' ')),
      name: { text: key, range: range(at, at + key.length) },
      value: spanOf(value),
      range: range(at, at + whole.length),
      form: 'front-matter',
      section: -1,
      line: value,
    };
  });
}
