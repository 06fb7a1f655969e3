import { spanOf, type InlineText } from '../../syntax/inlineText';
import type { Span } from '../../text/range';

/** `**Label:** rest` or `Label: rest`. */
export interface Label {
  readonly label: Span;
  /** Plain offset where the value begins, after colon and space. */
  readonly valueFrom: number;
  readonly bold: boolean;
}

const LONGEST_LABEL = 60;

/** The bold text at plain offset `at`, when a colon ends it or follows it. */
export function boldLabel(line: InlineText, at = 0): Label | null {
  const bold = line.bold.find((r) => r.from === at);
  if (!bold || bold.to - bold.from > LONGEST_LABEL) return null;
  const inside = line.text.slice(bold.from, bold.to);
  const colon = /[:：]\s*$/.exec(inside);
  if (colon)
    return {
      label: spanOf(line, bold.from, bold.from + colon.index),
      valueFrom: bold.to,
      bold: true,
    };
  const after = /^\s*[:：]/.exec(line.text.slice(bold.to, bold.to + 4));
  if (after)
    return {
      label: spanOf(line, bold.from, bold.to),
      valueFrom: bold.to + after[0].length,
      bold: true,
    };
  return null;
}

/** `**Duration: 5 hours**`: a label and its value, bold as a whole. */
export function wholeBoldLabel(line: InlineText): Label | null {
  const [bold] = line.bold;
  if (bold?.from !== 0 || bold.to < line.text.length) return null;
  const label = plainLabel(line);
  return label && label.valueFrom < line.text.length ? { ...label, bold: true } : null;
}

const PLAIN = /^([\p{L}][^:：|`*]{0,59}?)\s*[:：](?=\s|$|[^\w/\\])/u;

/** `Label: rest` without markup. Callers ask for a known name, since prose has colons too. */
export function plainLabel(line: InlineText): Label | null {
  const match = PLAIN.exec(line.text);
  if (!match?.[1] || match[1].split(/\s+/).length > 6) return null;
  return { label: spanOf(line, 0, match[1].length), valueFrom: match[0].length, bold: false };
}
