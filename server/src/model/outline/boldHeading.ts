import type { KeptBlock, KeptParagraph } from '../../syntax/kept';
import { spanOf, type InlineText } from '../../syntax/inlineText';
import { rememberedWith } from '../../text/memo';
import type { Span } from '../../text/range';
import { trimEndOf } from '../../text/trim';
import { scanWhen } from '../../time/when';
import { findZone } from '../../time/zone';
import { wholeBoldLabel } from '../fields/labels';
import { isSectionName } from '../../language/sections';
import type { Vocabulary } from '../vocabulary/vocabulary';

/** The longest bold line that still reads as a heading. */
const LONGEST_HEADING = 80;

/**
 * The heading that a paragraph is: `**Timeline:**` alone in it, or `Action Items` right before a
 * list or a table. Null for all others, and for one with nothing under it.
 */
export function boldHeading(
  paragraph: KeptParagraph,
  next: KeptBlock['kind'] | null,
  words: Vocabulary,
  /** It is the first block of the document, which may be its title. */
  opens: boolean,
): Span | null {
  if (next === null || paragraph.lines.length !== 1) return null;
  const found = asHeading(paragraph, words);
  if (!found) return null;
  if (next === 'list' || next === 'table') return found.heading;
  // `**Timeline**` right above `### 14:30` is the part that the headings below it are of.
  if (next === 'heading') return found.bold && (found.named || opens) ? found.heading : null;
  return found.bold && next !== 'break' ? found.heading : null;
}

/** `**Key events**`, and `**Key events** (UTC)`. */
export function isBoldThroughout({ bold: [bold] }: InlineText, bare: string): boolean {
  if (bold?.from !== 0) return false;
  if (bold.to >= bare.length) return true;
  const behind = /^\s?[（(]([^()（）]{1,30})[)）]$/.exec(bare.slice(bold.to))?.[1];
  return behind !== undefined && findZone(behind) !== null;
}

/** A line that could be a heading. */
interface BoldLine {
  readonly heading: Span;
  readonly bold: boolean;
  /** Its words name a kind of section. */
  readonly named: boolean;
}

/** What a heading does not end with; the dot of `13 января 2025 г.` belongs to a single letter. */
const ENDS_SENTENCE = /(?<!(?:^|[\s.])\p{L})\.$|[!?…]$/u;

/** A line that could be a heading, with bold or without. */
const asHeading = rememberedWith(
  ({ lines: [line] }: KeptParagraph, words: Vocabulary): BoldLine | null => {
    if (!line) return null;
    const [bold] = line.bold;
    const bare = trimEndOf(line.text, ':：');
    const heading = spanOf(line, 0, bare.length);
    if (!bold) return isSectionName(bare) ? { heading, bold: false, named: true } : null;
    if (!isBoldThroughout(line, bare) || bare.length > LONGEST_HEADING) return null;
    const field = wholeBoldLabel(line);
    if (field && words.field(field.label.text) !== null) return null;
    const section = words.section(bare);
    if (section === null && ENDS_SENTENCE.test(bare)) return null;
    if (section === null && words.field(bare) !== null && /[:：]$/.test(line.text)) return null;
    return scanWhen(bare, 0)?.start ? null : { heading, bold: true, named: section !== null };
  },
);
