import { trimEndOf } from '../text/trim';
import type { Range } from '../text/range';

/** The text of the line before and after a place; at most `MOST` characters of each. */
export interface Around {
  readonly before: string;
  readonly after: string;
  /** The last of the line before, where a paragraph goes on from there. */
  readonly above: string;
}

const MOST = 120;

export function around(text: string, at: Range): Around {
  const near = text.slice(Math.max(0, at.from - 2 * MOST), at.from);
  const start = near.lastIndexOf('\n') + 1;
  const next = text.slice(at.to, at.to + MOST);
  const end = next.indexOf('\n');
  const above = near.slice(0, Math.max(0, start - 1));
  return {
    before: near.slice(Math.max(start, near.length - MOST)),
    after: end === -1 ? next : next.slice(0, end),
    above: near.length - start > MOST ? 'x' : above.slice(above.lastIndexOf('\n') + 1),
  };
}

/** Signs around words that say nothing about where a sentence begins. */
const MARKS = '*_~`"\'“”‘’()[]{}';
/** `**Resolution:** `, after which a text begins. */
const LABEL = /^[\s>*+-]{0,12}\*\*[^*]{1,60}(?::\*\*|\*\*:)\s*$/;
const ZONES = /(?<!\p{L})(?:UTC|GMT|[AP]M|[ap]m|[A-Z]{1,4}T|Z|x|X)(?!\p{L})/gu;

/** Whether a word before which this stands is the first of a sentence. */
export function opensSentence({ before, above }: Around): boolean {
  const said = trimEndOf(before, MARKS);
  if (said.endsWith('|') || LABEL.test(before)) return true;
  if (/[.!?。]$/.test(said)) return !/\b(?:vs|e\.g|i\.e|cc|etc|approx|no)\.$/i.test(said);
  // Bullets, quotes, check boxes, times with their zones are no part of it.
  if (/\p{L}/u.test(before.replace(ZONES, ''))) return false;
  if (before.trim() !== '') return true;
  return above.trim() === '' || /[.!?:。|]\s*$/.test(above) || /^\s*(?:#|\||```)/.test(above);
}

/** Whether this stands for itself: all of a cell, of a field's value, or a member of a list there. */
export function standsAlone({ before, after }: Around): boolean {
  const said = trimEndOf(before, '*_([@');
  return (
    /(?:^|[|:：,、/&;–—>-]|(?<!\p{L})(?:and|und|et|y|e))$/u.test(said) &&
    /^[\s*_)\]]{0,6}(?:$|[|,、/&;([<"–—-]|(?:and|und|et)\s)/u.test(after) &&
    !(said.endsWith(',') && /\p{Ll}\s\p{Ll}{2}/u.test(said))
  );
}

/** The same with an article, as it stands in a sentence; letters that are short for words stay. */
export const inSentence = (role: string, opens: boolean): string =>
  `${opens ? 'The' : 'the'} ${role
    .split(' ')
    .map((word) => (/.\p{Lu}/u.test(word) ? word : word.toLowerCase()))
    .join(' ')}`;
