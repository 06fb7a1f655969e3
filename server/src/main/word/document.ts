import {
  BorderStyle,
  Document,
  ExternalHyperlink,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
  type ParagraphChild,
} from 'docx';
import type { Page, PageBlock, PageList, PageRow, PageTable, Run } from '../../features/page/types';
import { xmlCharacters } from '../../picture/svg';
import { steadyArchive } from './steady';

/** A picture for a page of Word. */
export interface WordPicture {
  readonly png: Uint8Array;
  readonly description: string;
}

/** Of an A4 page with margins of an inch, in twentieths of a point, and in pixels. */
const TEXT_WIDTH = 9026;
const PICTURE_WIDTH = 600;

/** The page as a Word document. The same page gives the same bytes. */
export async function wordDocument(page: Page, picture: WordPicture | null): Promise<Uint8Array> {
  const writer = new Writer(picture);
  const children = page.blocks.flatMap((block) => writer.block(block, {}));
  const document = new Document({
    ...(page.title === '' ? {} : { title: xmlCharacters(page.title) }),
    creator: '',
    lastModifiedBy: '',
    styles: { default: { document: { run: { font: 'Calibri', size: 22 } } } },
    numbering: { config: writer.numberings },
    sections: [{ children }],
  });
  return steadyArchive(new Uint8Array(await Packer.toArrayBuffer(document)));
}

type Placed = Pick<IParagraphOptions, 'numbering' | 'indent' | 'border' | 'shading'>;

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const;

/** Word has nine levels of lists. */
const LEVELS = 9;
const BULLETS = ['•', '◦', '▪'];
const INDENT = 420;

interface Numbering {
  readonly reference: string;
  readonly levels: readonly {
    readonly level: number;
    readonly format: (typeof LevelFormat)[keyof typeof LevelFormat];
    readonly text: string;
    readonly start: number;
    readonly style: { readonly paragraph: { readonly indent: { left: number; hanging: number } } };
  }[];
}

class Writer {
  readonly numberings: Numbering[] = [];

  constructor(private readonly picture: WordPicture | null) {}

  block(block: PageBlock, placed: Placed, depth = 0): readonly (Paragraph | Table)[] {
    switch (block.kind) {
      case 'heading':
        return [
          new Paragraph({
            heading: HEADINGS[block.level - 1] ?? HeadingLevel.HEADING_6,
            children: runsOf(block.runs),
          }),
        ];
      case 'paragraph':
        return [
          new Paragraph({ ...placed, spacing: { after: 120 }, children: runsOf(block.runs) }),
        ];
      case 'list':
        return this.#list(block, depth);
      case 'table':
        // Without a paragraph between them, Word would make one of two tables.
        return [this.#table(block), new Paragraph({})];
      case 'code':
        return block.text.split('\n').map(
          (line) =>
            new Paragraph({
              ...placed,
              shading: { type: ShadingType.CLEAR, fill: 'F2F2F2' },
              children: [new TextRun({ text: xmlCharacters(line), font: 'Consolas', size: 18 })],
            }),
        );
      case 'quote':
        return block.blocks.flatMap((one) =>
          this.block(one, {
            indent: { left: INDENT },
            border: { left: { style: BorderStyle.SINGLE, size: 12, color: 'BFBFBF', space: 8 } },
          }),
        );
      case 'rule':
        return [
          new Paragraph({
            border: { bottom: { style: BorderStyle.SINGLE, size: 6, color: 'BFBFBF', space: 1 } },
          }),
        ];
      case 'picture':
        return this.picture ? [new Paragraph({ children: [imageOf(this.picture)] })] : [];
    }
  }

  #list(list: PageList, depth: number): readonly (Paragraph | Table)[] {
    const level = Math.min(depth, LEVELS - 1);
    const numbering = { reference: this.#numbering(list, level), level };
    const indent = { left: INDENT * (level + 1) };
    return list.items.flatMap(({ task, runs, blocks }) => [
      new Paragraph({
        numbering,
        children: [
          ...(task === null ? [] : [new TextRun(task === 'done' ? '☑ ' : '☐ ')]),
          ...runsOf(runs),
        ],
      }),
      ...blocks.flatMap((block) => this.block(block, { indent }, depth + 1)),
    ]);
  }

  /** Each list counts for itself. */
  #numbering({ ordered, start }: PageList, level: number): string {
    const reference = `list-${this.numberings.length + 1}`;
    this.numberings.push({
      reference,
      levels: [
        {
          level,
          format: ordered ? LevelFormat.DECIMAL : LevelFormat.BULLET,
          text: ordered ? `%${level + 1}.` : (BULLETS[level % BULLETS.length] ?? '•'),
          start,
          style: { paragraph: { indent: { left: INDENT * (level + 1), hanging: 320 } } },
        },
      ],
    });
    return reference;
  }

  #table({ header, rows }: PageTable): Table {
    const widths = columnWidths(header ? [header, ...rows] : rows);
    const rowOf = (row: PageRow, head: boolean): TableRow =>
      new TableRow({
        tableHeader: head,
        cantSplit: true,
        children: row.map(
          (cell, column) =>
            new TableCell({
              width: { size: widths[column] ?? 0, type: WidthType.DXA },
              margins: { top: 40, bottom: 40, left: 80, right: 80 },
              ...(head ? { shading: { type: ShadingType.CLEAR, fill: 'F0F0F0' } } : {}),
              children: [
                new Paragraph({
                  children: runsOf(head ? cell.map((run) => ({ ...run, bold: true })) : cell),
                }),
              ],
            }),
        ),
      });
    return new Table({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: [...widths],
      rows: [...(header ? [rowOf(header, true)] : []), ...rows.map((row) => rowOf(row, false))],
    });
  }
}

/** Widths by the length of what columns hold: short ones keep their place beside a long one. */
function columnWidths(rows: readonly PageRow[]): readonly number[] {
  const count = rows[0]?.length ?? 0;
  const longest = Array.from({ length: count }, (_, column) =>
    Math.max(
      8,
      ...rows.map((row) =>
        Math.min(
          60,
          (row[column] ?? []).reduce((sum, { text }) => sum + text.length, 0),
        ),
      ),
    ),
  );
  const all = longest.reduce((sum, length) => sum + length, 0);
  return longest.map((length) => Math.floor((TEXT_WIDTH * length) / all));
}

const runsOf = (runs: readonly Run[]): ParagraphChild[] =>
  runs.map((run) => {
    const text = textRun(run);
    return run.address === null
      ? text
      : new ExternalHyperlink({ link: xmlCharacters(run.address), children: [text] });
  });

function textRun({ text, bold, emphasis, code, struck, address }: Run): TextRun {
  const lines = xmlCharacters(text).split('\n');
  return new TextRun({
    bold,
    italics: emphasis,
    strike: struck,
    ...(code ? { font: 'Consolas' } : {}),
    ...(address === null ? {} : { style: 'Hyperlink' }),
    children: lines.flatMap((line, index) =>
      index === 0 ? [line] : [new TextRun({ break: 1 }), line],
    ),
  });
}

function imageOf({ png, description }: WordPicture): ImageRun {
  // Width and height stand in the first block of every PNG.
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  return new ImageRun({
    type: 'png',
    data: png,
    transformation: {
      width: PICTURE_WIDTH,
      height: Math.round((PICTURE_WIDTH * height) / Math.max(width, 1)),
    },
    altText: { name: 'timeline', title: 'Timeline', description: xmlCharacters(description) },
  });
}
