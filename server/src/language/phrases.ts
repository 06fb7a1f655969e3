import { memo } from '../text/memo';
import { folded, UNSPACED } from './words';

/**
 * A phrase of a data file, compiled. Words are written in lower case with one space between them.
 *
 * - `prevent* measure*`: any ending
 * - `was|is`: either word
 * - `the?`: a word that may be missing (`the|a?`: either or none)
 * - `incident … resolved`: up to four words between; in scripts without spaces up to twelve letters
 * - `^categories`, `restored$`: the text begins or ends here
 * - `~summary`: counts for less than any phrase that does not say so
 */
export interface Phrase {
  /** Where it stands in `words` and how many letters it covers; null when it does not stand there. */
  readonly find: (words: string) => Found | null;
  /** How the first word may begin; null when it may begin anywhere. */
  readonly beginnings: readonly Beginning[] | null;
  /** Whether that word is the first one of the text: no other has to be looked at. */
  readonly leads: boolean;
}

/** How a phrase may begin. */
interface Beginning {
  /** In two to four letters. */
  readonly letters: string;
  /** The words that begin so; null where any may. */
  readonly words: readonly string[] | null;
}

/** Where a phrase was found. */
export interface Found {
  /** Where it ends. */
  readonly to: number;
  readonly covered: number;
}

/** `whole`: the phrase must be all of the text. */
export function compilePhrase(written: string, whole = false): Phrase {
  const weak = written.startsWith('~');
  const anchored = written.startsWith('^');
  const ended = written.endsWith('$');
  const bare = folded(written.slice(anchored || weak ? 1 : 0, ended ? -1 : undefined));
  const tokens = bare.split(' ');
  const unspaced = UNSPACED.test(bare);
  const body = unspaced ? tokens.map(unspacedToken).join(' ?') : tokens.map(spacedToken).join('');
  const from = anchored || whole ? '^ ' : unspaced ? '' : ' ';
  const to = ended || whole ? ' ?$' : '';
  const pattern = new RegExp(from + body + to, 'u');
  return {
    find: (words) => {
      const match = pattern.exec(` ${words} `);
      if (!match) return null;
      const length = match[0].trim().length;
      return { to: match.index + match[0].trimEnd().length - 1, covered: weak ? 1 : length };
    },
    beginnings: unspaced ? null : beginningsOf(tokens),
    leads: (anchored || whole) && !tokens.includes('…'),
  };
}

const spacedToken = (token: string): string => {
  if (token === '…') return '(?:[^ ]+ ){0,4}';
  const optional = token.endsWith('?');
  const words = (optional ? token.slice(0, -1) : token).split('|').map(wordPattern);
  const one = `(?:${words.join('|')}) `;
  return optional ? `(?:${one})?` : one;
};

const unspacedToken = (token: string): string => {
  if (token === '…') return '.{0,12}?';
  const optional = token.endsWith('?');
  const words = (optional ? token.slice(0, -1) : token).split('|').map(literal);
  return `(?:${words.join('|')})${optional ? '?' : ''}`;
};

const wordPattern = (word: string): string =>
  word.endsWith('*') ? `${literal(word.slice(0, -1))}[^ ]*` : literal(word);

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

const LONGEST_BEGINNING = 4;

/** An optional first word may be missing, so the next one counts too. */
function beginningsOf(tokens: readonly string[]): readonly Beginning[] {
  const all = new Map<string, string[] | null>();
  for (const token of tokens) {
    if (token === '…') continue;
    const optional = token.endsWith('?');
    for (const word of (optional ? token.slice(0, -1) : token).split('|')) {
      const any = word.endsWith('*');
      const letters = (any ? word.slice(0, -1) : `${word} `).slice(0, LONGEST_BEGINNING);
      const words = all.get(letters);
      all.set(letters, any || words === null ? null : [...(words ?? []), word]);
    }
    if (!optional) break;
  }
  return [...all].map(([letters, words]) => ({ letters, words }));
}

interface FoundPhrase<Meaning> extends Found {
  readonly meaning: Meaning;
}

/** A phrase in a table, by one of its beginnings. */
interface Entry<Meaning> {
  readonly phrase: Phrase;
  readonly meaning: Meaning;
  /** Words of which the text must have one; null where any may stand there. */
  readonly words: readonly string[] | null;
}

const NONE: readonly never[] = [];

/** Many phrases with what each means, found by the words that a text has. */
export class PhraseTable<Meaning> {
  readonly #byBeginning = new Map<string, Entry<Meaning>[]>();
  readonly #anywhere: Entry<Meaning>[] = [];

  add(phrase: Phrase, meaning: Meaning): void {
    if (phrase.beginnings === null) this.#anywhere.push({ phrase, meaning, words: null });
    for (const { letters, words } of phrase.beginnings ?? []) {
      const known = this.#byBeginning.get(letters);
      if (known) known.push({ phrase, meaning, words });
      else this.#byBeginning.set(letters, [{ phrase, meaning, words }]);
    }
  }

  /** What the phrase means that covers most of the text; of equal ones the first that was added. */
  best(words: string): Meaning | null {
    return this.find(words)?.meaning ?? null;
  }

  /** The same with the place where that phrase ends. */
  find(words: string): { readonly meaning: Meaning; readonly to: number } | null {
    let best: { readonly meaning: Meaning; readonly to: number } | null = null;
    let most = 0;
    const consider = ({ phrase, meaning }: Entry<Meaning>): void => {
      const found = phrase.find(words);
      if (!found || found.covered <= most) return;
      most = found.covered;
      best = { meaning, to: found.to };
    };
    this.#each(words, consider);
    return best;
  }

  /** All phrases that stand there, each with what it covers and where it ends. */
  all(words: string): readonly FoundPhrase<Meaning>[] {
    const all: FoundPhrase<Meaning>[] = [];
    this.#each(words, ({ phrase, meaning }) => {
      const found = phrase.find(words);
      if (found) all.push({ meaning, ...found });
    });
    return all;
  }

  /** Those that may stand there, by the words of the text. */
  #each(words: string, consider: (one: Entry<Meaning>) => void): void {
    const { all, first, whole } = beginningsIn(words);
    for (const beginning of all)
      for (const one of this.#byBeginning.get(beginning) ?? NONE)
        if (
          (!one.phrase.leads || first.has(beginning)) &&
          (one.words === null || one.words.some((word) => whole.has(word)))
        )
          consider(one);
    if (UNSPACED.test(words)) this.#anywhere.forEach(consider);
  }
}

interface Beginnings {
  readonly all: ReadonlySet<string>;
  /** Those of the first word. */
  readonly first: ReadonlySet<string>;
  /** The words themselves. */
  readonly whole: ReadonlySet<string>;
}

/** How the words of a text begin, in one to four letters. */
const beginningsIn = memo((words: string): Beginnings => {
  const all = new Set<string>();
  let first: ReadonlySet<string> | null = null;
  const whole = new Set(words.split(' '));
  for (const word of whole) {
    const spaced = `${word} `;
    for (let length = 1; length <= LONGEST_BEGINNING; length++) all.add(spaced.slice(0, length));
    first ??= new Set(all);
  }
  return { all, first: first ?? all, whole };
}, 64);

/** A phrase with `<event>` replaced by the words of that group. */
export const expandGroups = (phrase: string, groups: Readonly<Record<string, string>>): string =>
  phrase.replace(/<(\w+)>/g, (whole, name: string) => groups[name] ?? whole);
