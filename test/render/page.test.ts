import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { pageText } from '../../server/src/features/page/forms';
import { pageOf } from '../../server/src/features/page/page';
import { publicSnapshot } from '../../server/src/features/render/public';
import { wordDocument } from '../../server/src/main/word/document';
import type { PageFormat } from '../../server/src/protocol';
import { postmortem } from '../support/analyse';

const ROOT = path.join(__dirname, '../..');
const SAMPLE = readFileSync(
  path.join(ROOT, 'examples/2025-08-22-database-connection-pool.md'),
  'utf8',
);
const FORMATS: readonly PageFormat[] = ['rich', 'confluence', 'slack', 'statuspage'];
const as = (format: PageFormat, text: string): string => pageText(postmortem(text), format, null);

/** `word/document.xml` of the document, as lines of text and as XML. */
async function word(
  text: string,
  png: Uint8Array | null = null,
): Promise<ReadonlyMap<string, string>> {
  const picture = png && { png, description: 'a & b' };
  const parts = unzipSync(await wordDocument(pageOf(postmortem(text)), picture));
  return new Map(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)]));
}
const main = (parts: ReadonlyMap<string, string>): string => parts.get('word/document.xml') ?? '';
/** The texts of the cells of each table, row by row. */
const cells = (xml: string): string[][][] =>
  [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) =>
    [...table.matchAll(/<w:tr\b.*?<\/w:tr>/gs)].map(([row]) =>
      [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) =>
        [...cell.matchAll(/<w:t\b[^>]*>([^<]*)</g)].map(([, one = '']) => one).join(''),
      ),
    ),
  );

describe('the document for other programs', () => {
  it('is what a reader sees, in the form of each', () => {
    const rows: readonly (readonly [string, string, string, string])[] = [
      // Markdown, rich text, Slack, status page
      [
        '**a** _b_ ~~c~~ `d<e`',
        '<p><strong>a</strong> <em>b</em> <s>c</s> <code>d&lt;e</code></p>',
        '*a* _b_ ~c~ `d&lt;e`',
        '**a** *b* c `d<e`',
      ],
      [
        '[site](https://x.example/a?b=1&c=2)',
        '<p><a href="https://x.example/a?b=1&amp;c=2">site</a></p>',
        '<https://x.example/a?b=1&amp;c=2|site>',
        '[site](<https://x.example/a?b=1&c=2>)',
      ],
      [
        'see [it][1]\n\n[1]: https://x.example',
        '<p>see <a href="https://x.example">it</a></p>',
        'see <https://x.example|it>',
        'see [it](<https://x.example>)',
      ],
      // What leads nowhere from elsewhere, and what could run, is its text.
      ['[book](../run.md), [x](javascript:alert(1))', '<p>book, x</p>', 'book, x', 'book, x'],
      [
        'un**believ**able <!everyone> &amp; 2 \\* 3',
        '<p>un<strong>believ</strong>able &lt;!everyone&gt; &amp; 2 * 3</p>',
        'un\u200b*believ*\u200bable &lt;!everyone&gt; &amp; 2 * 3',
        'un**believ**able \\<!everyone> & 2 \\* 3',
      ],
      [
        '- [x] done\n- [ ] open\n  - below',
        '<ul><li>☑ done</li><li>☐ open<ul><li>below</li></ul></li></ul>',
        '• ☑ done\n• ☐ open\n    • below',
        '- Done: done\n- open\n    - below',
      ],
      ['3. c\n4. d', '<ol start="3"><li>c</li><li>d</li></ol>', '3. c\n4. d', '3. c\n4. d'],
      ['> said\n> so', '<blockquote><p>said so</p></blockquote>', '> said so', '> said so'],
      ['a <!-- review: who? --> b\n\n<!-- review: why? -->', '<p>a  b</p>', 'a  b', 'a  b'],
    ];
    for (const [markdown, rich, slack, status] of rows) {
      const text = `# T\n\n${markdown}\n`;
      assert.equal(as('rich', text), `<h1>T</h1>\n${rich}\n`);
      assert.equal(as('slack', text), `*T*\n\n${slack}\n`);
      assert.equal(as('statuspage', text), `# T\n\n${status}\n`);
    }
  });
  it('keeps code as it is written, wherever it stands', () => {
    const code = 'if a:\n    b ]]> <c>\n\nend';
    for (const [text, inside] of [
      [`~~~py\n${code}\n~~~`, ''],
      [`- x\n\n  \`\`\`py\n${code.replace(/^(?=.)/gm, '  ')}\n  \`\`\``, ''],
      [`> \`\`\`py\n${code.replace(/^/gm, '> ')}\n> \`\`\``, '> '],
    ] as const) {
      assert.ok(as('rich', text).includes('if a:\n    b ]]&gt; &lt;c&gt;\n\nend</pre>'), text);
      const xml = as('confluence', text);
      assert.ok(xml.includes('<ac:parameter ac:name="language">py</ac:parameter>'));
      assert.ok(xml.includes('<![CDATA[if a:\n    b ]]]]><![CDATA[> <c>\n\nend]]>'), xml);
      if (inside !== '')
        assert.ok(as('slack', text).includes('> if a:\n>     b ]]&gt; &lt;c&gt;\n>\n> end'));
    }
  });
  it('has tables where there are some, and each row told with its columns where there are none', () => {
    const text =
      '# T\n\n| Time (UTC) | Event | Who | Notes |\n|---|---|---|---|\n| 14:30 | a \\| **b** | Ann | n |\n| 14:31 | c |\n';
    const row = (tag: string, ...all: string[]): string =>
      `<tr>${all.map((one) => `<${tag}><p>${one}</p></${tag}>`).join('')}</tr>`;
    assert.ok(
      as('confluence', text).includes(
        `<table><tbody>${row('th', 'Time (UTC)', 'Event', 'Who', 'Notes')}${row('td', '14:30', 'a | <strong>b</strong>', 'Ann', 'n')}${row('td', '14:31', 'c', '', '')}</tbody></table>`,
      ),
    );
    assert.equal(
      as('slack', text),
      '*T*\n\n_Time (UTC) – Event – Who_\n\n• *14:30* – a | *b* – Ann (Notes: n)\n• *14:31* – c\n',
    );
  });
  it('tells the front matter and a title that stands in it', () => {
    const text =
      '---\ntitle: DB outage\nseverity: SEV1\nlayout: post\n---\n\n## Timeline\n\n- 14:30 a\n';
    const made = as('slack', text);
    assert.ok(made.startsWith('*DB outage*\n\n• *severity*: SEV1\n\n*Timeline*'), made);
  });
  it('names nobody in the public version, and on a status page never', async () => {
    const shown = publicSnapshot(postmortem(SAMPLE));
    const parts = unzipSync(await wordDocument(pageOf(shown), null));
    for (const made of [
      ...FORMATS.map((format) => pageText(shown, format, null)),
      strFromU8(parts['word/document.xml'] ?? new Uint8Array()),
      as('statuspage', SAMPLE),
    ])
      assert.doesNotMatch(made, /Sarah|Mike|Alex/);
    assert.match(as('slack', SAMPLE), /Sarah/);
  });
  it('loses no word of a text, whatever it is', () => {
    const word = fc.stringMatching(/^[a-z0-9é漢_*`<>&|\\[\]()~#.:-]{1,12}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
        for (const format of FORMATS) as(format, `# T\n\n${words.join(' ')}\n`);
        const plain = words
          .map((one) => one.replace(/[^a-z0-9é漢]/g, ''))
          .filter((one) => one !== '');
        const shown = JSON.stringify(pageOf(postmortem(`# T\n\nA ${plain.join(' ')}\n`)));
        assert.ok(shown.includes(plain.join(' ')));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a Word document', () => {
  it('has all tables of the document with all cells, as rows of the same width', async () => {
    const tables = cells(main(await word(SAMPLE)));
    const written = pageOf(postmortem(SAMPLE)).blocks.flatMap((block) =>
      block.kind === 'table'
        ? [
            [...(block.header ? [block.header] : []), ...block.rows].map((row) =>
              row.map((cell) =>
                cell
                  .map(({ text }) => text)
                  .join('')
                  .replace(/&/g, '&amp;')
                  .replace(/"/g, '&quot;'),
              ),
            ),
          ]
        : [],
    );
    assert.ok(tables.length >= 2);
    assert.deepEqual(
      tables.map((rows) => rows.map((row) => row.map((cell) => cell.replace(/"/g, '&quot;')))),
      written,
    );
  });
  it('has headings, lists, links and the picture', async () => {
    const png = new Uint8Array(33);
    new DataView(png.buffer).setUint32(16, 1200);
    new DataView(png.buffer).setUint32(20, 300);
    const parts = await word(
      '# A & B\n\n## Timeline\n\n3. [x](https://x.example/?a=1&b=2)\n   - y\n',
      png,
    );
    const xml = main(parts);
    assert.match(xml, /<w:pStyle w:val="Heading1"\/>.*?A &amp; B/s);
    assert.match(xml, /<wp:extent cx="5715000" cy="1428750"\/>/);
    assert.match(xml, /<w:ilvl w:val="1"\/>/);
    assert.match(parts.get('word/numbering.xml') ?? '', /<w:start w:val="3"\/>/);
    assert.match(
      parts.get('word/_rels/document.xml.rels') ?? '',
      /Target="https:\/\/x\.example\/\?a=1&amp;b=2"/,
    );
  });
  it('is the same bytes each time, and names no day of its making', async () => {
    const page = pageOf(postmortem(SAMPLE));
    const [one, two] = [await wordDocument(page, null), await wordDocument(page, null)];
    assert.ok(Buffer.from(one).equals(two));
    assert.match(
      strFromU8(unzipSync(one)['docProps/core.xml'] ?? new Uint8Array()),
      /1980-01-01T00:00:00Z/,
    );
  });
  it('is written by a program of its own, which other commands do not load', () => {
    const cli = path.join(ROOT, 'dist/cli.js');
    assert.ok(!readFileSync(cli, 'utf8').includes('w:document'));
    const made = execFileSync(
      process.execPath,
      [
        cli,
        'render',
        'examples/2025-08-22-database-connection-pool.md',
        '--format',
        'docx',
        '--public',
      ],
      { cwd: ROOT },
    );
    const xml = strFromU8(unzipSync(made)['word/document.xml'] ?? new Uint8Array());
    assert.ok(cells(xml).length >= 2);
    assert.doesNotMatch(xml, /Sarah/);
    assert.ok(Object.keys(unzipSync(made)).some((name) => name.startsWith('word/media/')));
  });
});
