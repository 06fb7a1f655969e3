/** How often each word stands in a document. */
export type Counts = ReadonlyMap<string, number>;

/** Words that more of the documents have do not tell them apart. */
const MOST_SHARE = 0.2;
/** So many of the rarest words of a document are looked up: what is compared further is few. */
const MOST_ASKED = 60;

/**
 * In which documents each word stands, and how rare that is (inverse document frequency). Small: a
 * word has a set of paths and nothing else.
 */
export class WordIndex {
  readonly #paths = new Map<string, Set<string>>();
  #documents = 0;

  put(path: string, words: Counts): void {
    this.#documents++;
    for (const word of words.keys()) {
      const paths = this.#paths.get(word);
      if (paths) paths.add(path);
      else this.#paths.set(word, new Set([path]));
    }
  }

  /** Forgets a document, by the words that it was put with. */
  drop(path: string, words: Counts): void {
    this.#documents--;
    for (const word of words.keys()) {
      const paths = this.#paths.get(word);
      paths?.delete(path);
      if (paths?.size === 0) this.#paths.delete(word);
    }
  }

  /** From near 0 for a word that all documents have, up; also for one that none has. */
  rarity(word: string): number {
    return Math.log(1 + this.#documents / (1 + (this.#paths.get(word)?.size ?? 0)));
  }

  /** Those words of a document by which others can be found, the rarest of them. */
  telling(words: Counts): Counts {
    const most = Math.max(2, this.#documents * MOST_SHARE);
    return new Map(
      [...words]
        .flatMap(([word, count]) => {
          const known = this.#paths.get(word)?.size ?? 0;
          return known > 0 && known <= most ? [{ word, count, known }] : [];
        })
        .sort((a, b) => a.known - b.known || b.count - a.count || (a.word < b.word ? -1 : 1))
        .slice(0, MOST_ASKED)
        .map(({ word, count }) => [word, count]),
    );
  }

  /** How much of some words each document has: 1 for all of them. */
  sharing(words: Counts): Map<string, number> {
    const scores = new Map<string, number>();
    let all = 0;
    for (const word of words.keys()) {
      const rarity = this.rarity(word);
      all += rarity;
      for (const path of this.#paths.get(word) ?? [])
        scores.set(path, (scores.get(path) ?? 0) + rarity);
    }
    for (const [path, score] of scores) scores.set(path, score / all);
    return scores;
  }

  /** How much of two documents the shared words are: 0 for nothing, 1 for all (cosine of tf–idf). */
  likeness(here: Counts, there: Counts, shared: ReadonlySet<string>): number {
    let product = 0;
    for (const word of shared) product += this.#weight(word, here) * this.#weight(word, there);
    const lengths = this.#length(here) * this.#length(there);
    return lengths === 0 ? 0 : product / lengths;
  }

  #weight(word: string, counts: Counts): number {
    const count = counts.get(word) ?? 0;
    return count === 0 ? 0 : (1 + Math.log(count)) * this.rarity(word);
  }

  #length(counts: Counts): number {
    let sum = 0;
    for (const word of counts.keys()) sum += this.#weight(word, counts) ** 2;
    return Math.sqrt(sum);
  }
}
