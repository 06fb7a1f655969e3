import { countsIncidents, statisticOf } from '../../language/statistics';
import { areasOf } from '../../syntax/areas';
import type { Block, List, ListItem, Table, TableRow } from '../../syntax/blocks';
import { blocksOf, type KeptDocument } from '../../syntax/document';
import type { InlineText } from '../../syntax/inlineText';
import { sourceRange } from '../../syntax/inlineText';
import { decoded, relativePath } from '../../syntax/relativeLinks';
import { contains, range, type Range } from '../../text/range';
import { isLengthLabel } from '../fields/lengthLabels';
import { lengthKindOf } from '../incident/durations';
import type { Section } from '../types';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { claimsLength, countClaim, lengthCell, lengthClaims } from './claims';
import { periodOf } from './period';
import type {
  CountClaim,
  IndexPage,
  LengthClaim,
  Members,
  PageBlock,
  PageCell,
  PageEntry,
  PageLink,
} from './types';

/** Reads a document as a page that lists incidents. Any document can be read so; most list none. */
export function readIndexPage(
  document: KeptDocument,
  sections: readonly Section[],
  words: Vocabulary,
): IndexPage {
  const links = pageLinks(document);
  if (links.length < 2) return NO_PAGE;
  const reading = new PageReading(document.text, links, sections, words);
  reading.blocks(blocksOf(document));
  return reading.page();
}

const NO_PAGE: IndexPage = { entries: [], blocks: [], lengths: [], counts: [], links: [] };

/** A document is Markdown, or a page that a site makes of it. */
const DOCUMENT = /(?:^|\/)[^/.]+\/?$|\.(?:md|markdown|html?)$/i;

/** A link where it stands in the text. */
interface PlacedLink extends PageLink {
  readonly whole: Range;
}

/** Relative links to documents, in the order of the page. */
function pageLinks(document: KeptDocument): readonly PlacedLink[] {
  const all = areasOf(document).links;
  const defined = new Map(
    all.flatMap(({ form, name, target }) =>
      form === 'definition' && target ? [[name, target] as const] : [],
    ),
  );
  return all.flatMap(({ form, picture, name, range: whole, target }): readonly PlacedLink[] => {
    const at = form === 'inline' ? target : form === 'reference' ? defined.get(name) : null;
    if (picture || !at) return [];
    const written = relativePath(document.text.slice(at.from, at.to));
    if (written === null || !DOCUMENT.test(written)) return [];
    return [
      { whole, written, path: decoded(written), range: range(at.from, at.from + written.length) },
    ];
  });
}

/** The marker of an item at the margin that is one link and nothing else; null for any other. */
function bareMarker(
  { range: at, marker, box, lines, blocks }: ListItem,
  text: string,
  [link]: readonly PlacedLink[],
): string | null {
  const [line] = lines;
  const bare =
    line !== undefined &&
    lines.length === 1 &&
    blocks.length === 0 &&
    box === null &&
    link !== undefined &&
    link.whole.from <= line.range.from &&
    link.whole.to >= line.range.to;
  const atMargin = at.from === 0 || text[at.from - 1] === '\n';
  return bare && atMargin && /^[-*+]/.test(text.slice(marker.from))
    ? text.slice(at.from, line.range.from)
    : null;
}

/** The state of one pass over the blocks. */
class PageReading {
  readonly #entries: PageEntry[] = [];
  readonly #blocks: PageBlock[] = [];
  readonly #lengths: LengthClaim[] = [];
  readonly #counts: CountClaim[] = [];
  /** The link that comes next: blocks are read in the order of the page. */
  #next = 0;

  constructor(
    private readonly text: string,
    private readonly links: readonly PlacedLink[],
    private readonly sections: readonly Section[],
    private readonly words: Vocabulary,
  ) {}

  page(): IndexPage {
    return {
      entries: this.#entries,
      blocks: this.#blocks,
      lengths: this.#lengths,
      counts: this.#counts,
      links: this.links,
    };
  }

  blocks(blocks: readonly Block[]): void {
    for (const block of blocks) this.#block(block);
  }

  #block(block: Block): void {
    switch (block.kind) {
      case 'heading': {
        const links = this.#linksIn(block.range);
        if (links.length > 0)
          this.#enter(
            'heading',
            block.range,
            block.line,
            links,
            [],
            this.#open('heading', block.range),
          );
        this.#claims(block.line);
        return;
      }
      case 'paragraph':
        for (const line of block.lines) this.#claims(line);
        return;
      case 'list':
        this.#list(block);
        return;
      case 'table':
        this.#table(block);
        return;
      case 'quote':
        this.blocks(block.blocks);
        return;
      default:
    }
  }

  #list(list: List): void {
    const block = this.#open('list', list.range);
    let unlinked = 0;
    for (const item of list.items) {
      const [first] = item.lines;
      const last = item.lines.at(-1);
      const own = first && last ? range(first.range.from, last.range.to) : item.marker;
      const links = this.#linksIn(own);
      if (first && links.length > 0)
        this.#enter('item', own, first, links, [], block, bareMarker(item, this.text, links));
      else if (!item.lines.some((line) => this.#claims(line))) unlinked++;
      this.blocks(item.blocks);
    }
    this.#close(block, { form: 'list', range: list.range, unlinked });
  }

  #table({ header, rows, range: whole }: Table): void {
    const block = this.#open('table', whole);
    const columns = header.cells.map(({ text }) => text.trim());
    let unlinked = 0;
    for (const row of rows) {
      const links = this.#linksIn(row.range);
      const cells = row.cells.map((value, index) => this.#cell(columns[index] ?? '', value));
      const [first] = row.cells;
      if (first && links.length > 0) {
        const linked =
          row.cells.find((cell) => links.some(({ whole: at }) => contains(cell.range, at))) ??
          first;
        const at = this.#enter('row', row.range, linked, links, cells, block);
        this.#rowClaims(cells, { by: 'row', at });
      } else if (!this.#summaryRow(row, cells, block)) unlinked++;
    }
    this.#close(block, { form: 'table', range: whole, unlinked });
  }

  /** `| Q3 2023 | 4 | 10h 55m |` and `| Mean | | 3h 21m |`: a row that sums others up. */
  #summaryRow(
    { cells: [first, ...others] }: TableRow,
    cells: readonly PageCell[],
    block: number,
  ): boolean {
    const key = first?.text.replace(/[*_]/g, '').trim() ?? '';
    if (key === '' && others.every(({ text }) => text.trim() === '')) return true;
    const statistic = statisticOf(key);
    if (statistic !== null && key.length <= 30) {
      for (const { column, length, value } of cells) {
        const found = length === null ? null : lengthCell(value);
        if (found && length !== null)
          this.#lengths.push({
            ...found,
            statistic,
            kind: length,
            label: `${key}, ${column},`,
            members: { by: 'block', block },
          });
      }
      return true;
    }
    const period = periodOf(key);
    const section = this.sections.findIndex(({ heading }) => heading.text.trim() === key);
    if (period === null && section === -1) return false;
    this.#rowClaims(
      cells,
      section === -1 && period ? { by: 'period', ...period } : { by: 'section', section },
    );
    return true;
  }

  /** What the cells below `MTTR` and `Incidents` say of the entries that a row sums up. */
  #rowClaims(cells: readonly PageCell[], members: Members): void {
    for (const { column, length, value } of cells) {
      const statistic = statisticOf(column);
      const found = statistic !== null && claimsLength(column) ? lengthCell(value) : null;
      if (found && statistic !== null)
        this.#lengths.push({
          ...found,
          statistic,
          kind: length ?? lengthKindOf(column, null),
          label: column,
          members,
        });
      const count = countsIncidents(column) ? /^\s*(\d{1,5})\s*$/.exec(value.text)?.[1] : undefined;
      const at = value.text.search(/\d/);
      if (count !== undefined)
        this.#counts.push({
          label: column,
          count: Number(count),
          range: sourceRange(value, at, at + count.length),
          members,
        });
    }
  }

  #cell(column: string, value: InlineText): PageCell {
    const field = this.words.field(column);
    const length =
      field === 'duration' || isLengthLabel(column) ? lengthKindOf(column, field) : null;
    return { column, field, length, value };
  }

  #claims(line: InlineText): boolean {
    const members: Members = { by: 'section', section: this.#sectionAt(line.range.from) };
    const lengths = lengthClaims(line, members);
    const count = countClaim(line, members);
    this.#lengths.push(...lengths);
    if (count) this.#counts.push(count);
    return lengths.length > 0 || count !== null;
  }

  #enter(
    form: PageEntry['form'],
    at: Range,
    line: InlineText,
    links: readonly PageLink[],
    cells: readonly PageCell[],
    block: number,
    marker: string | null = null,
  ): number {
    const section = this.#sectionAt(at.from);
    this.#entries.push({ form, range: at, line, links, cells, block, section, marker });
    return this.#entries.length - 1;
  }

  #open(form: PageBlock['form'], at: Range): number {
    this.#blocks.push({ form, range: at, unlinked: 0 });
    return this.#blocks.length - 1;
  }

  #close(index: number, block: PageBlock): void {
    this.#blocks[index] = block;
  }

  /** Links of a range; all that stand before it are passed over. */
  #linksIn({ from, to }: Range): readonly PlacedLink[] {
    const found: PlacedLink[] = [];
    for (let link = this.links[this.#next]; link; link = this.links[this.#next]) {
      if (link.whole.from >= to) break;
      this.#next++;
      if (link.whole.from >= from) found.push(link);
    }
    return found;
  }

  /** The deepest section that holds an offset, -1 for none: sections stand in order, one in the other. */
  #sectionAt(offset: number): number {
    let low = 0;
    let high = this.sections.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sections[middle]?.headingRange.from ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    let index = low - 1;
    while (index !== -1 && (this.sections[index]?.range.to ?? 0) < offset)
      index = this.sections[index]?.parent ?? -1;
    return index;
  }
}
