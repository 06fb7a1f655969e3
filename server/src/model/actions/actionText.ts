import { joined, sourceRange, spanOf, type InlineText } from '../../syntax/inlineText';
import { range, type Range, type Span } from '../../text/range';
import type { DateFrame } from '../frame/dateFrame';
import { boldLabel, plainLabel } from '../fields/labels';
import type { ActionItem, Due, Parsed } from '../types';
import { stateMark, doneTick, isDone, isReopened, isStruck, saysDone } from './done';
import { lineDue } from './due';
import { ownerIn, ownerOnly } from './owners';
import { ticketsIn } from './tickets';

/** The lines that tell an action: what is to be done first, then who, by when, and other details. */
export interface ActionLines {
  readonly line: InlineText;
  /** Further lines of the same paragraph: they may name the owner. */
  readonly others: readonly InlineText[];
  /** Sub-bullets. */
  readonly details: readonly InlineText[];
}

/** What headings say for all items under them. A due date that they set keeps its own place. */
export interface Given {
  readonly done: boolean;
  readonly due: Parsed<Due> | undefined;
}

/** An action without columns, read from what its lines say. */
export function actionOf(
  { line, others, details }: ActionLines,
  at: Range,
  ticked: boolean,
  dates: DateFrame,
  given: Given,
): ActionItem {
  const end = (others[others.length - 1] ?? line).range.to;
  const absent = { kind: 'absent', range: range(end, end) } as const;
  const attributes = attributesOf(line);
  const { status, priority } = attributes;
  return {
    range: at,
    text: textOf(line, attributes.from),
    owner:
      attributes.owner ??
      ownerOf([line, ...others, ...details]) ??
      ownerOf(details, ownerOnly) ??
      absent,
    tickets: [line, ...details].flatMap(ticketsIn),
    due: dueOf([line, ...details], dates) ?? labelledDue(others, dates) ?? given.due ?? absent,
    status: status ?? markedStatus(line) ?? absent,
    priority: priority ?? priorityOf(line) ?? absent,
    done:
      !isReopened((others[others.length - 1] ?? line).text) &&
      (given.done ||
        ticked ||
        isStruck(line) ||
        saysDone(line.text) ||
        (others.length > 0 && saysDone(joined([line, ...others]).text)) ||
        (status?.kind === 'valid' && isDone(status.value))),
  };
}

/** The word of `(done)` or `(reopened)` behind an action. */
function markedStatus(line: InlineText): Parsed<string> | undefined {
  const mark = stateMark(line.text);
  const from = line.text.trimEnd().length - mark;
  const word = mark === 0 ? undefined : /\p{L}+/u.exec(line.text.slice(from));
  return word ? valueAt(line, from + word.index, word[0].length) : undefined;
}

/** What stands in brackets behind an action: `[Priority: High] [Owner: Ana Ruiz]`. */
interface Attributes {
  /** Where they begin: the text of the action ends there. */
  readonly from: number;
  readonly owner?: Parsed<string>;
  readonly priority?: Parsed<string>;
  readonly status?: Parsed<string>;
}

const ATTRIBUTE =
  /[[【]\s*(owner|assignee|priority|prio|severity|status|due|deadline|type|category|担当|優先度)\s*[:：=]\s*([^\]】]{1,60})[\]】]\s*$/iu;

function attributesOf(line: InlineText): Attributes {
  let found: Attributes = { from: line.text.length };
  for (
    let match = ATTRIBUTE.exec(line.text.slice(0, found.from));
    match;
    match = ATTRIBUTE.exec(line.text.slice(0, found.from))
  ) {
    const [, name = '', written = ''] = match;
    const from = match.index + match[0].indexOf(written, match[0].search(/[:：=]/));
    const value = valueAt(line, from, written.trimEnd().length);
    found = { ...found, from: match.index, ...attribute(name.toLowerCase(), value) };
  }
  return found;
}

function attribute(name: string, value: Parsed<string>): Partial<Attributes> {
  if (/^(?:owner|assignee|担当)$/.test(name)) return { owner: value };
  if (/^(?:prio|severity|優先度)/.test(name)) return { priority: value };
  return name === 'status' ? { status: value } : {};
}

function valueAt(line: InlineText, from: number, length: number): Parsed<string> {
  const text = line.text.slice(from, from + length);
  return {
    kind: 'valid',
    range: sourceRange(line, from, from + length),
    text,
    value: text.replace(/^@/, ''),
  };
}

const ACTION_LABEL =
  /^(?:action(?: items?)?|tasks?|to-?dos?|follow-?ups?|アクション)(?: #?\d{1,3})?$/i;

/** `**TODO due 2026-05-21** — `: how long a bold lead is that says only by when. */
function dueLead({ text, bold: [bold] }: InlineText): number {
  if (bold?.from !== 0 || !DUE_LEAD.test(text.slice(0, bold.to))) return 0;
  return bold.to + (/^\s*[—–:-]?\s*/.exec(text.slice(bold.to))?.[0].length ?? 0);
}

const DUE_LEAD = /^(?:to-?do,?\s+)?(?:due|by|deadline|eta)\b[^.;]{0,40}\d[^.;]{0,20}$/i;

/** The words of the action, without a label that only calls it one or says by when. */
function textOf(line: InlineText, to: number): Span {
  const label = boldLabel(line) ?? plainLabel(line);
  const from = label && ACTION_LABEL.test(label.label.text) ? label.valueFrom : dueLead(line);
  const tick = from === 0 ? doneTick(line.text) : 0;
  return spanOf(line, from + tick, to - stateMark(line.text.slice(0, to)));
}

function ownerOf(
  lines: readonly InlineText[],
  read: typeof ownerIn = ownerIn,
): Parsed<string> | undefined {
  for (const line of lines) {
    const found = read(line.text);
    if (found)
      return {
        kind: 'valid',
        range: sourceRange(line, found.from, found.to),
        text: line.text.slice(found.from, found.to),
        value: found.name,
      };
  }
  return undefined;
}

/** A due date on a further line of the paragraph counts where it is called one: `(due: 2025-09-01)`. */
const labelledDue = (others: readonly InlineText[], dates: DateFrame): Parsed<Due> | undefined =>
  dueOf(
    others.filter(({ text }) => /[([]\s?(?:due|deadline)\s?:/i.test(text)),
    dates,
  );

function dueOf(lines: readonly InlineText[], dates: DateFrame): Parsed<Due> | undefined {
  for (const line of lines) {
    const due = lineDue(line, dates);
    if (due) return due;
  }
  return undefined;
}

function priorityOf(line: InlineText): Parsed<string> | undefined {
  const match = /(?:^|[[(\s])(P[0-4])(?=[\])\s:,.-]|$)/.exec(line.text.slice(0, 40));
  const text = match?.[1];
  if (!match || text === undefined) return undefined;
  return valueAt(line, match.index + match[0].indexOf(text), text.length);
}
