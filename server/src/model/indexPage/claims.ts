import { countsIncidents, statisticOf } from '../../language/statistics';
import { sourceRange, type InlineText } from '../../syntax/inlineText';
import { findDuration, parseDuration } from '../../time/duration';
import { isLengthLabel } from '../fields/lengthLabels';
import { lengthKindOf } from '../incident/durations';
import type { CountClaim, LengthClaim, Members } from './types';

/**
 * What makes a number over several speak of other incidents than those that stand below it, or of
 * something else: `MTTR of SEV1`, `target`, `last quarter`.
 */
const OTHER_BASIS =
  /\d|\b(?:target|goal|objective|slo|sla|budget|sev|severity|critical|major|minor|high|low|last|previous|prior|next|year to date|ytd|excluding|except|without|only|user|customer|team|service|per|between|industry|best|worst|business|support|working|office|rolling|baseline|benchmark|estimated|expected)s?\b/i;

/** Whether a label names a length over several incidents, of exactly those that it stands over. */
export const claimsLength = (label: string): boolean =>
  label.length <= 60 &&
  statisticOf(label) !== null &&
  (isLengthLabel(label) || /\b(?:incident|outage) length\b/i.test(label)) &&
  !OTHER_BASIS.test(label) &&
  !['other', 'response'].includes(lengthKindOf(label, null));

/** What may stand right before a length, and behind its label. */
const HEDGE = /(?:[~≈<>]|\b(?:about|approx\.?))$/i;
const JOINT = /(?:[:=：–—-]|\b(?:is|was|of))$/i;

/** `Mean Time to Repair` of `Mean Time to Repair: about `. */
const withoutJoint = (before: string): string =>
  before.trimEnd().replace(HEDGE, '').trimEnd().replace(JOINT, '').trim();

/** Where a label begins: behind another value. */
const BEFORE_LABEL = /^.*(?:[;|·•,…/]|\.\s|\s[–—-]\s)\s*/;
/** What may follow a length without changing it. */
const NOTHING_MORE = /^\s*(?:$|[;|·•,….)/]|\s[–—-]\s|(?:and|on average|in average|overall)\b)/i;

const LONGEST_LINE = 400;

/** `**Mean Time to Repair**: 3h 21m … Mean Time to Resolve: 7h 36m`: each with its own label. */
export function lengthClaims(line: InlineText, members: Members): readonly LengthClaim[] {
  const found: LengthClaim[] = [];
  const { text } = line;
  // A claim is short; a long line is prose, and looking for many lengths in it would take long.
  if (text.length > LONGEST_LINE) return found;
  let from = 0;
  for (let next = findDuration(text); next; next = findDuration(text, next.to)) {
    const label = withoutJoint(text.slice(from, next.from)).replace(BEFORE_LABEL, '').trim();
    from = next.to;
    const statistic = statisticOf(label);
    if (statistic === null || !claimsLength(label) || next.duration.rest) continue;
    if (!NOTHING_MORE.test(text.slice(next.to))) continue;
    found.push({
      statistic,
      kind: lengthKindOf(label, null),
      label,
      duration: next.duration,
      text: text.slice(next.from, next.to),
      range: sourceRange(line, next.from, next.to),
      members,
    });
  }
  return found;
}

/** The length that a cell holds and nothing else. */
export function lengthCell(
  value: InlineText,
): Pick<LengthClaim, 'duration' | 'text' | 'range'> | null {
  const { text } = value;
  const found = findDuration(text);
  if (found) {
    const beside = `${text.slice(0, found.from)}${text.slice(found.to)}`;
    if (found.duration.rest || !/^[\s~≈<>()*_]*$/.test(beside)) return null;
    return {
      duration: found.duration,
      text: text.slice(found.from, found.to),
      range: sourceRange(value, found.from, found.to),
    };
  }
  const clock = /^\s*(\d{1,3}:\d{2}(?::\d{2})?)\s*$/.exec(text);
  const duration = clock ? parseDuration(text) : null;
  const at = text.search(/\d/);
  return clock && duration
    ? {
        duration,
        text: clock[1] ?? '',
        range: sourceRange(value, at, at + (clock[1] ?? '').length),
      }
    : null;
}

const NOUN =
  '(?:incidents?|post-?mortems?|postmortem reports?|incident reports?|outages?)(?:\\s+(?:reports?|in total|so far|recorded|listed|documented|reviewed))?';
const SENTENCES = [
  /** `12 incidents`, and as the end of a heading: `Q3 2023 (4 incidents)`. */
  new RegExp(`^(?:total(?: of)?[:\\s]+)?(\\d{1,5})\\s+${NOUN}\\s*[.:]?$`, 'i'),
  new RegExp(`[([–—-]\\s?(\\d{1,5})\\s+${NOUN}\\s*[)\\]]?$`, 'i'),
  new RegExp(
    `^(?:there (?:are|were|have been)|we (?:had|have had|recorded|documented)|(?:this|the) (?:page|folder|list|index|repository|directory|table) (?:lists|holds|contains|has|covers))(?: a total of| currently| now)?\\s+(\\d{1,5})\\s+${NOUN}\\s*[.:]?$`,
    'i',
  ),
];

/** `Number of incidents: 12`, `There are 12 postmortems.`, `Q3 2023 (4 incidents)`. */
export function countClaim(line: InlineText, members: Members): CountClaim | null {
  const { text } = line;
  if (text.length > 120) return null;
  const field = /^(.{3,40}?)\s*[:=：]\s*(\d{1,5})\s*[.]?$/.exec(text);
  const label = field?.[1]?.replace(/[*_]/g, '').trim() ?? '';
  const number =
    field && countsIncidents(label)
      ? field[2]
      : SENTENCES.map((form) => form.exec(text)?.[1]).find((found) => found !== undefined);
  if (number === undefined) return null;
  const at =
    field && countsIncidents(label)
      ? text.lastIndexOf(number)
      : text.search(new RegExp(`(?<!\\d)${number}(?!\\d)(?=\\s+${NOUN})`, 'i'));
  return {
    label: label !== '' && countsIncidents(label) ? label : text.slice(at),
    count: Number(number),
    range: sourceRange(line, at, at + number.length),
    members,
  };
}
