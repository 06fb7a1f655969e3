import { spanOf, type InlineText } from '../../syntax/inlineText';
import type { Span } from '../../text/range';

const TICKET =
  /(?<![\w/.-])(?:[A-Z][A-Z0-9]{1,9}-\d{1,7}|(?:[\w.-]{1,39}\/[\w.-]{1,60})?#\d{1,7}|(?:gh|pr|issue|bug)[ -]#?\d{1,7})(?![\w-])/gi;
const KEY = /^[A-Z][A-Z0-9]{1,9}-\d{1,7}$/;
/** What has the form of a ticket and is none. */
const NOT_TICKETS = /^(?:SEV|UTF|SHA|ISO|RFC|CVE|TLS|SSL|HTTP|IPV|P|S|MD|AES|RSA|H|EC|COVID)-?\d/i;

/** `OPS-123`, `#45`, `org/repo#45`, `PR 12` in a line. */
export function ticketsIn(line: InlineText): readonly Span[] {
  return [...line.text.matchAll(TICKET)].flatMap((match) => {
    const dashed = /^[a-z][a-z0-9]*-\d+$/i.test(match[0]);
    if (NOT_TICKETS.test(match[0]) || (dashed && !KEY.test(match[0]))) return [];
    return [spanOf(line, match.index, match.index + match[0].length)];
  });
}
