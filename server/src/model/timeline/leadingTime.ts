import { spanOf, type InlineText } from '../../syntax/inlineText';
import { remembered } from '../../text/memo';
import type { Span } from '../../text/range';
import type { ScannedWhen } from '../../time/scanned';
import { scanWhen, type TimePlace } from '../../time/when';

const DECORATION =
  /^[\s\p{Extended_Pictographic}\uFE0F\u200d\u200e\u200f\u202a-\u202e\u2066-\u2069*_"“]*/u;
const SEPARATOR = /^[\s:：–—\-|,.)\]>→、\u200e\u200f\u202c\u2069]+/;
const AFTER = /^[\s:：–—\-|,.)\]>→;(（、。\u200e\u200f\u2069\u202c]/;

/**
 * The time at offset `at` of a line, when what follows shows that it is one and not part of a word.
 * What is known of its place may make more of it, see `TimePlace`.
 */
export function timeAt(
  line: InlineText,
  at: number,
  place: TimePlace = { sure: false },
): ScannedWhen | null {
  const decorated = DECORATION.exec(line.text.slice(at, at + 24));
  const when = scanWhen(line.text, at + (decorated?.[0].length ?? 0), place);
  if (!when || (when.unknown && when.to - when.from < 2)) return null;
  const after = line.text.slice(when.to, when.to + 2);
  return after === '' || AFTER.test(after) ? when : null;
}

/** The time at the start of a line. */
export const leadingTime = remembered((line: InlineText) => timeAt(line, 0));

/** The time at the start of a line that is known to begin with one: `11.50` and `1430` are some. */
export const sureTime = remembered((line: InlineText) => timeAt(line, 0, { sure: true }));

/** `11.57 Restart`: a time by its neighbours alone, which begin with such times too. */
export const dottedTime = remembered((line: InlineText): ScannedWhen | null =>
  DOTTED.test(line.text) && !leadingTime(line)
    ? timeAt(line, 0, { sure: true, among: true })
    : null,
);
const DOTTED = /^\W{0,4}\d{1,2}\.\d{2}(?![\d.%])/;

/** Brackets at the end of a line, with what stands in them. */
const LAST_BRACKET = /[([（]([^()[\]（）]{4,60})[)\]）]\s*[.。]?$/;
/** A date and a clock at the end of a line, without brackets. */
const LAST_DATE =
  /(?:^|\s)((?:\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})[T ,]{1,2}\d{1,2}:\d{2}.{0,12})$/;

/** The time that ends a line, `Cause found (12 August 2024, 21:10 UTC)`, and where the text before it ends. */
export const trailingTime = remembered(
  (line: InlineText): { readonly when: ScannedWhen; readonly textTo: number } | null => {
    const bracket = LAST_BRACKET.exec(line.text);
    const found = bracket ?? LAST_DATE.exec(line.text);
    const inner = found?.[1];
    if (!found || inner === undefined || found.index === 0) return null;
    const from = found.index + found[0].indexOf(inner);
    const when = scanWhen(line.text, from, { sure: false });
    if (!when?.start?.clock || when.to < from + inner.trimEnd().length) return null;
    // A bracket with a clock alone may be about anything.
    return when.start.date || when.start.zone ? { when, textTo: found.index } : null;
  },
);

/** What stands behind a time, without what separates the two. */
export const textAfter = (line: InlineText, from: number): Span =>
  spanOf(line, textStart(line, from));

/** Where the text begins that stands behind a time. */
export const textStart = (line: InlineText, from: number): number =>
  from + (SEPARATOR.exec(line.text.slice(from))?.[0].length ?? 0);

/** What a line tells from an offset on. */
export const toldFrom = (line: InlineText, from = 0): string =>
  withoutCodeTimes(line).slice(from).trim();

/** A text with blanks for times in code: `kubectl logs --since 09:00` tells none. Offsets stay. */
export function withoutCodeTimes({ text, code }: InlineText): string {
  let told = text;
  for (const { from, to } of code)
    if (/\d:\d/.test(text.slice(from, to)))
      told = told.slice(0, from) + ' '.repeat(to - from) + told.slice(to);
  return told;
}
