import type { KeptDocument } from '../../syntax/document';
import { moved, ofSpan, sliceOf, spanOf, type InlineText } from '../../syntax/inlineText';
import type { KeptBlock, KeptParagraph } from '../../syntax/kept';
import type { Span } from '../../text/range';
import type { Outline } from '../outline/outline';
import type { SectionContent } from '../outline/content';
import type { Field, FieldKind, Section } from '../types';
import { rememberedWith } from '../../text/memo';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { fieldsIn, isBelow } from './blockFields';
import { plainLabel } from './labels';
import { placedField, withBelow, type FieldFacts } from './fieldFacts';

/** A field with its value as a line, for those who read on in it. */
export interface ReadField extends Field {
  readonly line: InlineText;
  /** The values of a list in front matter. */
  readonly items?: readonly Span[];
}

/** Longer than this, what stands under a heading is told rather than filled in. */
const LONGEST_VALUE = 120;

/** Fields of front matter and body, in document order. */
export function readFields(outline: Outline, document: KeptDocument): readonly ReadField[] {
  const { words } = outline;
  const fields: ReadField[] = [...frontMatterFields(document, words)];
  const add = (found: readonly FieldFacts[], section: number, at: number): void => {
    for (const field of found) fields.push({ ...placedField(field, at), section });
  };
  add(contentFields(outline.preface, words), -1, 0);
  outline.contents.forEach((content, index) => {
    const found = contentFields(content, words);
    const section = outline.sections[index];
    if (found.length > 0) add(found, index, section?.range.from ?? 0);
    else if (section) {
      const kind = outline.fieldKinds[index] ?? null;
      const field =
        (kind && headingField(section, content, index, kind)) ??
        (section.heading === outline.title ? null : labelledHeading(section, index, words));
      if (field) fields.push(field);
    }
  });
  return fields;
}

/**
 * The fields of a content. Of the last line of a paragraph the value may be the list below it, and of a
 * label that is a paragraph by itself the paragraph below it.
 */
const contentFields = rememberedWith(
  (content: SectionContent, words: Vocabulary): readonly FieldFacts[] => {
    const { nodes, starts } = content;
    const found = nodes.flatMap((node, index) => {
      const fields = fieldsIn(node, words);
      const next = nodes[index + 1];
      const [alone] = node.kind === 'paragraph' && endsWithLabel(node, fields) ? fields : [];
      const below =
        node.kind === 'paragraph' &&
        (next?.kind === 'list' ||
          (alone !== undefined &&
            next?.kind === 'paragraph' &&
            isBelow(alone, fieldsIn(next, words))));
      return fields.map((field, at) =>
        placedField(withBelow(field, below && at === fields.length - 1), starts[index] ?? 0),
      );
    });
    return found.length === 0 ? NO_FIELDS : found;
  },
);

const NO_FIELDS: readonly FieldFacts[] = [];

/** Whether the one field of a paragraph is a label at its end. */
const endsWithLabel = ({ lines }: KeptParagraph, fields: readonly FieldFacts[]): boolean =>
  fields.length === 1 && fields[0]?.range.from === lines.at(-1)?.range.from;

/** `## Status` and a short paragraph under it. */
function headingField(
  section: Section,
  { nodes, starts }: SectionContent,
  index: number,
  kind: FieldKind,
): ReadField | null {
  const first = nodes[0];
  if (section.own || kind === 'window' || !first) return null;
  const local = firstLine(first);
  if (!local || local.text.length > LONGEST_VALUE) return null;
  const line = moved(local, section.range.from + (starts[0] ?? 0));
  const value = spanOf(line);
  return {
    kind,
    name: section.heading,
    value,
    range: line.range,
    form: 'plain',
    below: false,
    section: index,
    line,
  };
}

/** `## Status: Resolved (partially)`. */
function labelledHeading(section: Section, index: number, words: Vocabulary): ReadField | null {
  if (section.own || !/[:：]/.test(section.heading.text)) return null;
  const line = ofSpan(section.heading);
  const label = plainLabel(line);
  const kind = label && words.field(label.label.text);
  const value = label && spanOf(line, label.valueFrom);
  if (!label || !value || value.text === '' || !kind || !IN_HEADINGS.has(kind)) return null;
  return {
    kind,
    name: label.label,
    value,
    range: section.headingRange,
    form: 'plain',
    below: false,
    section: index,
    line: sliceOf(line, label.valueFrom),
  };
}

/** What headings say of an incident. */
const IN_HEADINGS: ReadonlySet<FieldKind> = new Set<FieldKind>([
  'status',
  'severity',
  'date',
  'duration',
  'author',
  'owner',
]);

/** The first line of a paragraph or of a list; null for all else. */
function firstLine(node: KeptBlock): InlineText | null {
  if (node.kind === 'paragraph') return node.lines[0] ?? null;
  const item = node.kind === 'list' ? node.items.first : null;
  const line = item?.node.first?.node.lines[0];
  return item && line ? moved(line, item.at + (item.node.first?.at ?? 0)) : null;
}

/** The entries of front matter, whatever their names. */
const frontMatterFields = (
  { frontMatter }: KeptDocument,
  words: Vocabulary,
): readonly ReadField[] =>
  (frontMatter?.entries ?? []).map(({ key, value, items, range: at }) => ({
    items,
    kind: words.field(key.text.replace(/[_-]/g, ' ')),
    name: key,
    value: spanOf(value),
    range: at,
    form: 'front-matter',
    below: false,
    section: -1,
    line: value,
  }));
