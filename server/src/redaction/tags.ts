import { range, type Range } from '../text/range';

/** `<img src="x.png">` or `</a>`, where HTML stands. */
export interface Tag {
  readonly range: Range;
  /** In small letters. */
  readonly name: string;
  readonly closing: boolean;
  /** By their names in small letters; the ranges are those of the values without quotes. */
  readonly attributes: ReadonlyMap<string, Range>;
}

/** No tag is longer: an angle bracket that nothing closes must not cost more with each that follows. */
const LONGEST = 4000;
const NAME = /^<(\/?)([a-z][\w:-]{0,60})/i;
const ATTRIBUTE = /([a-z_:][\w:.-]{0,80})\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/gi;

/** The tags of an area that the tree calls HTML, in order. */
export function tagsIn(text: string, { from, to }: Range): readonly Tag[] {
  const tags: Tag[] = [];
  for (let at = text.indexOf('<', from); at !== -1 && at < to;) {
    const head = NAME.exec(text.slice(at, at + 64));
    const end = head ? endOf(text, at + head[0].length, Math.min(to, at + LONGEST)) : -1;
    if (head && end !== -1) {
      const behind = at + head[0].length;
      tags.push({
        range: range(at, end),
        name: (head[2] ?? '').toLowerCase(),
        closing: head[1] === '/',
        attributes: attributesIn(text, behind, end - 1),
      });
    }
    at = text.indexOf('<', end === -1 ? at + 1 : end);
  }
  return tags;
}

/** Behind the `>` that closes a tag: none within quotes. -1 where nothing does. */
function endOf(text: string, from: number, to: number): number {
  let quote = '';
  for (let at = from; at < to; at++) {
    const sign = text[at] ?? '';
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '>') return at + 1;
    else if (sign === '"' || sign === "'") quote = sign;
  }
  return -1;
}

function attributesIn(text: string, from: number, to: number): ReadonlyMap<string, Range> {
  const attributes = new Map<string, Range>();
  for (const match of text.slice(from, to).matchAll(ATTRIBUTE)) {
    const [whole, name = '', double, single, bare] = match;
    const value = double ?? single ?? bare ?? '';
    const end = from + match.index + whole.length - (bare === undefined ? 1 : 0);
    if (!attributes.has(name.toLowerCase()))
      attributes.set(name.toLowerCase(), range(end - value.length, end));
  }
  return attributes;
}
