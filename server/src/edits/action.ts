import type { ActionItem, ActionList } from '../model/types';
import { isDone, stateMark, stateWord } from '../model/actions/done';
import { isBlankValue } from '../model/actions/owners';
import type { KeptDocument } from '../syntax/document';
import type { TextEdit } from '../text/edit';
import { contains, range, shifted, type Range } from '../text/range';
import { textPlaceAt, type TextPlace } from './textPlace';
import { behindText, fillEmpty, insertion, replacement } from './values';

/** An action with what is needed to write into it. */
export interface ActionPlace {
  readonly document: KeptDocument;
  readonly list: ActionList;
  readonly item: ActionItem;
}

/** Ways to write the same, the best first; which of them is read back as it is meant has to be tried. */
export type Ways = readonly (readonly TextEdit[])[];

const one = (edit: TextEdit | null): Ways => (edit ? [[edit]] : []);

/** A value for a part of an action: into its cell, in place of what stands there, or behind the words. */
export function valueWays(
  { document, list, item }: ActionPlace,
  part: 'owner' | 'due',
  value: string,
): Ways {
  const own = item[part];
  const label = part === 'owner' ? 'Owner' : 'Due';
  // What a heading says for all below it is not this action's own.
  const isOwn = contains(item.range, own.range) || list.form === 'table';
  if (own.kind !== 'absent' && own.range.to > own.range.from && isOwn) {
    const plain = document.text.slice(own.range.from, own.range.to) === own.text;
    // What is more than words, such as a link to a person, is not ours to replace.
    return plain
      ? [[replacement(own.range, value)], [replacement(own.range, `(${label}: ${value})`)]]
      : [];
  }
  if (list.form === 'table') return one(emptyCell({ document, list, item }, part, value));
  const note = `${label}: ${value}`;
  return [
    ...one(behindText(document, item.text.range.to, note)),
    ...one(behindItem(document, item, note)),
    ...one(attribute(document, item, note)),
    ...one(belowHeading(document, item, note)),
  ];
}

/** A value in the empty cell of a column; null where the row has no such cell. */
export function emptyCell(
  { document, list, item }: ActionPlace,
  part: 'owner' | 'due' | 'priority' | 'status',
  value: string,
): TextEdit | null {
  const own = item[part];
  if ((list.table?.columns[part] ?? -1) === -1 || own.kind !== 'absent') return null;
  const place = textPlaceAt(document, own.range.from);
  // The place of a cell that its row does not have is the end of the row.
  return place?.kind === 'cell' &&
    contains(place.range, own.range) &&
    isBlankValue(document.text.slice(place.range.from, place.range.to))
    ? fillEmpty(document.text, own.range, value)
    : null;
}

/** Words behind all that an action says, on the last line of its paragraph; `(done)` stays last. */
function behindItem(document: KeptDocument, item: ActionItem, note: string): TextEdit | null {
  const edit = behindText(document, item.text.range.to, note);
  if (!edit) return null;
  const { from } = edit.range;
  return insertion(from - stateMark(document.text.slice(item.range.from, from)), edit.newText);
}

/** The same in the form of its attributes: `… [Priority: High] [Owner: Ana Ruiz]`. */
function attribute(document: KeptDocument, item: ActionItem, note: string): TextEdit | null {
  const place = textPlaceAt(document, item.text.range.to);
  return place && place.kind !== 'heading' && document.text[place.end - 1] === ']'
    ? insertion(place.end, ` [${note}]`)
    : null;
}

/** A picture or a box that a status begins with: `✅ Done`, `⬜ To do`, `🔄`. */
const SIGN = /^(?:\p{Extended_Pictographic}|[\u25a0-\u27bf])\ufe0f?/u;

/** Another status with the notes and links that stand behind it kept; null where its word is not found. */
export function statusEdit(
  { document, item }: Pick<ActionPlace, 'document' | 'item'>,
  word: string,
): TextEdit | null {
  const { status } = item;
  if (status.kind !== 'valid') return null;
  const source = document.text.slice(status.range.from, status.range.to);
  const sign = SIGN.exec(source)?.[0].length ?? 0;
  if (sign > 0) return signEdit(source, sign, status.range, word);
  const known = stateWord(status.text);
  const length = known || (/^\p{L}+(?![\p{L}-])/u.exec(status.text)?.[0].length ?? 0);
  const at = length === 0 ? -1 : source.indexOf(status.text.slice(0, length));
  // Nothing but marks and brackets stands before it: `**Open**`, `[Done](https://example.org)`.
  if (at === -1 || /[^*_~[(\s]/.test(source.slice(0, at))) return null;
  const from = status.range.from + at;
  const to = from + length;
  // What goes on with it is about what it was: `Open, was: Done for this migration`, `Done, was: PR #12`.
  const goesOn = known > 0 ? /^ [\p{L}\p{N}]/u : /^ [\p{L}\p{N}#@]/u;
  return goesOn.test(document.text.slice(to, to + 2))
    ? insertion(from, `${word}, was: `)
    : replacement(range(from, to), word);
}

/** The sign becomes another one; words behind it are a note and stay, but for one that says the same as the sign. */
function signEdit(source: string, sign: number, at: Range, word: string): TextEdit {
  const done = isDone(word);
  const gap = /^\s*/.exec(source.slice(sign))?.[0].length ?? 0;
  const said = stateWord(source.slice(sign + gap));
  if (sign + gap === source.length && !done) return replacement(at, word);
  const own = range(at.from, at.from + sign);
  const mark = done ? '✅' : '⬜';
  return said === 0
    ? replacement(own, mark)
    : replacement(range(at.from, own.to + gap + said), `${mark} ${word}`);
}

/** Where the box of a task has its mark: `- [‸x‸] …`. */
function boxOf({ document, item }: ActionPlace): Range | null {
  const box = /^[\s\d.)*+-]{0,12}\[[ xX]\]/.exec(
    document.text.slice(item.range.from, item.range.from + 16),
  );
  if (!box) return null;
  const at = item.range.from + box[0].length - 2;
  return range(at, at + 1);
}

/** An action is done: by its box, by its status, or by `(done)` behind its words. */
export function doneWays(place: ActionPlace, word: string): Ways {
  const { document, item } = place;
  const box = boxOf(place);
  const status = statusEdit(place, word) ?? emptyCell(place, 'status', word);
  if (box) return [[replacement(box, 'x'), ...(status ? [status] : [])]];
  if (item.status.kind === 'valid' && !status)
    return [[insertion(item.status.range.from, `${word}, `)]];
  return [
    ...takenBack(place, REOPENED),
    ...one(status),
    ...one(behindItem(document, item, 'done')),
    ...one(attribute(document, item, `Status: ${word}`)),
    ...one(belowHeading(document, item, 'done')),
  ];
}

/** Words behind the paragraph under a heading: the heading itself may be led to by its words. */
function belowHeading(document: KeptDocument, item: ActionItem, note: string): TextEdit | null {
  const below = placeBelow(document, item);
  return below && behindText(document, below.range.from, note);
}

/** The paragraph under an action that is a heading, or the text behind another one. */
function placeBelow(document: KeptDocument, item: ActionItem): TextPlace | null {
  const { end } = textPlaceAt(document, item.text.range.to) ?? { end: null };
  if (end === null) return null;
  const next = /\n\s{0,20}(?=\S)/.exec(document.text.slice(end, end + 400));
  return next ? textPlaceAt(document, end + next.index + next[0].length) : null;
}

/** Marks that say that an action is done and are no part of its words, at their end or beginning. */
const SAID = [
  /[ \t]?\((?:done|completed?|fixed)\)(?=[ \t.]*$)/iu,
  /[ \t]?✅(?=[ \t]*$)/u,
  /(?<=^(?:[-*+\d.)]{0,4}[ \t]{0,3}))(?:✅|☑️?|✔️?)[ \t]?/iu,
];

const REOPENED = [/[ \t]?\(re-?opened\)(?=[ \t.]*$)/iu];

/**
 * An action is open again: what says that it is done is taken back, or `(reopened)` behind its words
 * says so where that cannot be: under a heading such as `Completed`, or in a sentence.
 */
export function openWays(place: ActionPlace, word: string): Ways {
  const { document, item } = place;
  const box = boxOf(place);
  const status = statusEdit(place, word);
  const first = box
    ? [[replacement(box, ' '), ...(status ? [status] : [])]]
    : [...takenBack(place, SAID), ...one(status)];
  return [
    ...one(emptied(place)),
    ...first,
    ...one(behindText(document, item.text.range.to, 'reopened')),
    ...one(belowHeading(document, item, 'reopened')),
  ];
}

/** No status at all, in a column that has one for what is done only; null where a note stands beside it. */
function emptied({ document, list, item: { status } }: ActionPlace): TextEdit | null {
  if (
    status.kind !== 'valid' ||
    list.items.some((one) => one.status.kind !== 'absent' && !one.done)
  )
    return null;
  const cell = list.form === 'table' ? textPlaceAt(document, status.range.from) : null;
  const alone =
    cell?.range.from === status.range.from &&
    cell.range.to === status.range.to &&
    (stateWord(status.text) === status.text.length || SIGN.exec(status.text)?.[0] === status.text);
  return alone && list.items.some((one) => one.status.kind === 'absent')
    ? replacement(status.range, '')
    : null;
}

/** The words of an action without what one of some forms finds in them. */
function takenBack({ document, item }: ActionPlace, forms: readonly RegExp[]): Ways {
  const own = textPlaceAt(document, item.text.range.to);
  const places = own?.kind === 'heading' ? [own, placeBelow(document, item)] : [own];
  return places.flatMap((place) => {
    if (!place) return [];
    const { from } = place.range;
    const source = document.text.slice(from, place.end);
    return forms.flatMap((form) => {
      const found = form.exec(source);
      if (!found) return [];
      return [[replacement(shifted(range(0, found[0].length), from + found.index), '')]];
    });
  });
}
