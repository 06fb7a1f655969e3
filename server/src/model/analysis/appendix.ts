import { moved, spanOf, type InlineText } from '../../syntax/inlineText';
import type { KeptBlock } from '../../syntax/kept';
import { inTextLines, textLines } from '../../syntax/textLines';
import { shifted, shiftedSpan } from '../../text/range';
import { chronologyFrom, resolveTime } from '../timeline/chronology';
import type { DateFrame } from '../frame/dateFrame';
import { leadingTime } from '../timeline/leadingTime';
import type { IdForms } from '../incident/ids';
import { plainLabel, boldLabel } from '../fields/labels';
import { inSections, type Outline } from '../outline/outline';
import { inContent, inContentWith, NO_CONTENT } from '../outline/content';
import type { Communication, NumberSeries, RelatedIncident } from '../types';
import type { Zone } from '../../time/zone';

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
    let state = chronologyFrom(dates.day);
    const lines = linesOf(outline.contents[index] ?? NO_CONTENT);
    return lines.flatMap((local): Communication[] => {
      const line = moved(local, section.range.from);
      const when = leadingTime(line);
      if (!when?.start?.clock) return [];
      const [resolved, after] = resolveTime(
        { dates, zone, usual: null },
        state,
        { line, when, date: null },
        null,
      );
      state = after;
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

const linesOf = inContent(textLines, moved);

/** `2% → 15% → 45%`: three points or more, joined by arrows. */
export const readSeries = (outline: Outline): readonly NumberSeries[] =>
  inSections(outline, seriesIn, placedSeries);

const placedSeries = ({ label, range, points }: NumberSeries, at: number): NumberSeries => ({
  label: shiftedSpan(label, at),
  range: shifted(range, at),
  points,
});

const seriesIn = inContent(
  (node: KeptBlock): readonly NumberSeries[] =>
    node.kind === 'list' || node.kind === 'paragraph' ? seriesOfBlock(node) : [],
  placedSeries,
);

const seriesOfBlock = inTextLines(seriesOf, placedSeries);

function seriesOf(line: InlineText): readonly NumberSeries[] {
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
export const readRelated = (outline: Outline, ids: IdForms): readonly RelatedIncident[] =>
  inSections(
    outline,
    (content, index) =>
      SPEAKS_OF_OTHERS.test(outline.sections[index]?.heading.text ?? '')
        ? relatedIn(content, ids)
        : [],
    placedRelated,
  );

const SPEAKS_OF_OTHERS = /\b(?:related|similar|previous|past|linked)\b.*\bincident/i;

const placedRelated = ({ id, range, text }: RelatedIncident, at: number): RelatedIncident => ({
  id,
  range: shifted(range, at),
  text: shiftedSpan(text, at),
});

const relatedIn = inContentWith(
  (node: KeptBlock, ids: IdForms): readonly RelatedIncident[] =>
    textLines(node).flatMap((line): RelatedIncident[] => {
      const at = ids.inReference(line.text);
      if (!at) return [];
      const id = spanOf(line, at.from, at.to);
      return [{ id: id.text, range: id.range, text: spanOf(line) }];
    }),
  placedRelated,
);
