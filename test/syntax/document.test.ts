import assert from 'node:assert/strict';
import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import type { Tree } from '@lezer/common';
import { blocksOf, type Block, type Table } from '../../server/src/syntax/blocks';
import { parseDocument } from '../../server/src/syntax/document';
import { sourceRange } from '../../server/src/syntax/rich';
import { normalise } from '../../server/src/text/source';

const blocks = (text: string): readonly Block[] => blocksOf(parseDocument(text));
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
    const document = parseDocument('---\ntitle: x\n# no heading\n---\n# Heading\n');
    assert.deepEqual(
      blocksOf(document).map((block) => block.kind),
      ['heading'],
    );
    assert.ok(document.frontMatter);
  });
  it('needs its closing line', () =>
    assert.equal(parseDocument('---\n\ntext\n').frontMatter, null));
  it('may come after a BOM, which hides no heading', () => {
    assert.ok(parseDocument('\uFEFF---\na: 1\n---\n').frontMatter);
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
  );
  const shape = (tree: Tree): string => {
    let text = '';
    tree.iterate({
      enter: (node) => void (text += `(${node.name} ${node.from}-${node.to}`),
      leave: () => void (text += ')'),
    });
    return text;
  };

  it('gives the tree that a full parse gives', () => {
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
          let document = parseDocument(start.join(''));
          for (const [where, removed, inserted] of edits) {
            const at = Math.floor(where * document.text.length);
            const text =
              document.text.slice(0, at) + inserted.join('') + document.text.slice(at + removed);
            document = parseDocument(text, document);
            assert.equal(shape(document.tree), shape(parseDocument(text).tree), text);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('keeps the rows of a table that did not change', () => {
    const before = parseDocument(`| a | b |\n|---|---|\n${'| c | d |\n'.repeat(500)}`);
    const known = new Set<Tree>();
    before.tree.iterate({ enter: ({ tree }) => void (tree && known.add(tree)) });
    const after = parseDocument(before.text.replace(/\| c \| d \|\n$/, '| c | dx |\n'), before);
    let kept = 0;
    after.tree.iterate({ enter: ({ tree }) => void (tree && known.has(tree) && kept++) });
    assert.ok(kept > 450, `${kept} of 500 rows kept`);
  });
});
