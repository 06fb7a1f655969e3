import { range, type Range } from '../text/range';
import { trimEndOf } from '../text/trim';
import { isPublicMail, leadOf, type Lead } from './addresses';
import type { Draft } from './draft';
import { withBrackets, type Markup } from './markup';
import { withoutScheme } from './schemeless';

/** Addresses in code and in other plain text, with the schemes of databases and buckets. */
const ADDRESS =
  /(?<![\w/])(?:https?|wss?|ftp|sftp|ssh|s3|gs|postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|rediss?|amqps?|ldaps?|smb|nfs|kafka|nats|tcp|udp|jdbc:\w{2,12}):\/\/[^\s<>)\]|"'`,;\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]{3,2000}/gi;
/** `postgres://app:p@ss)w,rd@db/app`: a password may hold what ends other addresses. */
const CONNECTION =
  /(?<![\w+.-])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@"'`<>]{0,64}:[^\s"`<>]{1,200}@[\w.[\]:-]{2,255}(?:\/[^\s<>)\]|"'`,;]{0,500})?/gi;
const WIKI = /\[\[([^[\]|\n]{1,200})(\|[^[\]\n]{1,200})?\]\](?!\()/g;
const INSTEAD = '(internal link)';
const SHOWN = '(picture: ';

/**
 * Takes away what leads inside: a link leaves its label, a picture what it shows, a bare address a
 * note. What leads outside stays as it is. `cited` are the labels of links that stay.
 */
export function withoutLinks(
  draft: Draft,
  markup: Markup,
  inCode: (at: Range) => boolean,
  isProfile: (address: string) => boolean,
): { readonly cited: readonly Range[] } {
  const { text, replace } = draft;
  const slice = (at: Range): string => text.slice(at.from, at.to);
  const cited: Range[] = [];
  const kept: Range[] = [];
  const lead = (at: Range): Lead => {
    const address = slice(at);
    const found = leadOf(address);
    if (found === 'mail') return isPublicMail(address) ? 'outside' : 'inside';
    return found === 'outside' && isProfile(address) ? 'inside' : found;
  };
  const defined = new Map<string, boolean>();
  for (const { range: at, target, name } of markup.definitions) {
    const inside = isInside(lead(target));
    if (!defined.has(name)) defined.set(name, inside);
    if (!inside) kept.push(at);
    else if (name.startsWith('^')) replace(target, INSTEAD);
    else replace(withLineEnd(text, at), '');
  }
  for (const { range: at, label, target, name, picture } of markup.links) {
    const inside = target ? isInside(lead(target)) : defined.get(name);
    if (inside === undefined || (inside && !target && name.startsWith('^'))) continue;
    if (!inside) {
      kept.push(range(label.to, at.to));
      if (slice(label).trim() !== '') cited.push(label);
    } else if (label.to > label.from) {
      replace(range(at.from, label.from), picture ? SHOWN : '');
      replace(range(label.to, at.to), picture ? ')' : '');
    } else replace(at, picture ? '(picture)' : INSTEAD);
  }
  for (const { target } of markup.addresses) {
    const at = withBrackets(text, target);
    // A mail address is a matter of its own.
    if (/^(?:mailto:)?[^/@]{1,100}@[^/@]{1,200}$/i.test(slice(target))) continue;
    const leads = lead(target);
    if (leads === 'inside') replace(at, INSTEAD);
    else kept.push(beforeWide(text, at));
  }
  kept.push(...withoutTags(draft, markup, inCode, lead));
  for (const match of text.matchAll(WIKI)) {
    const at = range(match.index, match.index + match[0].length);
    if (inCode(at)) continue;
    const label = match[2] === undefined ? 2 : match[0].indexOf('|') + 1;
    replace(range(at.from, at.from + label), '');
    replace(range(at.to - 2, at.to), '');
  }
  for (const match of text.matchAll(CONNECTION)) {
    const at = range(match.index, match.index + trimEndOf(match[0], '.:!?*_').length);
    if (!/[$<{]/.test(match[0])) replace(at, INSTEAD);
  }
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimEndOf(match[0], '.:!?*_');
    const at = range(match.index, match.index + address.length);
    if (!draft.isFree(at)) continue;
    const leads = lead(at);
    if (leads === 'inside') replace(at, INSTEAD);
    else kept.push(at);
  }
  for (const at of kept) if (draft.isFree(at)) draft.keep(at);
  for (const at of withoutScheme(text, draft.isFree)) replace(at, INSTEAD);
  return { cited };
}

/** Takes away the tags that lead inside, and says which addresses of others stay. */
function withoutTags(
  { text, replace }: Draft,
  { tags }: Markup,
  inCode: (at: Range) => boolean,
  lead: (at: Range) => Lead,
): readonly Range[] {
  const kept: Range[] = [];
  let closing = false;
  for (const { range: at, name, closing: end, attributes } of tags) {
    if (!/^(?:a|img|iframe|video|audio|source|embed|object)$/.test(name) || inCode(at)) continue;
    if (end) {
      if (name !== 'a') continue;
      if (closing) replace(at, '');
      closing = false;
      continue;
    }
    const target = attributes.get('href') ?? attributes.get('src') ?? attributes.get('data');
    if (!target || leadOf(text.slice(target.from, target.to)) === 'page') continue;
    if (!isInside(lead(target))) {
      kept.push(target);
      continue;
    }
    closing = name === 'a';
    const alt = name === 'img' ? attributes.get('alt') : undefined;
    if (alt && alt.from < alt.to) {
      replace(range(at.from, alt.from), SHOWN);
      replace(range(alt.to, at.to), ')');
    } else replace(at, name === 'img' ? '(picture)' : '');
  }
  return kept;
}

const isInside = (lead: Lead): boolean => lead === 'inside' || lead === 'own';

/** Scripts without spaces go on after an address as if they were part of it. */
function beforeWide(text: string, at: Range): Range {
  const wide = text.slice(at.from, at.to).search(/[\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]/);
  return wide === -1 ? at : range(at.from, at.from + wide);
}

/** With the line's end where nothing else is on the line, and one empty line of two. */
export function withLineEnd(text: string, at: Range): Range {
  const alone = at.from === 0 || text[at.from - 1] === '\n';
  if (!alone || text[at.to] !== '\n') return at;
  const spaced = (at.from === 0 || text[at.from - 2] === '\n') && text[at.to + 1] === '\n';
  return range(at.from, at.to + (spaced ? 2 : 1));
}
