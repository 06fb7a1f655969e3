import type { InlineText } from '../../syntax/inlineText';
import { remembered } from '../../text/memo';
import { trimEndOf } from '../../text/trim';
import { scanDate } from '../../time/calendar';
import { scanWhen } from '../../time/when';
import type { DayMark } from './entryFacts';

const COUNT =
  /^(?:day|tag|jour|día|dia|день)\s?#?(\d{1,2})(?!\d)|^(\d{1,2})\s?日目|^第(\d{1,2})天|^(\d{1,2})\s?일차/iu;

/**
 * The day that a line is about when it says nothing else: `**2024-03-05**`, `March 5th, 2024:`,
 * `Tuesday, 2024-03-05`, `Day 2 (2024-03-06)`, `Day 2`. Null for all other lines.
 */
export const dayOnly = remembered((line: InlineText): DayMark | null => dayIn(line.text));

/** The same for a text on its own. */
export function dayIn(written: string): DayMark | null {
  const text = trimEndOf(written, ':：–—-');
  const count = COUNT.exec(text);
  const number = Number(count?.slice(1).find((digits) => digits !== undefined) ?? 0);
  const from = skipSeparators(text, count?.[0].length ?? 0);
  if (count && from >= text.length) return { kind: 'count', number };
  const when = scanWhen(text, from, { sure: true });
  const date = when?.start?.date ?? scanDate(text, from);
  if (!date || when?.start?.clock || (when?.end && date.lastDay === null)) return null;
  const to = Math.max(when?.to ?? 0, date.to);
  return /^[\s)\]）】]{0,4}(?:[(（][\p{L}.]{1,12}[)）]){0,1}$/u.test(text.slice(to).trim())
    ? { kind: 'date', date }
    : null;
}

const skipSeparators = (text: string, from: number): number =>
  from + (/^[\s:：–—,([（-]*/.exec(text.slice(from))?.[0].length ?? 0);
