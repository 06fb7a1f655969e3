import type { KeptDocument } from '../../syntax/document';
import { spanOf } from '../../syntax/inlineText';
import type { KeptBlock, KeptHeading } from '../../syntax/kept';
import type { Slot } from '../../syntax/sequence';
import { rememberedWith, type Remembering } from '../../text/memo';
import { shifted, shiftedSpan, type Range, type Span } from '../../text/range';
import { scanWhen } from '../../time/when';
import { dayIn } from '../timeline/dayMark';
import type { FieldKind, Section, SectionKind } from '../types';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { datesIn } from '../frame/dates';
import { speaksOfIncident } from '../frame/titles';
import { boldHeading } from './boldHeading';
import { holdsSections, listSections, type ListPart } from './listSections';
import { NO_CONTENT, OpenContent, type SectionContent } from './content';
import { labelledParagraph, writesLabelledParagraphs } from './labelledParagraphs';
import { isOfLengths } from './lengthTables';
import { plainSections, writesPlainSections } from './plainSections';
import { sectionsOf, type MetHeading } from './tree';

/** The document as sections, each with the blocks that stand directly in it. */
export interface Outline {
  readonly title: Span | null;
  readonly sections: readonly Section[];
  /** `contents[i]` belongs to section `i`; subsections have their own. */
  readonly contents: readonly SectionContent[];
  /** What the words of each heading mean as the name of a field. */
  readonly fieldKinds: readonly (FieldKind | null)[];
  /** What stands before the first heading, with offsets from the start of the document. */
  readonly preface: SectionContent;
  readonly words: Vocabulary;
}

/** What `read` finds in the contents of all sections, where it stands in the document. */
export function inSections<T>(
  { sections, contents }: Outline,
  read: (content: SectionContent, index: number) => readonly T[],
  place: (found: T, at: number) => T,
): readonly T[] {
  const all: T[] = [];
  contents.forEach((content, index) => {
    if (content === NO_CONTENT) return;
    const found = read(content, index);
    if (found.length === 0) return;
    const at = sections[index]?.range.from ?? 0;
    for (const item of found) all.push(place(item, at));
  });
  return all;
}

/** Cuts the blocks of a document into sections, in one pass. */
export function readOutline(document: KeptDocument, words: Vocabulary): Outline {
  const titled = frontMatterTitle(document);
  const labelled = writesLabelledParagraphs(document, words);
  const cutWith = (plain: boolean): Cutting => {
    const cutting = new Cutting(words, document.reader, titled === null, { labelled, plain });
    document.blocks.each((node, at) => cutting.block(node, at));
    cutting.end();
    return cutting;
  };
  const marked = cutWith(false);
  const plain = !marked.hasHeadings && writesPlainSections(document, words);
  const cut = plain ? cutWith(true) : marked;
  const title = cut.title ?? titled ?? cut.boldTitle();
  return {
    title,
    sections: sectionsOf(
      cut.headings.map((heading, index) =>
        isOfLengths(heading, cut.contents[index]) ? { ...heading, ownKind: 'stats' } : heading,
      ),
      document.text.length,
    ),
    contents: cut.contents,
    fieldKinds: cut.headings.map(({ field }) => field),
    preface: cut.preface,
    words,
  };
}

/** `title:` of front matter; null without one. */
function frontMatterTitle({ frontMatter }: KeptDocument): Span | null {
  const entry = frontMatter?.entries.find(({ key }) => /^title$/i.test(key.text));
  return entry && entry.value.text !== '' ? spanOf(entry.value) : null;
}

/** How a document writes its parts, beside headings. */
interface WrittenParts {
  /** Whether paragraphs with the label of a part are the parts. */
  readonly labelled: boolean;
  /** Whether lines that are the name of a part, and nothing else, are. */
  readonly plain: boolean;
}

/** The state of the one pass over the blocks. */
class Cutting {
  readonly headings: MetHeading[] = [];
  readonly contents: SectionContent[] = [];
  preface = NO_CONTENT;
  #open: OpenContent;
  title: Span | null = null;
  /** Level of the last heading that has marks. */
  #level = 0;
  /** Level of the bold lines that are the parts here; null where none names one. */
  #boldLevel: number | null = null;
  #onlyBold = true;
  /** The first line of the document where all of it is bold: the title where no heading is one. */
  #boldFirst: Span | null = null;
  #begun = false;
  #listed = false;

  #waiting: Slot<KeptBlock> | null = null;

  constructor(
    private readonly words: Vocabulary,
    /** Lives as long as the document is kept. */
    owner: Remembering,
    /** Whether a heading below the first level may be the title: nothing else is one. */
    private readonly mayBeTitle: boolean,
    private readonly written: WrittenParts,
  ) {
    this.#open = new OpenContent(owner, 0);
  }

  /** Whether a heading with its marks was met. */
  get hasHeadings(): boolean {
    return this.#level > 0;
  }

  block(node: KeptBlock, at: number): void {
    if (this.#waiting) this.#cut(this.#waiting, node.kind);
    this.#waiting = { at, node };
  }

  /** The bold line that opens the document, as its title. Call it once, at the end. */
  boldTitle(): Span | null {
    const [first] = this.headings;
    if (this.#boldFirst && first?.heading === this.#boldFirst)
      this.headings[0] = { ...first, title: true };
    return this.#boldFirst;
  }

  end(): void {
    if (this.#waiting) this.#cut(this.#waiting, null);
    this.#close();
  }

  /** What a block is can depend on the kind of the next one. */
  #cut({ node, at }: Slot<KeptBlock>, next: KeptBlock['kind'] | null): void {
    if (node.kind === 'heading') {
      this.#begun = true;
      this.#heading(node, at);
      return;
    }
    const opens = !this.#begun && node.kind !== 'html';
    this.#begun ||= opens;
    const bold = node.kind === 'paragraph' ? boldHeading(node, next, this.words, opens) : null;
    if (bold) {
      const heading = shiftedSpan(bold, at);
      if (opens && this.words.section(bold.text) === null) this.#boldFirst = heading;
      this.#bold(node, heading, shifted(node.range, at));
      return;
    }
    const part =
      this.written.labelled && node.kind === 'paragraph'
        ? labelledParagraph(node, this.words)
        : null;
    if (part) {
      this.#bold(part, shiftedSpan(part.heading, at), shifted(part.headingRange, at));
      this.#add(part.rest, at);
      return;
    }
    const plain =
      this.written.plain && node.kind === 'paragraph' ? plainSections(node, this.words) : null;
    if (plain) {
      if (plain.before) this.#add(plain.before, at);
      for (const one of plain.parts) {
        this.#bold(one, shiftedSpan(one.heading, at), shifted(one.headingRange, at));
        if (one.rest) this.#add(one.rest, at);
      }
      return;
    }
    const parts = node.kind === 'list' ? listSections(node, this.words) : null;
    if (parts && holdsSections(parts, this.#listed)) {
      this.#listed = true;
      for (const part of parts.parts) this.#listPart(part, at);
    } else this.#add(node, at);
  }

  #heading(node: KeptHeading, at: number): void {
    const {
      heading: local,
      ownKind,
      field,
      plain,
      section,
      tells,
      timed,
      dayOnly,
    } = headingFacts(node, this.words);
    const heading = shiftedSpan(local, at);
    const isTitle =
      this.title === null &&
      this.#onlyBold &&
      (node.level === 1
        ? !plain && !(section && (this.#boldFirst || !this.mayBeTitle))
        : this.mayBeTitle && this.headings.length === 0 && tells);
    if (isTitle) this.title = heading;
    this.#level = node.level;
    if (this.#boldLevel !== null && node.level <= this.#boldLevel) this.#boldLevel = null;
    this.#onlyBold = false;
    this.#begin(node, {
      level: node.level,
      heading,
      headingRange: shifted(node.range, at),
      bold: false,
      ownKind: isTitle ? null : ownKind,
      field,
      title: isTitle,
      timed,
      dayOnly,
    });
  }

  /** One deeper than the heading above it, or beside the bold line before it that is a part too. */
  #bold(node: Remembering, heading: Span, headingRange: Range): void {
    const ownKind = this.words.section(heading.text);
    const below = Math.min(this.#level + 1, 6);
    if (ownKind !== null) this.#boldLevel ??= below;
    this.#begin(node, {
      level: ownKind === null ? below : (this.#boldLevel ?? below),
      heading,
      headingRange,
      bold: true,
      ownKind,
      field: this.words.field(heading.text),
      title: false,
      timed: false,
      dayOnly: false,
    });
  }

  #listPart(part: ListPart, at: number): void {
    if (part.kind === 'item') {
      this.#add(part.node, at + part.at);
      return;
    }
    this.#bold(part, shiftedSpan(part.heading, at), shifted(part.headingRange, at));
    part.nodes.forEach((node, index) => this.#add(node, at + (part.starts[index] ?? 0)));
  }

  #begin(node: Remembering, heading: MetHeading): void {
    this.#close();
    this.headings.push(heading);
    this.#open = new OpenContent(node, heading.headingRange.from);
  }

  #close(): void {
    const content = this.#open.close();
    if (this.headings.length === 0) this.preface = content;
    else this.contents.push(content);
  }

  #add(node: KeptBlock, at: number): void {
    this.#open.add(node, at);
  }
}

/** What a heading says of itself, wherever it stands. */
interface HeadingFacts {
  readonly heading: Span;
  readonly ownKind: SectionKind | null;
  readonly field: FieldKind | null;
  /** `# Summary` at the top of a document that has no title. */
  readonly plain: boolean;
  /** Names a part, and speaks of no incident: no title where something else is one. */
  readonly section: boolean;
  /** Speaks of an incident, or of the day of one, and is no section: `## Outage of 2024-03-05`. */
  readonly tells: boolean;
  /** `### 4:27` and `### 2018-01-18 4:19`: an entry of a timeline rather than a section. */
  readonly timed: boolean;
  /** `### 2024-03-05`: the day of the entries below it. */
  readonly dayOnly: boolean;
}

const headingFacts = rememberedWith((node: KeptHeading, words: Vocabulary): HeadingFacts => {
  const heading = spanOf(node.line);
  const { text } = heading;
  const ownKind = words.section(text);
  const section = ownKind !== null && !/outage|post-?mortem|report/i.test(text);
  return {
    heading,
    ownKind,
    field: words.field(text),
    plain: section && text.trim().split(/\s+/).length <= 2 && !/incident/i.test(text),
    section,
    tells: ownKind === null && (speaksOfIncident(text) || datesIn(text).length > 0),
    timed: scanWhen(text, 0)?.start?.clock != null,
    dayOnly: dayIn(text) !== null,
  };
});
