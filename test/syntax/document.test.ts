import assert from 'node:assert/strict';
import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { areasOf } from '../../server/src/syntax/areas';
import { type Block, type Table } from '../../server/src/syntax/blocks';
import { blocksOf, keepDocument } from '../../server/src/syntax/document';
import { sourceRange } from '../../server/src/syntax/inlineText';
import { normalise } from '../../server/src/text/source';

const blocks = (text: string): readonly Block[] => blocksOf(keepDocument(text));
const tables = (text: string): readonly Table[] =>
  blocks(text).filter((block): block is Table => block.kind === 'table');
const cells = (table: Table): readonly (readonly string[])[] =>
  [table.header, ...table.rows].map((row) => row.cells.map((cell) => cell.text));

describe('tables', () => {
  const read = (text: string): unknown => tables(text).map(cells);
  const WHOLE = [
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ];

  it('with CRLF line ends', () =>
    assert.deepEqual(read(normalise('| a | b |\r\n|---|---|\r\n| c | d |\r\n')), WHOLE));
  it('with white space after the delimiter row', () =>
    assert.deepEqual(read('| a | b |\n|---|---|  \n| c | d |\n'), WHOLE));
  it('with a delimiter row without its closing pipe', () =>
    assert.deepEqual(read('| a | b |\n|---|-\n| c | d |\n'), WHOLE));
  it('with empty cells', () =>
    assert.deepEqual(read('| a | b | c |\n|---|---|---|\n| | x ||\n'), [
      [
        ['a', 'b', 'c'],
        ['', 'x', ''],
      ],
    ]));
  it('that are half typed', () =>
    assert.deepEqual(read('| a | b |\n|---|\n| c\n'), [[['a', 'b'], ['c']]]));
  it('right after a paragraph', () =>
    assert.deepEqual(read('Text\n| a | b |\n|---|---|\n| c | d |\n'), WHOLE));
  it('in a quote and in a list', () => {
    const [quote] = blocks('> | a | b |\n> |---|---|\n> | c | d |\n');
    assert.ok(quote?.kind === 'quote' && quote.blocks[0]?.kind === 'table');
    const [list] = blocks('- | a | b |\n  |---|---|\n  | c | d |\n');
    assert.ok(list?.kind === 'list' && list.items[0]?.blocks[0]?.kind === 'table');
  });
  it('with escaped pipes and markup', () =>
    assert.deepEqual(read('| a | b |\n|---|---|\n| c \\| **d** | [e](f) |\n'), [
      [
        ['a', 'b'],
        ['c | d', 'e'],
      ],
    ]));
  it('end where another block begins', () =>
    assert.deepEqual(
      blocks('| a |\n|---|\n| b |\n- c\n').map((block) => block.kind),
      ['table', 'list'],
    ));
  it('are none of these', () => {
    for (const text of [
      'a | b\n\n---|---\n',
      'a\n---\n',
      '| a |\n| b |\n',
      '```\n| a |\n|---|\n```\n',
    ])
      assert.deepEqual(tables(text), [], text);
  });

  it('are those that micromark finds', () => {
    const cell = fc.constantFrom('a', '', ' b ', '`c`', '**d**', 'e f', '\\|');
    const row = (width: number): fc.Arbitrary<string> =>
      fc
        .array(cell, { minLength: width, maxLength: width })
        .map((parts) => `| ${parts.join(' | ')} |`);
    const document = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc
          .tuple(
            fc.constantFrom('', 'text\n', '# h\n', 'p\n\n'),
            row(width),
            fc.array(row(width), { maxLength: 4 }),
            fc.constantFrom('', '\ntext\n', '- x\n', '> q\n', '# h\n'),
          )
          .map(
            ([before, header, rows, after]) =>
              `${before}${[header, `|${'---|'.repeat(width)}`, ...rows].join('\n')}\n${after}`,
          ),
      );
    fc.assert(
      fc.property(document, (text) => {
        const html = micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
        const expected = [...html.matchAll(/<table>[\s\S]*?<\/table>/g)].map(
          (table) => [...table[0].matchAll(/<tr>/g)].length,
        );
        assert.deepEqual(
          tables(text).map((table) => table.rows.length + 1),
          expected,
          text,
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('front matter and BOM', () => {
  it('is no Markdown', () => {
    const document = keepDocument('---\ntitle: x\n# no heading\n---\n# Heading\n');
    assert.deepEqual(
      blocksOf(document).map((block) => block.kind),
      ['heading'],
    );
    assert.ok(document.frontMatter);
  });
  it('needs its closing line', () => assert.equal(keepDocument('---\n\ntext\n').frontMatter, null));
  it('may come after a BOM, which hides no heading', () => {
    assert.ok(keepDocument('\uFEFF---\na: 1\n---\n').frontMatter);
    assert.equal(blocks('\uFEFF# Heading\n')[0]?.kind, 'heading');
  });
});

describe('lines of plain text', () => {
  it('know where each character stands', () => {
    const text = '- **16:58 UTC** - [Unrelated `x`](https://a.b) re\\|duces *load* 🚒\n';
    const [list] = blocks(text);
    const line = list?.kind === 'list' ? list.items[0]?.lines[0] : undefined;
    assert.ok(line);
    assert.equal(line.text, '16:58 UTC - Unrelated x re|duces load 🚒');
    for (const word of ['16:58', 'UTC', 'Unrelated', 'duces', 'load', '🚒']) {
      const at = line.text.indexOf(word);
      const { from, to } = sourceRange(line, at, at + word.length);
      assert.equal(text.slice(from, to), word);
    }
  });
});

describe('footnotes and definitions', () => {
  const shown = (text: string): readonly string[] =>
    blocks(text).flatMap((block) =>
      block.kind === 'paragraph' ? block.lines.map(({ text: line }) => line) : [],
    );

  it('marks of footnotes are not shown', () =>
    assert.deepEqual(shown('Restarted[^1] it\n\n[^1]: By hand\n'), ['Restarted it', 'By hand']));
  it('a name in brackets is a link where it is defined, else text', () =>
    assert.deepEqual(shown('[tag] and [other]\n\n[other]: /x\n'), ['[tag] and other']));
  it('a fence defines nothing', () =>
    assert.deepEqual(shown('[tag] fired\n\n```\n[tag]: /x\n```\n'), ['[tag] fired']));
});

describe('incremental parsing', () => {
  const piece = fc.constantFrom(
    '| a | b |\n',
    '|---|---|\n',
    '# h\n',
    '- item\n',
    '  - sub\n',
    '---\n',
    '\n',
    '> q\n',
    '```\n',
    'text **b**\n',
    '| c | |\n',
    '1. x\n',
    '    code\n',
    '<!-- c -->\n',
    '***\n',
    'é🚒',
    '|',
    '`',
    '===\n',
    '-',
    '-- |\n',
    '| a',
    'a | b\n',
    '--|--\n',
    '[name]: /x\n',
    '[name] and [a][name]\n',
    '<details>\n',
    '~~~\n',
  );
  it('gives the blocks, links and areas that a full reading gives', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 60 }),
        fc.array(
          fc.tuple(
            fc.double({ min: 0, max: 1, noNaN: true }),
            fc.nat(12),
            fc.array(piece, { maxLength: 3 }),
          ),
          { minLength: 1, maxLength: 6 },
        ),
        (start, edits) => {
          let document = keepDocument(start.join(''));
          for (const [where, removed, inserted] of edits) {
            const at = Math.floor(where * document.text.length);
            const text =
              document.text.slice(0, at) + inserted.join('') + document.text.slice(at + removed);
            document = keepDocument(text, document);
            const fresh = keepDocument(text);
            assert.deepEqual(blocksOf(document), blocksOf(fresh), text);
            assert.deepEqual(areasOf(document), areasOf(fresh), text);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('reads anew only what changed, and little more in a document eight times as long', () => {
    const shapes: readonly (readonly [string, string, string, string])[] = [
      ['| a | b |\n|---|---|\n', '| c | d |\n', '| c | d |\n', '| c | dx |\n'],
      ['', '- a\n  - b\n', '  - b\n', '  - bx\n'],
      ['', 'a b c\n\n', 'a b c\n', 'a b x\n'],
      ['', '## a\n\ntext\n\n- x\n\n', 'text\n', 'texts\n'],
    ];
    for (const [head, part, old, typed] of shapes) {
      const readAgain = (parts: number): number => {
        const text = head + part.repeat(parts);
        const before = keepDocument(text);
        const reads = before.reader.reads;
        assert.ok(reads >= parts, `${part}: ${reads} blocks read at first`);
        const at = text.indexOf(old, text.length / 2);
        const after = keepDocument(text.slice(0, at) + typed + text.slice(at + old.length), before);
        return after.reader.reads - reads;
      };
      const [few, many] = [readAgain(500), readAgain(4000)];
      assert.ok(few > 0 && few <= 50 && many <= few + 30, `${part}: ${few} and ${many} read again`);
    }
  });
});
