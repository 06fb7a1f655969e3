import { spanOf } from '../syntax/rich';
import type { Span } from '../text/range';
import { trimEndOf } from '../text/trim';
import { datesIn, firstDate, parsedDate, type DateFrame } from './dates';
import type { ReadField } from './fields';
import { boldLabel } from './labels';
import type { Outline } from './outline';
import { isBlankValue } from './owners';
import type { FollowUp, Parsed, SignOff } from './types';

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
    const items = (outline.blocks[index] ?? []).flatMap((block) =>
      block.kind === 'list'
        ? block.items.flatMap((item): Span[] => (item.lines[0] ? [spanOf(item.lines[0])] : []))
        : [],
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

/** Names under `Participants`, with the role after the dash. */
export function readParticipants(
  outline: Outline,
): readonly { readonly name: Span; readonly role: string | null }[] {
  return outline.sections.flatMap((section, index) => {
    if (section.kind !== 'sign-off' || !/participant|attendee|review/i.test(section.heading.text))
      return [];
    return (outline.blocks[index] ?? []).flatMap((block) =>
      block.kind === 'list'
        ? block.items.flatMap((item) => {
            const line = item.lines[0];
            if (!line || boldLabel(line)) return [];
            const end = /\s[-–—]\s|[(（,:]/.exec(line.text)?.index ?? line.text.length;
            const role =
              /\s[-–—]\s(.+)$/.exec(line.text)?.[1]?.trim() ??
              /[(（]([^)）]{1,80})[)）]/.exec(line.text)?.[1] ??
              null;
            return [{ name: spanOf(line, 0, end), role }];
          })
        : [],
    );
  });
}
