import { range, type Range } from '../text/range';
import type { Draft } from './draft';
import { keyOf, type Alias, type People, type Someone } from './people';
import { around, inSentence, opensSentence, standsAlone } from './sentence';
import { isMeant, isWord } from './words';

interface Mention {
  readonly range: Range;
  readonly someone: Someone;
}

const RUN = /[\p{L}\p{N}]+/gu;
const SPACED = /[\u3040-\u30ff\u3400-\u9fff]/;

/** Calls everybody by a role. Who shares one with others has a number, in order of appearance. */
export function rename(
  draft: Draft,
  people: People,
  mails: readonly Range[],
  inCode: (at: Range) => boolean,
): void {
  const { text } = draft;
  const mentions = [
    ...placed(people),
    ...written(text, people, mails),
    ...named(draft, people, inCode),
  ]
    .filter(({ range: at }) => draft.isFree(at))
    .sort((a, b) => a.range.from - b.range.from || b.range.to - a.range.to);
  const numbers = numbered(mentions, text);
  let last = 0;
  for (const { range: at, someone } of mentions) {
    if (at.from < last) continue;
    const end = withOtherNames(text, at.to, people, someone);
    const number = numbers.get(someone);
    const whole = range(at.from, end);
    const said = inCode(at)
      ? calledInCode(text, at, callOf(someone, number))
      : calledInProse(text, whole, someone, number, people.places.has(at.from));
    if (draft.replace(said.at, said.text)) last = said.at.to;
    else if (draft.replace(at, callOf(someone, number))) last = at.to;
  }
}

const callOf = ({ role }: Someone, number: number | undefined): string =>
  number === undefined ? role : `${role} ${number}`;

function* placed({ places }: People): Generator<Mention> {
  for (const [from, { length, someone }] of places)
    yield { range: range(from, from + length), someone };
}

/** Mail addresses that the roster knows. */
function* written(text: string, people: People, mails: readonly Range[]): Generator<Mention> {
  for (const at of mails) {
    const someone = people.mails.get(
      text
        .slice(at.from, at.to)
        .toLowerCase()
        .replace(/^mailto:/, ''),
    );
    if (someone) yield { range: at, someone };
  }
}

/** Wherever a name stands as words of its own. Each word is looked up once for each length of names. */
function* named(
  { text, isFree }: Draft,
  { aliases }: People,
  inCode: (at: Range) => boolean,
): Generator<Mention> {
  if (aliases.size === 0) return;
  const most = [...aliases.keys()].reduce(
    (longest, name) => Math.max(longest, name.match(RUN)?.length ?? 1),
    1,
  );
  const runs = [...text.matchAll(RUN)].map(({ 0: word, index }) =>
    range(index, index + word.length),
  );
  for (let index = 0; index < runs.length; index++) {
    const first = runs[index];
    if (!first) continue;
    for (let count = Math.min(most, 6, runs.length - index); count > 0; count--) {
      const end = runs[index + count - 1]?.to ?? first.to;
      if (end - first.from > 80) continue;
      const written = text.slice(first.from, end);
      if (/\n\s*\n|[|<>*]/.test(written)) continue;
      const alias = aliases.get(keyOf(written));
      if (!alias) continue;
      const at = range(text[first.from - 1] === '@' ? first.from - 1 : first.from, end);
      if (!isFree(at) || !counts(text, at, written, alias, inCode)) continue;
      const slack = text[at.from - 1] === '<' && text[at.from] === '@' ? endOfUser(text, end) : -1;
      yield {
        range: slack === -1 ? at : range(at.from - 1, slack + 1),
        someone: alias.someone,
      };
      index += count - 1;
      break;
    }
  }
  yield* withoutSpaces(text, aliases, isFree);
}

/** `<@U012AB|sarah>`: where it is closed. */
function endOfUser(text: string, from: number): number {
  const rest = text.slice(from, from + 90).indexOf('>');
  return rest === -1 ? -1 : from + rest;
}

/** Names in scripts that have no spaces between words, with what is polite after them. */
function* withoutSpaces(
  text: string,
  aliases: People['aliases'],
  isFree: Draft['isFree'],
): Generator<Mention> {
  const byName = new Map<string, Alias>();
  const lengths = new Map<string, Set<number>>();
  for (const alias of aliases.values()) {
    const first = alias.name.charAt(0);
    if (!SPACED.test(first)) continue;
    if (!byName.has(alias.name)) byName.set(alias.name, alias);
    lengths.set(first, (lengths.get(first) ?? new Set()).add(alias.name.length));
  }
  if (byName.size === 0) return;
  const longestFirst = new Map(
    [...lengths].map(([first, some]) => [first, [...some].sort((a, b) => b - a)]),
  );
  for (const { index } of text.matchAll(/[\u3040-\u30ff\u3400-\u9fff]/g)) {
    const length = longestFirst
      .get(text.charAt(index))
      ?.find(
        (count) =>
          byName.has(text.slice(index, index + count)) && isFree(range(index, index + count)),
      );
    const alias = length === undefined ? undefined : byName.get(text.slice(index, index + length));
    if (!alias) continue;
    const end = index + alias.name.length;
    const polite = /^(?:さん|氏|様|君)/.exec(text.slice(end, end + 2))?.[0].length ?? 0;
    yield { range: range(index, end + polite), someone: alias.someone };
  }
}

function counts(
  text: string,
  at: Range,
  written: string,
  alias: Alias,
  inCode: (at: Range) => boolean,
): boolean {
  const marked = text[at.from] === '@';
  const { before, after, above } = around(text, at);
  const quoted = inCode(at);
  if (after.startsWith('@') && !quoted) return false;
  // `@scope/package`, `@decorator(`
  if (marked && /^[/(]/.test(after)) return false;
  if (marked) return !quoted || alias.form === 'sure' || /^[\s:,]|^$/.test(after);
  if (alias.form === 'at') return false;
  // `mike.johnson`, `jsmith`: not a part of a path, of a package or of a longer name.
  if (alias.form === 'handle')
    return !/[\p{L}\p{N}_/\\.#=$-]$/u.test(before) && !/^(?:[_/\\=($]|[-.]\w)/.test(after);
  const several = /\s/.test(written);
  // `ssh sarah@…`, `<sarah>` and `sarah:` in logs
  if (
    quoted &&
    alias.form === 'written' &&
    (/^@\w/.test(after) || (/(?:^|\s|[<(])$/.test(before) && /^[>:]/.test(after))) &&
    !isWord(written)
  )
    return true;
  if (alias.form === 'written' && written !== alias.name && !isSpelled(written, alias))
    return false;
  if (isWord(written))
    return (
      /^\p{Lu}/u.test(written) &&
      !quoted &&
      isMeant(written, before, after, opensSentence({ before, after, above }))
    );
  if (alias.form === 'sure' && (several || written.length > 3)) return true;
  if (
    /[\w.][-/]$|[_\\.@#=~$]$/u.test(before) &&
    (quoted || !/^\p{Lu}/u.test(written) || !/[-/]$/.test(before))
  )
    return false;
  if (/^(?:[_\\=~$@(]|\.\w|:\w)/.test(after)) return false;
  return !/^[-/]\w/.test(after) || (!quoted && /^\p{Lu}/u.test(written));
}

/** A name in other letters: a person's in small or in large ones, anybody's of several words. */
function isSpelled(written: string, { personal }: Alias): boolean {
  const small = written === written.toLowerCase();
  if (/\s/.test(written)) return personal || !small;
  return (
    personal &&
    written.length > 2 &&
    (small ? !isWord(written) : written === written.toUpperCase() && written.length > 3)
  );
}

/** A number for everyone who shares a role with another; none of those that the document has already. */
function numbered(mentions: readonly Mention[], text: string): ReadonlyMap<Someone, number> {
  const byRole = new Map<string, Set<Someone>>();
  for (const { someone } of mentions) {
    if (someone.anyone) continue;
    const role = someone.role.toLowerCase();
    byRole.set(role, (byRole.get(role) ?? new Set()).add(someone));
  }
  const taken = new Map<string, number>();
  for (const [, role = '', number = ''] of text.matchAll(
    /(?<!\p{L})(\p{L}[\p{L} /&-]{1,60}) (\d{1,4})(?!\p{N})/gu,
  ))
    for (const words of endings(role.toLowerCase()))
      if (byRole.has(words)) taken.set(words, Math.max(taken.get(words) ?? 0, Number(number)));
  const numbers = new Map<Someone, number>();
  for (const [role, group] of byRole) {
    const first = taken.get(role) ?? 0;
    if (group.size < 2 && first === 0) continue;
    [...group].forEach((someone, index) => numbers.set(someone, first + index + 1));
  }
  return numbers;
}

/** The last one to five words. */
const endings = (text: string): readonly string[] => {
  const words = text.split(' ');
  return words
    .slice(-5)
    .map((_, index, last) => words.slice(words.length - last.length + index).join(' '));
};

/** `Sarah Chen (@sarahc)` is one mention. */
function withOtherNames(text: string, from: number, people: People, someone: Someone): number {
  let end = from;
  for (let found = true; found;) {
    const other = /^ ?[([]@?([\p{L}\p{N}][^()[\]\n|]{0,60})[)\]]/u.exec(text.slice(end, end + 80));
    found = other !== null && people.aliases.get(keyOf(other[1] ?? ''))?.someone === someone;
    if (found && other) end += other[0].length;
  }
  return end;
}

/** A part of a name of something is joined as such. */
function calledInCode(
  text: string,
  at: Range,
  call: string,
): { readonly at: Range; readonly text: string } {
  const joined = /[\w/\\@.=-]/.test(`${text[at.from - 1] ?? ''}${text[at.to] ?? ''}`);
  return { at, text: joined ? call.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-') : call };
}

function calledInProse(
  text: string,
  at: Range,
  someone: Someone,
  number: number | undefined,
  placed: boolean,
): { readonly at: Range; readonly text: string } {
  const place = around(text, at);
  const role = someone.role;
  const call = callOf(someone, number);
  const same = new RegExp(
    `(?<![\\p{L}])${role.replace(/[^\p{L}\p{N}]+/gu, '[^\\p{L}\\p{N}]+')}`,
    'iu',
  );
  const before = place.before.slice(-role.length - 12);
  const where = same.exec(before);
  const lead = where === null ? null : before.slice(where.index + where[0].length);
  // The role is said already: `the incident commander Sarah`, `**Incident Commander:** Sarah`.
  if (lead !== null && number === undefined && !someone.anyone) {
    if (/^ $/.test(lead)) return { at: range(at.from - 1, at.to), text: '' };
    if (/^[\s:：*_|–—-]{1,8}$/.test(lead)) return { at, text: '(name withheld)' };
  }
  // And so after it: `Sarah Chen (DevOps Lead)`, `Sarah Chen - DevOps Lead`.
  const after = same.exec(place.after.slice(0, role.length + 4));
  const rest = after ? place.after.slice(after.index + after[0].length) : '';
  const joint = after ? place.after.slice(0, after.index) : '';
  const again =
    after !== null &&
    (/^ ?\($/.test(joint)
      ? rest.startsWith(')')
      : /^ [–—-] $/.test(joint) && !/^\p{L}/u.test(rest));
  const end = again
    ? at.to + place.after.length - rest.length + (joint.endsWith('(') ? 1 : 0)
    : at.to;
  // `James' change` is that of one person.
  const owner = /s$/i.test(text.slice(at.from, at.to)) && /^['’] \p{L}/u.test(place.after) ? 1 : 0;
  const said = range(at.from, end + owner);
  const possessive = owner ? '’s' : '';
  if (someone.anyone)
    return {
      at: said,
      text: `${opensSentence(place) ? 'One' : 'one'} of the responders${possessive}`,
    };
  // `(@sarah)` behind an action says who owns it; without the sign, words have to.
  if (placed && /[([]@$/.test(text.slice(at.from - 1, at.from + 1)) && /^[)\]]/.test(place.after))
    return { at: said, text: `owner: ${call}` };
  if (number !== undefined || standsAlone(place)) return { at: said, text: `${call}${possessive}` };
  if (/(?<!\p{L})(?:the|an?|our|their|its|this|that) $/iu.test(place.before))
    return { at: said, text: `${inSentence(call, false).slice(4)}${possessive}` };
  return { at: said, text: `${inSentence(call, opensSentence(place))}${possessive}` };
}
