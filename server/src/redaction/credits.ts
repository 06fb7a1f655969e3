import type { Range } from '../text/range';
import { leadOf } from './addresses';
import type { LabelledLink } from './markup';
import { keyOf, type People } from './people';
import { isWord } from './words';

/** A page about one member of a team, or about whoever bears a handle. */
const MEMBER =
  /(?:^|\/)(?:people|team|users?|profiles?|members?|staff|authors?)\/[\w./-]{1,80}$|linkedin\.com\/in\/|^mailto:/i;
const HANDLE_PAGE =
  /^https?:\/\/(?:www\.)?(?:(?:twitter|x|instagram|facebook)\.com|keybase\.io|(github|gitlab)\.com)\/@?([\w-]{1,60})\/?$/i;
const NAME = /^\p{Lu}[\p{L}'’-]{1,30}(?: \p{Lu}[\p{L}'’.-]{0,30}){1,3}$/u;

/**
 * Who is named by a link. `credits` are labels that name somebody outside, whose page is told with
 * them; `people` are names whose link leads to a member of the team.
 */
export function creditsOf(
  text: string,
  links: readonly LabelledLink[],
): { readonly credits: readonly Range[]; readonly people: readonly string[] } {
  const credits: Range[] = [];
  const people: string[] = [];
  for (const { label, target, picture } of links) {
    const address = target === null ? '' : text.slice(target.from, target.to);
    if (picture || address === '') continue;
    const work = HANDLE_PAGE.exec(address)?.[1] !== undefined;
    const name = text.slice(label.from, label.to);
    if ((work || MEMBER.test(address)) && NAME.test(name)) people.push(name);
    else if (leadOf(address) === 'outside' && !work) credits.push(label);
  }
  return { credits, people };
}

/** Whether an address says who somebody is: a page of theirs, or their name or handle in its path. */
export function isProfile(address: string, { aliases }: People): boolean {
  const handle = HANDLE_PAGE.exec(address)?.[2];
  if (/linkedin\.com\/in\//i.test(address)) return true;
  if (handle !== undefined && aliases.has(keyOf(handle))) return true;
  const words = address.replace(/^[a-z]+:\/\/[^/?#]*/i, '').split(/[^\p{L}\p{N}]+/u);
  return words.some((word, index) =>
    [word, `${word} ${words[index + 1] ?? ''}`].some(
      (name) => name.length > 3 && aliases.get(keyOf(name))?.form === 'sure' && !isWord(name),
    ),
  );
}
