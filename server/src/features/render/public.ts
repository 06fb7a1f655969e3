import type { Person } from '../../model/types';
import { replacement } from '../../rules/support/edits';
import { applyEdits, type TextEdit } from '../../text/edit';
import { occupied } from '../../text/occupied';
import { literalPattern } from '../../text/pattern';
import { range, type Range } from '../../text/range';
import type { Snapshot } from '../../workspace/snapshot';

/** Hosts that only the inside knows: no dot, a private ending, a private address. */
const INTERNAL_HOST =
  /^(?:localhost|[\w-]+|.{1,200}\.(?:internal|local|lan|corp|intranet|private|home|svc|cluster\.local)|10\.[\d.]{3,11}|192\.168\.[\d.]{3,7}|172\.(?:1[6-9]|2\d|3[01])\.[\d.]{3,7})(?::\d{1,5})?$/i;
const LINK = /(!?)\[([^\][\n]{0,300})\]\(([^()\s]{1,500})(?:\s"[^"\n]{0,200}")?\)/g;
const ADDRESS = /(?<![\w(/])https?:\/\/[^\s)>\]|"',;]{3,500}/g;
const MAIL = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g;
const IP =
  /(?<![\d.])(?:10\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}(?::\d{1,5})?(?![\d.])/g;
const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi;
const CHANNEL = /(?<![\w#&/(])#[a-z][a-z0-9_-]{2,60}\b/g;

/**
 * The document as it can be shown outside: roles instead of names, and without internal links,
 * hosts, addresses, channels, tickets and mail. What is left has to be read by a person; a diff
 * shows what was taken away.
 */
export function publicVersion(snapshot: Snapshot): string {
  const { text, model, configuration } = snapshot;
  const { isFree, take } = occupied(text.length);
  const edits: TextEdit[] = [];
  const replace = (at: Range, newText: string): void => {
    if (!isFree(at)) return;
    take(at);
    edits.push(replacement(at, newText));
  };
  for (const match of text.matchAll(LINK)) {
    const [whole, picture, label = '', target = ''] = match;
    if (isInternal(target))
      replace(
        range(match.index, match.index + whole.length),
        picture === '!' ? '' : scrubbed(label),
      );
  }
  for (const match of text.matchAll(ADDRESS))
    if (isInternal(match[0]))
      replace(range(match.index, match.index + match[0].length), '(internal link)');
  for (const [pattern, instead] of [
    [MAIL, '(address)'],
    [IP, '(host)'],
    [UUID, '(id)'],
    [CHANNEL, 'the incident channel'],
  ] as const)
    for (const match of text.matchAll(pattern))
      replace(range(match.index, match.index + match[0].length), instead);
  for (const ticket of model.actions.flatMap(({ items }) =>
    items.flatMap(({ tickets }) => tickets),
  ))
    replace(ticket.range, '(ticket)');
  for (const person of model.people) {
    const known = configuration.people.find(({ name }) => name === person.name);
    const more = known ? [known.handle, ...known.aliases] : [];
    if (!person.team)
      rename(
        text,
        person,
        more.filter((name) => name !== null),
        replace,
      );
  }
  return applyEdits(text, edits);
}

/** A relative link leads into the repository; `command:` and the like lead nowhere outside. */
function isInternal(target: string): boolean {
  const host = /^https?:\/\/(?:[^@/\s]{1,100}@)?([^/?#\s]{1,255})/i.exec(target)?.[1];
  return host === undefined ? !target.startsWith('#') : INTERNAL_HOST.test(host);
}

const scrubbed = (label: string): string => label.replace(ADDRESS, '(internal link)');

/** Wherever the person is named, fully, by first name or by handle. */
function rename(
  text: string,
  person: Person,
  more: readonly string[],
  replace: (at: Range, newText: string) => void,
): void {
  const role = person.role ?? 'Responder';
  const cells = new Set(
    person.references
      .filter(({ place }) => place !== 'mention')
      .map((reference) => reference.range.from),
  );
  const names = [
    ...new Set([
      person.name,
      ...more,
      ...person.references.map(({ name }) => name.replace(/^@/, '')),
    ]),
  ]
    .filter((name) => name.length > 1)
    .sort((a, b) => b.length - a.length);
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])@?(?:${names.map(literalPattern).join('|')})(?![\\p{L}\\p{N}])`,
    'gu',
  );
  for (const match of text.matchAll(pattern))
    replace(
      range(match.index, match.index + match[0].length),
      cells.has(match.index) ? role : `the ${role.toLowerCase()}`,
    );
}
