import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Random } from './random';

/** What was done to a text: offsets in UTF-16 of the text before it. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const EXAMPLES = path.join(__dirname, '../../examples');

/** The documents of the examples, in the order of their names. */
export const examples: readonly string[] = readdirSync(EXAMPLES, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.md'))
  .sort()
  .map((name) => readFileSync(path.join(EXAMPLES, name), 'utf8'));

/** What is typed: halves of marks, line ends of all kinds, signs of two units, and other directions. */
const TYPED = [
  ...'abc 0:5-|*#>`_~[](){}<!.,@+=\\',
  ...['\n', '\r\n', '\n\n', '| ', '|---|---|\n', '---\n', '```\n', '~~~\n', '===\n', '> ', '- '],
  ...['  - ', '1. ', '- [ ] ', '- [x] ', '\t', '<!--', '-->', '**', '[^1]', '[^1]: ', '](', '  \n'],
  ...['14:30', '25:99', '2025-08-22', ' UTC', ' PM', '1h 30m', 'SEV2', 'INC-1042', '## ', '@mruiz'],
  ...[
    '🔥',
    '👩‍👩‍👧',
    'é',
    'e\u0301',
    'تم الحل',
    'עברית',
    '\u202e',
    '\u200b',
    '\u2028',
    '検知：',
    '１４：３０',
  ],
  ...[
    '<b>',
    '</b>',
    '<details>\n',
    '+++\n',
    '\ufeff',
    '<!-- postmortem-ignore -->',
    'AKIAIOSFODNN7QWERTYZ',
  ],
] as const;

/** Documents of more than so many units are made shorter. */
const LONGEST = 9000;

/** Writes at random, as somebody does who types, pastes, deletes and takes it back. */
export class Writer {
  readonly #past: string[] = [];

  constructor(readonly random: Random) {}

  /** A document to begin with. */
  begin(): string {
    this.#past.length = 0;
    const text = this.random.oneIn(4)
      ? this.#lines(1 + this.random.below(30))
      : this.random.of(examples);
    const cut = text.slice(0, LONGEST - 2000);
    return this.random.oneIn(3) ? cut.replace(/\r?\n/g, '\r\n') : cut;
  }

  /** The next change of a text. */
  next(text: string): Change {
    const change = this.#next(text);
    if (this.#past.length >= 20) this.#past.shift();
    this.#past.push(text);
    return change;
  }

  /** A place where a cursor can stand: in no pair of units and in no line end. */
  place(text: string): number {
    let at = this.random.below(text.length + 1);
    while (at > 0 && /^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])$/.test(text.slice(at - 1, at + 1)))
      at--;
    return at;
  }

  #next(text: string): Change {
    const { random } = this;
    const at = this.place(text);
    if (text.length > LONGEST) return { from: 0, to: this.place(text), text: '' };
    switch (random.below(12)) {
      case 0:
        return { from: at, to: at, text: this.#lines(1 + random.below(6)) };
      case 1: {
        const end = this.place(text);
        const [from, to] = at < end ? [at, end] : [end, at];
        return to - from > 400 ? this.#erase(text, at, 30) : { from, to, text: '' };
      }
      case 2:
        return this.#erase(text, at, 1);
      case 3:
        return this.#erase(text, at, 1 + random.below(40));
      case 4: {
        const past = this.#past.pop();
        return past === undefined ? { from: at, to: at, text: '\n' } : between(text, past);
      }
      case 5:
        return this.#turnLine(text, at);
      default:
        return { from: at, to: at, text: random.of(TYPED) };
    }
  }

  /** Whole lines of an example. */
  #lines(count: number): string {
    const lines = this.random.of(examples).split('\n');
    const from = this.random.below(Math.max(1, lines.length - count));
    const block = lines.slice(from, from + count).join('\n') + '\n';
    return this.random.oneIn(5) ? block.replace(/\n/g, '\r\n') : block;
  }

  #erase(text: string, at: number, count: number): Change {
    let to = Math.min(text.length, at + count);
    while (
      to < text.length &&
      /^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])$/.test(text.slice(to - 1, to + 1))
    )
      to++;
    return { from: at, to, text: '' };
  }

  /** A line is moved down, doubled, or gets the other line end. */
  #turnLine(text: string, at: number): Change {
    const from = text.lastIndexOf('\n', at - 1) + 1;
    const end = text.indexOf('\n', at);
    const to = end === -1 ? text.length : end + 1;
    const line = text.slice(from, to);
    const turned = this.random.of([
      line + line,
      line.endsWith('\r\n') ? line.replace(/\r\n$/, '\n') : line.replace(/\n$/, '\r\n'),
      `  ${line}`,
      line.trimStart(),
    ]);
    return { from, to, text: turned };
  }
}

/** The one change that makes one text of another. */
export function between(before: string, after: string): Change {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail])
    tail++;
  // A cursor never stands between the units of a sign or of a line end.
  const split = (text: string, at: number): boolean =>
    /^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])$/.test(text.slice(at - 1, at + 1));
  while (head > 0 && (split(before, head) || split(after, head))) head--;
  while (tail > 0 && (split(before, before.length - tail) || split(after, after.length - tail)))
    tail--;
  return { from: head, to: before.length - tail, text: after.slice(head, after.length - tail) };
}
