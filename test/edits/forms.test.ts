import assert from 'node:assert/strict';
import fc from 'fast-check';
import { format, formatOnType } from '../../server/src/features/format/format';
import { pasteAsRows } from '../../server/src/features/paste/paste';
import { refactorings } from '../../server/src/features/refactor/refactorings';
import { areasOf } from '../../server/src/syntax/areas';
import { applyEdits, type TextEdit } from '../../server/src/text/edit';
import type { Snapshot } from '../../server/src/workspace/snapshot';
import { cursor, postmortem, WORLD } from '../support/analyse';

/** What a row says, with every kind of thing that may be lost. */
const SAID = fc.constantFrom(
  'Alert fired',
  '`db-1` is back',
  '**Fixed** by [PR 12](https://example.org/12)',
  '![graph](g.png) fell',
  'a \\| b, _really_',
  'העומס ירד 🚒',
  '<b>Paged</b> twice[^1]',
  'See <https://example.org/a>, ~~all well~~ not yet',
);
const MARK = fc.constantFrom('', '**', '_', '`');

interface Written {
  readonly text: string;
  readonly at: number;
}

/** A timeline of one form in a document, in order, with text before and behind it. */
const timeline: fc.Arbitrary<Written> = fc
  .record({
    said: fc.array(SAID, { minLength: 2, maxLength: 5 }),
    mark: MARK,
    form: fc.constantFrom('table', 'list', 'dated list', 'nested', 'headings'),
    separator: fc.constantFrom(' - ', ': ', ' — ', ' '),
    zone: fc.constantFrom(' (UTC)', ' (JST)', ''),
    after: fc.constantFrom('\nText.\n', '\n## Root cause\n\nA flag.\n', '\n[^1]: note\n', ''),
  })
  .map(({ said, mark, form, separator, zone, after }) => {
    const head = `# Outage\n\n<!-- postmortem -->\n\n**Date:** 2025-08-22\n\n`;
    const clock = (index: number): string => `1${index}:30`;
    const day = form === 'dated list' ? '2025-08-22 ' : '';
    const items = said.map(
      (one, index) => `- ${mark}${day}${clock(index)}${mark}${separator}${one}`,
    );
    const body = {
      table: `## Timeline\n\n| Time${zone} | Event |\n|---|---|\n${said.map((one, index) => `| ${mark}${clock(index)}${mark} | ${one} |`).join('\n')}\n`,
      list: `## Timeline${zone}\n\n${items.join('\n')}\n`,
      'dated list': `## Timeline${zone}\n\n${items.join('\n')}\n`,
      nested: `- **Timeline**\n${items.map((item) => `  ${item}`).join('\n')}\n- **Impact**\n  - some\n`,
      headings: `## Timeline${zone}\n\n${said.map((one, index) => `### ${clock(index)}\n\n${one}\n`).join('\n')}`,
    }[form];
    return { text: head + body + after, at: (head + body).lastIndexOf('1') };
  });

const moments = ({ model }: Snapshot): unknown =>
  model.timelines.flatMap(({ entries }) => entries.map(({ start }) => start?.at ?? null));

/** Code, addresses and comments, as they are written. */
const verbatim = ({ syntax, text }: Snapshot): readonly string[] => {
  const { code, links } = areasOf(syntax);
  return [
    ...code.map(({ from, to }) => text.slice(from, to)),
    ...links.map(({ address }) => address),
  ]
    .filter((one) => !/^`[\d: -]+`$/.test(one))
    .sort();
};

function held(before: Snapshot, edits: readonly TextEdit[], what: string): Snapshot {
  const after = postmortem(applyEdits(before.text, edits));
  assert.deepEqual(verbatim(after), verbatim(before), what);
  return after;
}

describe('a timeline in another form or zone', () => {
  it('says the same at the same moments, with all links and code', () => {
    fc.assert(
      fc.property(timeline, ({ text, at }) => {
        const before = postmortem(text);
        for (const { title, edits } of refactorings({
          snapshot: before,
          world: WORLD,
          at: { from: at, to: at },
        })) {
          if (!/^(?:Turn|Convert)/.test(title)) continue;
          const after = held(before, edits, title);
          assert.deepEqual(moments(after), moments(before), title);
        }
      }),
      { numRuns: 60 },
    );
  });
  it('goes there and back', () => {
    const turned = (text: string, title: string): string => {
      const at = text.indexOf('10:30');
      const found = refactorings({
        snapshot: postmortem(text),
        world: WORLD,
        at: { from: at, to: at },
      }).find((one) => one.title === title);
      assert.ok(found, title);
      return applyEdits(text, found.edits);
    };
    const list =
      '# Outage\n\n<!-- postmortem -->\n\n**Date:** 2025-08-22\n\n## Timeline (UTC)\n\n- **10:30** - `db-1` is [down](https://example.org)\n- **10:40** - a \\| b\n\n## Root cause\n\nA flag.\n';
    const table = turned(list, 'Turn the list into a table');
    assert.match(table, /\| \*\*10:30\*\* \| `db-1` is \[down\]\(https:\/\/example\.org\) \|/);
    assert.equal(turned(table, 'Turn the table into a list'), list);
  });
  it('converts what says the zone too, and keeps how sure a time is', () => {
    const text =
      '# Outage\n\n<!-- postmortem -->\n\n**Date:** 2024-06-05\n\n## Timeline\n\nAll times in CEST (UTC+2).\n\n- ca. 12:00 Alert\n- 12:30 Resolved\n';
    const at = text.indexOf('12:00');
    const found = refactorings({
      snapshot: postmortem(text),
      world: WORLD,
      at: { from: at, to: at },
    }).find(({ title }) => title === 'Convert the times to UTC');
    assert.ok(found);
    assert.match(
      applyEdits(text, found.edits),
      /All times in UTC\.\n\n- ca\. 10:00 Alert\n- 10:30 Resolved\n$/,
    );
  });
});

describe('moving rows in time', () => {
  it('is offered where rows without a date keep their day, and only there', () => {
    const head = '# Outage\n\n<!-- postmortem -->\n\n## Timeline (UTC)\n\n';
    const moves = (rows: readonly string[]): boolean =>
      postmortem(`${head}${rows.map((row) => `- ${row}`).join('\n')}\n`)
        .findings.filter(({ rule }) => rule === 'timeline/out-of-order')
        .some(({ fixes }) => fixes.length > 0);
    const others = ['2025-08-22 10:10 b', '10:20 c', '10:30 d', '10:40 e'];
    assert.equal(moves([...others, '10:05 a']), false, 'it would stand above the date');
    assert.equal(moves([...others, '10:25 a']), true);
    assert.equal(moves(['2025-08-22 10:35 a', '10:10 b', '10:20 c', '10:30 d', '10:40 e']), false);
    assert.equal(moves(['10:35 a', '10:10 b', '10:20 c', '10:30 d', '10:40 e']), true);
  });
});

describe('Enter, paste and formatting', () => {
  it('Enter takes nothing away, and writes whole marks in order', () => {
    fc.assert(
      fc.property(timeline, fc.nat(), ({ text }, pick) => {
        const lines = text.split('\n');
        const index = pick % lines.length;
        const typed = [...lines.slice(0, index + 1), '', ...lines.slice(index + 1)].join('\n');
        const offset = lines.slice(0, index + 1).join('\n').length + 1;
        const edits = formatOnType(postmortem(typed), WORLD, offset, '\n');
        for (const { range, newText } of edits) {
          assert.equal(typed.slice(range.from, range.to), '');
          for (const mark of ['**', '`']) assert.equal(newText.split(mark).length % 2, 1, newText);
        }
        if (edits.length === 0) return;
        const after = postmortem(applyEdits(typed, edits));
        assert.deepEqual(
          after.findings.filter(({ rule }) => rule === 'timeline/out-of-order'),
          [],
        );
      }),
      { numRuns: 60 },
    );
  });
  it('a second Enter leaves only what a first one wrote', () => {
    const head = '# Outage\n\n<!-- postmortem -->\n\n## Timeline\n\n';
    for (const [body, gone] of [
      ['- 10:30 - Alert\n- 10:31 - \n‸\n', true],
      ['- 10:30 - Alert\n- 10:31\n‸\n', false],
      ['### 10:20\n‸\nAlert\n\n### 10:30\n\nFixed\n', false],
    ] as const) {
      const { text, offset } = cursor(head + body);
      const edits = formatOnType(postmortem(text), WORLD, offset, '\n');
      assert.equal(
        edits.some(({ range }) => range.to > range.from),
        gone,
        body,
      );
    }
  });
  it('a date beside a bold clock leaves no mark open', () => {
    const text =
      '# Outage\n\n<!-- postmortem -->\n\n**Date:** 2025-02-28\n\n## Timeline (UTC)\n\n- Feb 28th **01:52** Alert\n- Feb 28th **01:54** Ack\n';
    const edits = formatOnType(postmortem(`${text}\n`), WORLD, text.length, '\n');
    assert.deepEqual(
      edits.map(({ newText }) => newText),
      ['- Feb 28th 01:55 '],
    );
  });
  it('pasted rows come to those that are there', () => {
    fc.assert(
      fc.property(timeline, ({ text, at }) => {
        const before = postmortem(text);
        const paste = pasteAsRows(before, WORLD, at, '10:45 looking\n13:05 `odd* one\n', 'UTC');
        if (!paste) return;
        const after = postmortem(applyEdits(text, paste.edits));
        const count = ({ model }: Snapshot): number =>
          model.timelines.reduce((sum, { entries }) => sum + entries.length, 0);
        assert.equal(count(after), count(before) + 2);
        assert.ok(paste.edits.every(({ range }) => range.from === range.to));
      }),
      { numRuns: 40 },
    );
  });
  it('is done after one pass, whatever the rows hold', () => {
    const row = fc.constantFrom('|', '||', '| |', '| a', 'a | b | c |', '|:-:|', '| `\\|` | 🚒 |');
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 6 }),
        fc.constantFrom('', '> ', '  '),
        (rows, lead) => {
          const body = ['| x | y |', '|---|---|', ...rows].map((line) => lead + line).join('\n');
          const text = `# Outage\n\n<!-- postmortem -->\n\n${lead === '  ' ? '- z\n\n' : ''}${body}\n`;
          const once = applyEdits(text, format(postmortem(text), null));
          assert.equal(applyEdits(once, format(postmortem(once), null)), once);
        },
      ),
      { numRuns: 60 },
    );
  });
});
