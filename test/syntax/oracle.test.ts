import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parser as commonmark, Autolink, Strikethrough, TaskList } from '@lezer/markdown';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { type Block } from '../../server/src/syntax/blocks';
import { blocksOf, keepDocument } from '../../server/src/syntax/document';
import { FOOTNOTES } from '../../server/src/syntax/footnotes';
import { LONG_TEXT } from '../../server/src/syntax/longText';
import { MARKDOWN } from '../../server/src/syntax/parser';
import { POSTMORTEM_TABLE } from '../../server/src/syntax/table';
import { normalise } from '../../server/src/text/source';

/** What both readers must agree on: the headings with their levels, and how many items lists have. */
interface Structure {
  readonly headings: readonly string[];
  readonly items: number;
  readonly tables: number;
}

function ours(text: string): Structure {
  const headings: string[] = [];
  let items = 0;
  let tables = 0;
  const visit = (blocks: readonly Block[]): void => {
    for (const block of blocks) {
      if (block.kind === 'heading') headings.push(`h${block.level}`);
      if (block.kind === 'table') tables++;
      if (block.kind === 'quote') visit(block.blocks);
      if (block.kind === 'list')
        for (const item of block.items) {
          items++;
          visit(item.blocks);
        }
    }
  };
  visit(blocksOf(keepDocument(text)));
  return { headings, items, tables };
}

function theirs(text: string): Structure {
  const html = micromark(text, {
    allowDangerousHtml: false,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  return {
    headings: [...html.matchAll(/<(h[1-6])[ >]/g)].map((match) => match[1] ?? ''),
    items: [...html.matchAll(/<li[ >]/g)].length,
    tables: [...html.matchAll(/<table>/g)].length,
  };
}

describe('headings, lists and tables are those that micromark finds', () => {
  const line = fc.constantFrom(
    '# a',
    '## b ##',
    '### 14:30 c',
    'a',
    'setext\n===',
    'setext\n---',
    '- a',
    '- b',
    '* c',
    '  - nested',
    '    - deeper',
    '1. one',
    '1) other',
    '',
    '',
    '> quoted',
    '> - quoted item',
    '> # quoted heading',
    '```\n# code\n- code\n```',
    '***',
    '\n| a | b |\n|---|---|\n| 1 | 2 |',
    '- [ ] task',
    '- [x] task',
  );
  it('in generated documents', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
        const text = `${lines.join('\n')}\n`;
        assert.deepEqual(ours(text), theirs(text), text);
      }),
      { numRuns: 400 },
    );
  });

  const examples = path.join(__dirname, '../../examples');
  const corpus = process.env.POSTMORTEM_CORPUS;
  for (const folder of [examples, ...(corpus ? [path.resolve(corpus)] : [])])
    it(`in the documents of ${path.basename(folder)}`, () => {
      for (const file of readdirSync(folder, { recursive: true }).map(String)) {
        if (!file.endsWith('.md')) continue;
        const text = normalise(readFileSync(path.join(folder, file), 'utf8')).replace(
          /^\uFEFF/,
          '',
        );
        // Footnotes are the one extension of GFM that we do without.
        const body = text.replace(/^(---|\+\+\+)\n[\s\S]*?\n\1\n/, '').replace(/\[\^/g, '[');
        assert.deepEqual(ours(body), theirs(body), file);
      }
    });
});

describe('text in which no markup begins is passed over', () => {
  const everyCharacter = commonmark.configure([
    Strikethrough,
    TaskList,
    Autolink,
    FOOTNOTES,
    POSTMORTEM_TABLE,
    LONG_TEXT,
  ]);
  const nodes = (parser: typeof commonmark, text: string): readonly string[] => {
    const all: string[] = [];
    parser.parse(text).iterate({
      enter: ({ name, from, to }) => void all.push(`${name} ${from}-${to}`),
    });
    return all;
  };
  // What markup and bare addresses are made of, and what stands next to them.
  const piece = fc.constantFrom(
    ...['a', 'foo', '_', '*', '**', '`', '~~', '~', '!', '![', '[', ']', '](u)', '[^1]', '<', '>', '<b>'],
    ...['www.', 'www.x.org', 'http://', 'https://x.io', 'mailto:', 'xmpp:', '@', 'a@b.co', 'a.b.c', '_a'],
    ...['.', '+', '-', ':', '/', '(', ')', '|', '\\', '&', '&amp;', 'h', 'w', 'x', 'm', '0', 'é', '日本'],
    ...[' ', '  ', '\n', '  \n', '\t', '\u00a0', '# ', '- ', 'a'.repeat(101)],
  ); // prettier-ignore

  it('and the tree is that of a parser which looks at every character', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 14 }), (pieces) => {
        const text = pieces.join('');
        assert.deepEqual(nodes(MARKDOWN, text), nodes(everyCharacter, text));
      }),
      { numRuns: 5000 },
    );
  });
});
