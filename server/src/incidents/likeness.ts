import { ticketsIn } from '../model/actions/tickets';
import type { Postmortem } from '../model/types';
import { walk } from '../syntax/areas';
import type { KeptDocument } from '../syntax/document';
import type { InlineText } from '../syntax/inlineText';
import { lineAt, type LineIndex } from '../text/lineIndex';
import { folded } from '../language/words';

/** A line of a document, or a row of a table, as a reader sees it. */
export interface Passage {
  /** Zero-based. */
  readonly line: number;
  readonly text: string;
}

/** What names one thing, and the line where it stands first. */
export interface Trait {
  /** As it is compared: `fatal: too many connections (#)`. */
  readonly key: string;
  /** As written. */
  readonly text: string;
  readonly line: number;
}

/** What a postmortem can be like another one in. Holds copies: the document can be let go. */
export interface Likeness {
  readonly id: string | null;
  readonly title: string | null;
  /** ISO date. */
  readonly date: string | null;
  readonly passages: readonly Passage[];
  readonly services: readonly Trait[];
  /** Messages of programs: in code, in quotes, and names such as `ECONNREFUSED`. */
  readonly errors: readonly Trait[];
  readonly tickets: readonly Trait[];
  /** Ids of the incidents that it refers to. */
  readonly related: readonly Trait[];
}

/** So much of a document is compared; what stands further down is logs. */
const MOST_PASSAGES = 400;
const LONGEST_PASSAGE = 400;

/** What of a document can be like another one. `lines` are those of its text. */
export function likenessOf(
  lines: LineIndex,
  { title, incident, impact, related }: Postmortem,
  syntax: KeptDocument,
): Likeness {
  const read: Read = { passages: [], errors: new Map(), tickets: new Map() };
  const lineOf = (offset: number): number => lineAt(lines, offset);
  walk(syntax.blocks, {
    text: ({ kind, at, lines: texts }) => {
      if (kind === 'heading' || kind === 'header') return;
      if (kind === 'row') addRow(read, texts, lineOf(at + (texts[0]?.range.from ?? 0)));
      else for (const text of texts) addLine(read, text, lineOf(at + text.range.from));
    },
    opaque: ({ at, node }) => {
      if (node.kind !== 'code') return;
      for (const text of node.lines) addCode(read, text, lineOf(at + text.range.from));
    },
  });
  const trait = (text: string, from: number): Trait => ({
    key: folded(text),
    text: own(text),
    line: lineOf(from),
  });
  return {
    id: incident.id.kind === 'valid' ? own(incident.id.value) : null,
    title: title && own(title.text),
    date: incident.date.kind === 'valid' ? incident.date.value.toString() : null,
    passages: read.passages,
    services: impact.services
      .filter(({ text }) => isName(text))
      .map(({ text, range }) => trait(text, range.from)),
    errors: [...read.errors.values()],
    tickets: [...read.tickets.values()],
    related: related.map(({ id, range }) => trait(id, range.from)),
  };
}

interface Read {
  readonly passages: Passage[];
  readonly errors: Map<string, Trait>;
  readonly tickets: Map<string, Trait>;
}

/** `Checkout API`, not a sentence about it. */
const isName = (text: string): boolean => text.length <= 40 && text.split(/\s+/).length <= 4;

function addRow(read: Read, cells: readonly InlineText[], line: number): void {
  for (const cell of cells) addTraits(read, cell, line);
  keep(read, cells.map(({ text }) => text).join(' | '), line);
}

function addLine(read: Read, text: InlineText, line: number): void {
  addTraits(read, text, line);
  keep(read, text.text, line);
}

function addCode(read: Read, { text }: InlineText, line: number): void {
  if (FAILURE.test(text)) add(read.errors, errorKey(text), text, line);
  keep(read, text, line);
}

function keep({ passages }: Read, text: string, line: number): void {
  if (passages.length < MOST_PASSAGES && text.trim() !== '')
    passages.push({ line, text: own(text.slice(0, LONGEST_PASSAGE)) });
}

/** What says that a message tells of a failure. */
const FAILURE =
  /\b(?:error|fatal|exceptions?|panic|time[d -]?out|refused|denied|exhausted|exceeded|failed|failure|killed|oom\w*|deadlock|unavailable|cannot|unable|too many|no space|out of memory|not found|reset by peer)\b/i;
/** Names that only programs write: `ECONNREFUSED`, `ORA-00060`, `NullPointerException`. */
const ERROR_NAME =
  /(?<![\w-])(?:E[A-Z]{4,20}|ORA-\d{3,6}|OOMKilled|CrashLoopBackOff|ImagePullBackOff|[A-Z][A-Za-z]{2,40}(?:Exception|Error))(?!\w)/g;
const QUOTED = /[“"]([^“”"\n]{8,160})[”"]/g;

function addTraits({ errors, tickets }: Read, line: InlineText, at: number): void {
  const messages = [
    ...line.code.map(({ from, to }) => line.text.slice(from, to)),
    ...[...line.text.matchAll(QUOTED)].map((match) => match[1] ?? ''),
  ].filter((message) => FAILURE.test(message) && /\s/.test(message.trim()));
  for (const message of messages) add(errors, errorKey(message), message, at);
  for (const [name] of line.text.matchAll(ERROR_NAME)) add(errors, folded(name), name, at);
  for (const { text } of ticketsIn(line))
    // `#1` is as often a rank as a ticket.
    if (!/^#\d$/.test(text)) add(tickets, folded(text), text, at);
}

/** A message without what differs each time: `too many clients (432)` is `too many clients (#)`. */
const errorKey = (message: string): string =>
  folded(message)
    .replace(/[0-9a-f]{8}-[0-9a-f-]{20,40}|0x[0-9a-f]{1,16}|\d+/g, '#')
    .replace(/#[#:,.-]*/g, '#')
    .trim();

function add(traits: Map<string, Trait>, key: string, text: string, line: number): void {
  if (key.length > 3 && !traits.has(key))
    traits.set(key, { key: own(key), text: own(text.trim().slice(0, LONGEST_PASSAGE)), line });
}

/** A copy: a part of a text keeps all of that text in memory. */
const own = (text: string): string => JSON.parse(JSON.stringify(text)) as string;
