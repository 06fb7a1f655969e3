import { likeWords } from './likeWords';
import type { Likeness, Passage, Trait } from './likeness';
import { WordIndex, type Counts } from './wordIndex';

/** In what two incidents are alike. `reference`: one names the other. */
export type ReasonKind = 'reference' | 'ticket' | 'error' | 'service' | 'words';

/** One thing that two incidents share, with the line of each that says it. */
export interface Reason {
  readonly kind: ReasonKind;
  /** `OPS-12`; for words all that both lines have. */
  readonly shared: readonly string[];
  readonly here: Passage;
  readonly there: Passage;
}

/** An incident that is like the one asked about, and why. */
export interface SimilarIncident {
  readonly path: string;
  readonly id: string | null;
  readonly title: string | null;
  /** ISO date. */
  readonly date: string | null;
  /** For the order only: it compares within one answer and means nothing beside it. */
  readonly score: number;
  /** The strongest first; at least one. */
  readonly reasons: readonly Reason[];
}

interface Known {
  readonly likeness: Likeness;
  readonly words: Counts;
}

type NamedKind = Exclude<ReasonKind, 'words'>;
type NamedReason = Reason & { readonly kind: NamedKind };

/** What was found of a candidate before its lines are looked at. */
interface Match {
  readonly named: readonly NamedReason[];
  /** Telling words that both have. */
  readonly shared: ReadonlySet<string>;
  readonly score: number;
}

/** So many candidates are compared in full. */
const CANDIDATES = 60;
/** Pairs of lines that are shown for words. */
const MOST_LINES = 3;
const MOST_REASONS = 8;

/** What a shared thing counts, beside words, whose likeness is from 0 to 1. */
const WEIGHTS: Readonly<Record<NamedKind, number>> = {
  reference: 1,
  ticket: 0.6,
  error: 0.5,
  service: 0.2,
};

/** Words alone make two incidents similar only from here on: so many, and so much of both texts. */
const LEAST_WORDS = 4;
const LEAST_LIKENESS = 0.12;

/**
 * Which incidents are like one: by tickets, error messages, services and words that few documents
 * share. Nothing is learned and nothing guessed; each answer comes with the lines that match. The
 * same documents give the same answer, in whatever order they came.
 */
export class SimilarIncidents {
  readonly #known = new Map<string, Known>();
  readonly #words = new WordIndex();
  readonly #traits = new Map<string, Set<string>>();

  /** Takes a document in, or its new version. */
  put(path: string, likeness: Likeness): void {
    if (this.#known.get(path)?.likeness === likeness) return;
    this.drop(path);
    const words = wordsOf(likeness);
    this.#known.set(path, { likeness, words });
    this.#words.put(path, words);
    for (const name of traitNames(likeness)) {
      const paths = this.#traits.get(name);
      if (paths) paths.add(path);
      else this.#traits.set(name, new Set([path]));
    }
  }

  drop(path: string): void {
    const known = this.#known.get(path);
    if (!known) return;
    this.#known.delete(path);
    this.#words.drop(path, known.words);
    for (const name of traitNames(known.likeness)) this.#traits.get(name)?.delete(path);
  }

  /** The paths of all documents that were put. */
  get paths(): readonly string[] {
    return [...this.#known.keys()];
  }

  /** Incidents that are like one, the most like first; `path` is that of the one itself. */
  similarTo(asked: Likeness, path: string | null, most = 10): readonly SimilarIncident[] {
    const known = path === null ? undefined : this.#known.get(path);
    const words = known?.likeness === asked ? known.words : wordsOf(asked);
    const ours = asked.passages.map(worded);
    const telling = this.#words.telling(words);
    return this.#candidates(asked, telling, path)
      .flatMap((other) => {
        const known = this.#known.get(other);
        const match = known && this.#match(asked, words, telling, known);
        return known && match ? [{ path: other, known, ...match }] : [];
      })
      .sort((a, b) => b.score - a.score || (a.path < b.path ? -1 : 1))
      .slice(0, most)
      .flatMap(({ path: other, known: { likeness }, named, shared, score }) => {
        const lines = shared.size > 1 ? this.#lines(ours, likeness, shared) : [];
        const reasons = [...named, ...lines].slice(0, MOST_REASONS);
        const { id, title, date } = likeness;
        return reasons.length === 0 ? [] : [{ path: other, id, title, date, score, reasons }];
      });
  }

  /** The paths that are worth comparing: those that share the most, by what is cheap to know. */
  #candidates(asked: Likeness, telling: Counts, except: string | null): readonly string[] {
    const scores = this.#words.sharing(telling);
    for (const name of soughtNames(asked)) {
      if (!this.#tells(name)) continue;
      const kind = name.slice(0, name.indexOf(' '));
      const weight = kind === 'service' ? WEIGHTS.service : 1;
      for (const path of this.#traits.get(name) ?? [])
        scores.set(path, (scores.get(path) ?? 0) + weight);
    }
    if (except !== null) scores.delete(except);
    return [...scores]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, CANDIDATES)
      .map(([path]) => path);
  }

  #match(
    asked: Likeness,
    words: Counts,
    telling: Counts,
    { likeness, words: theirs }: Known,
  ): Match | null {
    const named = NAMED.flatMap((kind) => this.#shared(kind, asked, likeness));
    const shared = new Set([...telling.keys()].filter((word) => theirs.has(word)));
    const like = this.#words.likeness(words, theirs, shared);
    if (named.length === 0 && (shared.size < LEAST_WORDS || like < LEAST_LIKENESS)) return null;
    const kinds = new Set(named.map(({ kind }) => kind));
    const score = like + [...kinds].reduce((sum, kind) => sum + WEIGHTS[kind], 0);
    return { named, shared, score: Math.round(score * 1000) / 1000 };
  }

  /** Things of one kind that both name, told from both lines. */
  #shared(kind: NamedKind, here: Likeness, there: Likeness): readonly NamedReason[] {
    if (kind === 'reference') return references(here, there);
    const theirs = new Map(traitsOf(kind, there).map((trait) => [trait.key, trait]));
    return traitsOf(kind, here).flatMap((own) => {
      const other = theirs.get(own.key);
      return other && this.#tells(`${kind} ${own.key}`)
        ? [{ kind, shared: [own.text], here: lineOf(here, own), there: lineOf(there, other) }]
        : [];
    });
  }

  /** What most documents name (their one service, the ticket of the template) says nothing. */
  #tells(name: string): boolean {
    const count = this.#traits.get(name)?.size ?? 0;
    return count <= Math.max(3, this.#known.size / 3);
  }

  /** Pairs of lines that share the most telling words; each line once. */
  #lines(here: readonly Worded[], there: Likeness, shared: ReadonlySet<string>): readonly Reason[] {
    const ours = withWords(here, shared);
    const theirs = withWords(there.passages.map(worded), shared);
    const weight = (words: readonly string[]): number =>
      words.reduce((sum, word) => sum + this.#words.rarity(word), 0);
    const pairs: { readonly reason: Reason; readonly weight: number }[] = [];
    for (const own of ours)
      for (const other of theirs) {
        const both = [...intersection(own.words, other.words)];
        // The same line in both is the template's.
        if (both.length < 2 || own.passage.text === other.passage.text) continue;
        const reason: Reason = {
          kind: 'words',
          shared: both,
          here: own.passage,
          there: other.passage,
        };
        pairs.push({ reason, weight: weight(both) });
      }
    pairs.sort((a, b) => b.weight - a.weight);
    const chosen: Reason[] = [];
    for (const { reason } of pairs) {
      if (chosen.length === MOST_LINES) break;
      if (!chosen.some(({ here, there }) => here === reason.here || there === reason.there))
        chosen.push(reason);
    }
    return chosen;
  }
}

const NAMED = ['reference', 'ticket', 'error', 'service'] as const;

const traitsOf = (
  kind: 'ticket' | 'error' | 'service',
  { tickets, errors, services }: Likeness,
): readonly Trait[] => (kind === 'ticket' ? tickets : kind === 'error' ? errors : services);

/** Under which names a document is found: `ticket ops-12`, `id inc-20250822-001`. */
const traitNames = (likeness: Likeness): readonly string[] => [
  ...(['ticket', 'error', 'service'] as const).flatMap((kind) =>
    traitsOf(kind, likeness).map(({ key }) => `${kind} ${key}`),
  ),
  ...likeness.related.map(({ key }) => `refers ${key}`),
  ...(likeness.id === null ? [] : [`id ${likeness.id.toLowerCase()}`]),
];

/** Under which names others are found that share something with a document. */
const soughtNames = (asked: Likeness): readonly string[] => [
  ...traitNames(asked).filter((name) => !/^(?:id|refers) /.test(name)),
  ...asked.related.map(({ key }) => `id ${key}`),
  ...(asked.id === null ? [] : [`refers ${asked.id.toLowerCase()}`]),
];

function references(here: Likeness, there: Likeness): readonly NamedReason[] {
  const own = here.related.find(({ key }) => key === there.id?.toLowerCase());
  const other = there.related.find(({ key }) => key === here.id?.toLowerCase());
  if (!own && !other) return [];
  const first = ({ title }: Likeness): Passage => ({ line: 0, text: title ?? '' });
  return [
    {
      kind: 'reference',
      shared: [own?.text ?? other?.text ?? ''],
      here: own ? lineOf(here, own) : first(here),
      there: other ? lineOf(there, other) : first(there),
    },
  ];
}

const lineOf = ({ passages }: Likeness, { line, text }: Trait): Passage =>
  passages.find((passage) => passage.line === line) ?? { line, text };

interface Worded {
  readonly passage: Passage;
  readonly words: ReadonlySet<string>;
}

const worded = (passage: Passage): Worded => ({
  passage,
  words: new Set(likeWords(passage.text)),
});

/** The lines that have some of the words; those with the most of them, since all are compared with all. */
const withWords = (lines: readonly Worded[], words: ReadonlySet<string>): readonly Worded[] =>
  lines
    .map(({ passage, words: own }) => ({ passage, words: intersection(own, words) }))
    .filter((line) => line.words.size > 1)
    .sort((a, b) => b.words.size - a.words.size)
    .slice(0, 25);

const intersection = (a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...a].filter((word) => b.has(word)));

/** Words of the title count twice. */
function wordsOf({ title, passages }: Likeness): Counts {
  const counts = new Map<string, number>();
  for (const text of [title ?? '', ...passages.map((passage) => passage.text)])
    for (const word of likeWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const word of likeWords(title ?? '')) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
