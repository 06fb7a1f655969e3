import type { Block } from '../syntax/blocks';
import { spanOf, type Rich } from '../syntax/rich';
import { resolveNext, startChronology } from './chronology';
import type { DateFrame } from './dates';
import { leadingWhen } from './entries';
import type { IdForms } from './ids';
import { plainLabel, boldLabel } from './labels';
import type { Outline } from './outline';
import type { Communication, NumberSeries, RelatedIncident } from './types';
import type { Zone } from '../time/zone';

/** Log lines with times under a heading that speaks of communication or status updates. */
export function readCommunications(
  outline: Outline,
  dates: DateFrame,
  zone: Zone | null,
): readonly Communication[] {
  return outline.sections.flatMap((section, index) => {
    if (
      !/communicat|status (?:page|updates?)|announcements|連絡|コミュニケーション/i.test(
        section.heading.text,
      )
    )
      return [];
    const state = startChronology(dates, dates.day, zone);
    return linesOf(outline.blocks[index] ?? []).flatMap((line): Communication[] => {
      const when = leadingWhen(line);
      if (!when?.start?.clock) return [];
      const resolved = resolveNext(state, { line, when, date: null, day: null });
      return [
        {
          range: line.range,
          when: resolved.when,
          moment: resolved.start,
          text: spanOf(line, when.to),
        },
      ];
    });
  });
}

function linesOf(blocks: readonly Block[]): readonly Rich[] {
  return blocks.flatMap((block): readonly Rich[] => {
    if (block.kind === 'code' || block.kind === 'paragraph') return block.lines;
    if (block.kind === 'list') return block.items.flatMap((item) => item.lines.slice(0, 1));
    return [];
  });
}

/** `2% → 15% → 45%`: three points or more, joined by arrows. */
export function readSeries(outline: Outline): readonly NumberSeries[] {
  return outline.blocks
    .flat()
    .flatMap((block): NumberSeries[] =>
      block.kind === 'list' || block.kind === 'paragraph'
        ? linesOf([block]).flatMap((line) => seriesOf(line))
        : [],
    );
}

function seriesOf(line: Rich): readonly NumberSeries[] {
  if (!/[→⇒]|[-=]>/.test(line.text)) return [];
  const label = boldLabel(line) ?? plainLabel(line);
  const from = label?.valueFrom ?? 0;
  const parts = line.text.slice(from).split(/→|->|=>|⇒/);
  if (!label || parts.length < 3) return [];
  const points = parts.map((part) => {
    const text = part.trim();
    const number = /^[~≈]?\s*(-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)/.exec(text);
    return { text, value: number?.[1] === undefined ? null : Number(number[1].replace(/,/g, '')) };
  });
  return points.filter((point) => point.value !== null).length >= 2
    ? [{ label: label.label, range: line.range, points }]
    : [];
}

/** Incident ids under a heading that speaks of related or similar incidents. */
export function readRelated(outline: Outline, ids: IdForms): readonly RelatedIncident[] {
  return outline.sections.flatMap((section, index) => {
    if (!/\b(?:related|similar|previous|past|linked)\b.*\bincident/i.test(section.heading.text))
      return [];
    return linesOf(outline.blocks[index] ?? []).flatMap((line): RelatedIncident[] => {
      const at = ids.inReference(line.text);
      if (!at) return [];
      const id = spanOf(line, at.from, at.to);
      return [{ id: id.text, range: id.range, text: spanOf(line) }];
    });
  });
}
