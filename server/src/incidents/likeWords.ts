import { folded, UNSPACED } from '../language/words';

/** A word of a text with spaces: letters, digits and what joins them (`connection-pool`, `max_conn`). */
const WORD = /[\p{L}\p{N}]+(?:[_-][\p{L}\p{N}]+)*/gu;

/** Scripts without spaces: what stands together is cut into pairs, as search engines do. */
const TOGETHER = /[\u30a0-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,}/gu;

/**
 * Words that every postmortem has, or every sentence: sharing one says nothing. Where many documents
 * are known their frequency says the same of all other words, in any language.
 */
const SILENT: ReadonlySet<string> = new Set(
  (
    'about above after again against also although always another around because been before began ' +
    'being below between both cannot could does doing down during each even every first from further ' +
    'have having here into itself just last less like made make many more most much must need never ' +
    'next none once only other over same several should since some still such than that their them ' +
    'then there these they this those through time times took under until upon used using very want ' +
    'well went were what when where which while whom will with within without would your ' +
    'action actions alert alerts alerted author authors cause caused causes completed customer ' +
    'customers date detected detection done duration engineer engineers error errors event factor ' +
    'fixed high impact impacted incident incidents issue issues item items lessons learned level low ' +
    'medium minute minutes hour hours monitoring on-call oncall outage owner postmortem priority ' +
    'problem problems production reported resolution resolved response restored review root service ' +
    'services severity start started status summary system systems team teams timeline user users'
  ).split(' '),
);

/** Short names of things: `DNS`, `TLS`, `API2`; other words of three letters are small ones. */
const SHORT_NAME = /(?<![\p{L}\p{N}_-])[A-Z][A-Z0-9]{2}(?![\p{L}\p{N}_-])/gu;

/**
 * The words of a text by which it can be like another one: `Connection pool exhausted at 14:30` has
 * `connection`, `pool`, `exhausted`. Numbers, times and small words are none; of the languages
 * without spaces, pairs of characters stand for words.
 */
export function likeWords(text: string): readonly string[] {
  const words: string[] = [];
  for (const [word] of folded(text).matchAll(WORD)) {
    if (UNSPACED.test(word)) words.push(...pairsOf(word));
    else if (word.length > 3 && /\p{L}{2}/u.test(word) && !SILENT.has(word)) words.push(word);
  }
  for (const [name] of text.matchAll(SHORT_NAME))
    if (!SMALL.has(name)) words.push(name.toLowerCase());
  return words;
}

/** Small words that headings and queries write in capitals. */
const SMALL: ReadonlySet<string> = new Set(
  'AND ALL ANY ARE BUT FOR HAS NOT NEW NOW OUT SET THE USE UTC CET EST PST'.split(' '),
);

function pairsOf(word: string): readonly string[] {
  const pairs: string[] = [];
  for (const [together] of word.matchAll(TOGETHER))
    for (let at = 0; at + 2 <= together.length; at++) pairs.push(together.slice(at, at + 2));
  return pairs;
}
