import assert from 'node:assert/strict';
import fc from 'fast-check';
import { idPlaces } from '../../server/src/features/mentions';
import { referableAt, referencesIn, renamed } from '../../server/src/features/references';
import { encodedPath } from '../../server/src/features/links';
import { relativeLinks } from '../../server/src/syntax/relativeLinks';
import { keepDocument } from '../../server/src/syntax/document';
import { applyEdits } from '../../server/src/text/edit';
import { cursor, postmortem, WORLD } from '../support/analyse';

const HEAD = '# Outage\n\n<!-- postmortem -->\n\n';

/** The document after the person at the cursor got another name. */
function renamedAt(marked: string, name: string): string {
  const { text, offset } = cursor(HEAD + marked);
  const snapshot = postmortem(text);
  const target = referableAt(snapshot, WORLD, offset);
  assert.ok(target, 'somebody is named there');
  const edits = referencesIn(snapshot, target).map((range) => ({
    range,
    newText: renamed(target, text.slice(range.from, range.to), name),
  }));
  return applyEdits(text, edits).slice(HEAD.length);
}

/** What stands behind a name and is none of it. */
const BEHIND = [
  ' <ada.holm@example.org>',
  ' (Backend Lead)',
  ' (Lead) - 2024-03-06',
  ' - 2025-08-23',
  ' – SRE',
  ' · SRE',
  ' 2024-03-06',
  ' on 2024-03-06',
  ', Bo Quist',
  ' and Bo Quist',
];

describe('renaming a person', () => {
  for (const behind of BEHIND)
    it(`takes the name of “Eva Dahl${behind}” and no more`, () => {
      for (const label of ['Prepared by', 'Authors', 'Incident Commander']) {
        const line = (name: string): string => `## Sign-off\n\n**${label}:** ${name}${behind}\n`;
        assert.equal(renamedAt(line('Eva‸ Dahl'), 'Ola Berg'), line('Ola Berg'));
      }
    });

  it('takes all that speaks of the person, and nothing that only looks like it', () => {
    const of = (full: string, first: string): string =>
      `**Authors:** ${full}\n\n**Acknowledged:** 14:34 - ${first} (Lead) acknowledged\n\n## Timeline\n\n` +
      `| Time (UTC) | Person | Event |\n|---|---|---|\n| 14:30 | ${first} | Asked ${first}'s team |\n\n` +
      `${full} knows. Sarahs do not, nor Sarah Moor, \`Sarah Chen\`, sarah@example.org, ` +
      `[${full}](https://example.org/Sarah) <!-- Sarah Chen -->\n\n\`\`\`\nSarah Chen\n\`\`\`\n\n` +
      `## Sign-off\n\n**Prepared by:** ${full} - 2025-08-23\n\n**Participants in Review:**\n- ${full} - Lead\n`;
    const marked = of('Sarah Chen', 'Sarah').replace('Sarah Chen', 'Sa‸rah Chen');
    assert.equal(renamedAt(marked, 'Mei Tanaka'), of('Mei Tanaka', 'Mei'));
  });

  it('gives disjoint edits inside of the text for names in any marks', () => {
    const name = fc.constantFrom(
      'Eva Dahl',
      'Eva',
      '@eva.dahl',
      'Þóra Ström',
      'דנה לוי',
      '佐藤 花子',
    );
    const wrapped = fc.tuple(
      name,
      fc.constantFrom('', '**', '_', '`', '~~', '<b>'),
      fc.constantFrom(...BEHIND, ' 🚒', '[^1]', '<br>x'),
    );
    fc.assert(
      fc.property(fc.array(wrapped, { minLength: 1, maxLength: 5 }), (uses) => {
        const rows = uses.map(([who, mark, behind]) => `${mark}${who}${mark}${behind}`);
        const text = `${HEAD}**Authors:** ${rows[0] ?? ''}\n\n## Action items\n\n| Action | Owner |\n|---|---|\n${rows.map((row) => `| Test | ${row} |`).join('\n')}\n\n${rows.join(' said, ')}\n`;
        const snapshot = postmortem(text);
        for (let offset = 0; offset < text.length; offset += 5) {
          const target = referableAt(snapshot, WORLD, offset);
          if (target?.kind !== 'person') continue;
          const places = referencesIn(snapshot, target);
          applyEdits(
            text,
            places.map((range) => ({ range, newText: 'X' })),
          );
          for (const { from, to } of places)
            assert.doesNotMatch(text.slice(from, to), /[<>()|\n`*~]|\d/);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('renaming an id', () => {
  it('leaves addresses, targets, code, comments and file names', () => {
    const text =
      'INC-2025-001: see [INC-2025-001](logs/INC-2025-001.md), <https://example.org/INC-2025-001>, ' +
      '`INC-2025-001`, INC-2025-001.md, fix/INC-2025-001, INC-2025-0012. <!-- INC-2025-001 -->\n\n    INC-2025-001\n';
    const found = idPlaces({ text, syntax: keepDocument(text) }, 'INC-2025-001');
    assert.deepEqual(
      found.map(({ from }) => from),
      [0, text.indexOf('[INC') + 1],
    );
  });
});

describe('links to files that move', () => {
  it('are destinations of links, pictures and definitions, never code', () => {
    const text =
      '[a](notes.md#cause) ![s](<my notes.md>) [r] [b](https://example.org/notes.md) `[x](notes.md)`\n\n' +
      '[r]: ./notes.md "title"\n\n```\n[x](notes.md)\n```\n\n| [c](a%20b.md) |\n|---|\n';
    assert.deepEqual(
      relativeLinks(keepDocument(text)).map(({ path, range }) => [
        path,
        text.slice(range.from, range.to),
      ]),
      [
        ['notes.md', 'notes.md'],
        ['my notes.md', 'my notes.md'],
        ['./notes.md', './notes.md'],
        ['a b.md', 'a%20b.md'],
      ],
    );
  });
  it('lead to any file name', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }), (name) => {
        fc.pre(/^[^\s/:.][^/\n\r\0:]*$/.test(name));
        for (const link of [`[x](${encodedPath(name)}.md)`, `[x](<${encodedPath(name)}.md>)`])
          assert.deepEqual(
            relativeLinks(keepDocument(`${link}\n`)).map(({ path }) => path),
            [`${name}.md`],
          );
      }),
      { numRuns: 100 },
    );
  });
});
