import { spanOf, type InlineText } from '../../syntax/inlineText';
import type { KeptBlock } from '../../syntax/kept';
import { itemLines } from '../../syntax/textLines';
import { shiftedSpan, type Span } from '../../text/range';
import { trimEndOf } from '../../text/trim';
import type { DateFrame } from '../frame/dateFrame';
import { datesIn, firstDate, parsedDate } from '../frame/dates';
import type { ReadField } from '../fields/fields';
import { boldLabel } from '../fields/labels';
import { inSections, type Outline } from '../outline/outline';
import { inContent, NO_CONTENT } from '../outline/content';
import { isBlankValue } from '../actions/owners';
import type { FollowUp, Parsed, SignOff } from '../types';

const SIGNING =
  /^(?:prepared|reviewed|approved|written|signed(?: off)?|authored|submitted|compiled|verified)(?: by)?$|^(?:author|reviewer|approver)s?$/i;

/** `**Reviewed by:** Name (Role) - date`. */
export function readSignOffs(
  outline: Outline,
  fields: readonly ReadField[],
  dates: DateFrame,
): readonly SignOff[] {
  return fields.flatMap((field): SignOff[] => {
    const inSection = field.section !== -1 && outline.sections[field.section]?.kind === 'sign-off';
    if (
      !SIGNING.test(field.name.text.trim()) ||
      (!inSection && field.kind !== 'reviewer' && field.kind !== 'approver')
    )
      return [];
    const text = field.line.text;
    const written = datesIn(text)[0];
    const role = /[（(]([^)）]{2,60})[)）]/.exec(text);
    const end = Math.min(written?.from ?? text.length, role?.index ?? text.length);
    const name = spanOf(field.line, 0, end);
    const bare = trimEndOf(name.text, '-–—,:').replace(/^@/, '');
    const person: Parsed<string> = isBlankValue(bare)
      ? { kind: 'absent', range: field.value.range }
      : {
          kind: 'valid',
          range: {
            from: name.range.from,
            to: name.range.from + trimEndOf(name.text, '-–—,:').length,
          },
          text: name.text,
          value: bare,
        };
    return [
      {
        label: field.name,
        person,
        role: role?.[1] ?? null,
        date: written
          ? parsedDate(field.line, written, dates)
          : { kind: 'absent', range: { from: field.value.range.to, to: field.value.range.to } },
        range: field.range,
      },
    ];
  });
}

/** Sections such as `1-Week Follow-up (2025-08-29)`. */
export function readFollowUps(outline: Outline, dates: DateFrame): readonly FollowUp[] {
  return outline.sections.flatMap((section, index): FollowUp[] => {
    if (section.kind !== 'follow-up') return [];
    const value = firstDate(section.heading.text, dates.order, dates.year);
    if (!value) return [];
    const items = itemTexts(outline.contents[index] ?? NO_CONTENT).map((item) =>
      shiftedSpan(item, section.range.from),
    );
    return [
      {
        heading: section.heading,
        date: { kind: 'valid', range: section.heading.range, text: section.heading.text, value },
        items,
      },
    ];
  });
}

const itemLinesOf = (node: KeptBlock): readonly InlineText[] =>
  node.kind === 'list' ? itemLines(node) : [];

/** The first line of each item of a list. */
const itemTexts = inContent(
  (node: KeptBlock): readonly Span[] => itemLinesOf(node).map((line) => spanOf(line)),
  shiftedSpan,
);

/** Somebody who took part. */
export interface Participant {
  readonly name: Span;
  readonly role: string | null;
}

/** Names under `Participants`, with the role after the dash. */
export const readParticipants = (outline: Outline): readonly Participant[] =>
  inSections(
    outline,
    (content, index) => {
      const section = outline.sections[index];
      return section?.kind === 'sign-off' && TOOK_PART.test(section.heading.text)
        ? participants(content)
        : [];
    },
    placedParticipant,
  );

const TOOK_PART = /participant|attendee|review/i;

const placedParticipant = ({ name, role }: Participant, at: number): Participant => ({
  name: shiftedSpan(name, at),
  role,
});

const participants = inContent(
  (node: KeptBlock): readonly Participant[] =>
    itemLinesOf(node).flatMap((line) => {
      if (boldLabel(line)) return [];
      const end = /\s[-–—]\s|[(（,:]/.exec(line.text)?.index ?? line.text.length;
      const role =
        /\s[-–—]\s(.+)$/.exec(line.text)?.[1]?.trim() ??
        /[(（]([^)）]{1,80})[)）]/.exec(line.text)?.[1] ??
        null;
      return [{ name: spanOf(line, 0, end), role }];
    }),
  placedParticipant,
);
