import type { KeptBlock } from '../../syntax/kept';
import { remembered, rememberedWith, type Remembering } from '../../text/memo';

/**
 * The blocks that stand directly in a section, with their offsets from its start. As long as none of
 * them changed and none moved against the others, a section has the same content in each version,
 * so whatever was read from it once holds.
 */
export interface SectionContent extends Remembering {
  readonly nodes: readonly KeptBlock[];
  readonly starts: readonly number[];
}

export const NO_CONTENT: SectionContent = { nodes: [], starts: [], memo: null };

/** The last content of a section by the block that its heading is. */
const last = remembered((): { content: SectionContent } => ({ content: NO_CONTENT }));

/** Collects the blocks of one section, and finds out whether they are those of the version before. */
export class OpenContent {
  readonly #before: { content: SectionContent };
  #count = 0;
  /** Null while all blocks are those of before. */
  #changed: { readonly nodes: KeptBlock[]; readonly starts: number[]; memo: null } | null = null;

  /** `heading`: the object that stays the same while the heading does; `at`: where the section begins. */
  constructor(
    heading: Remembering,
    readonly at: number,
  ) {
    this.#before = last(heading);
  }

  add(node: KeptBlock, at: number): void {
    const start = at - this.at;
    const { nodes, starts } = this.#before.content;
    if (!this.#changed && nodes[this.#count] === node && starts[this.#count] === start) {
      this.#count++;
      return;
    }
    this.#changed ??= {
      nodes: nodes.slice(0, this.#count),
      starts: starts.slice(0, this.#count),
      memo: null,
    };
    this.#changed.nodes.push(node);
    this.#changed.starts.push(start);
  }

  close(): SectionContent {
    const { content } = this.#before;
    if (this.#changed) this.#before.content = this.#changed;
    else if (this.#count < content.nodes.length)
      this.#before.content =
        this.#count === 0
          ? NO_CONTENT
          : {
              nodes: content.nodes.slice(0, this.#count),
              starts: content.starts.slice(0, this.#count),
              memo: null,
            };
    return this.#before.content;
  }
}

const NOTHING: readonly never[] = [];

/** Moves something found in a block to where the block stands. */
type Place<T> = (found: T, at: number) => T;

/** A function that gives what `read` finds in all blocks of a content, with offsets from the section's start. */
export const inContent = <T>(
  read: (node: KeptBlock) => readonly T[],
  place: Place<T>,
): ((content: SectionContent) => readonly T[]) =>
  remembered((content: SectionContent) => collect(content, read, place));

/** The same for a reading that depends on something else, such as the words of a team. */
export const inContentWith = <T, Context extends object>(
  read: (node: KeptBlock, context: Context) => readonly T[],
  place: Place<T>,
): ((content: SectionContent, context: Context) => readonly T[]) =>
  rememberedWith((content: SectionContent, context: Context) =>
    collect(content, (node) => read(node, context), place),
  );

function collect<T>(
  { nodes, starts }: SectionContent,
  read: (node: KeptBlock) => readonly T[],
  place: Place<T>,
): readonly T[] {
  const all: T[] = [];
  nodes.forEach((node, index) => {
    for (const found of read(node)) all.push(place(found, starts[index] ?? 0));
  });
  return all.length === 0 ? NOTHING : all;
}
