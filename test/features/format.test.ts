import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { format, formatOnType } from '../../server/src/features/format/format';

import { tablesOf } from '../../server/src/features/format/table';
import { blocksOf, keepDocument } from '../../server/src/syntax/document';
import { applyEdits } from '../../server/src/text/edit';
import { cursor, postmortem, WORLD } from '../support/analyse';

const HEAD = '# Outage\n\n<!-- postmortem -->\n\n';
const formatted = (text: string): string => applyEdits(text, format(postmortem(text), null));
const table = (text: string): string => formatted(`${HEAD}${text}`).slice(HEAD.length);

describe('formatting', () => {
  it('aligns columns, and keeps how they are aligned', () => {
    assert.equal(
      table('|Time|Event|Count|\n|-|:-:|--:|\n|14:30|Alert fired|5|\n| 14:41 | Ack | 12 |\n'),
      '| Time  |    Event    | Count |\n|-------|:-----------:|------:|\n| 14:30 | Alert fired |     5 |\n| 14:41 |     Ack     |    12 |\n',
    );
  });
  it('counts wide characters, emoji and combining marks as they are seen', () => {
    assert.equal(
      table('| 時刻 | 内容 |\n|---|---|\n| 14:30 | 🚨 検知 |\n| 14:41 | Zoë́ |\n'),
      '| 時刻  | 内容    |\n|-------|---------|\n| 14:30 | 🚨 検知 |\n| 14:41 | Zoë́     |\n',
    );
  });
  it('keeps rows with too few and too many cells, escapes and code', () => {
    assert.equal(
      table('| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 | 4 |\n| `x \\| y` | \\| |\n'),
      '| a        | b   |\n|----------|-----|\n| 1        |\n| 1        | 2   | 3 | 4 |\n| `x \\| y` | \\|  |\n',
    );
  });
  it('touches nothing but tables, and only those of the range', () => {
    const text = `${HEAD}*  odd   list\n\n|a|\n|-|\n\n  text\n\n|b|\n|-|\n`;
    assert.equal(
      formatted(text),
      `${HEAD}*  odd   list\n\n| a   |\n|-----|\n\n  text\n\n| b   |\n|-----|\n`,
    );
    const at = text.indexOf('|b|');
    const edits = format(postmortem(text), { from: at, to: at });
    assert.equal(applyEdits(text, edits), text.replace('|b|\n|-|', '| b   |\n|-----|'));
  });
  it('does not pad a table that would be wider than it may be, on both sides of the width', () => {
    const text = `| Time | ${'x'.repeat(20)} |\n|---|---|\n| 1 | y |\n`;
    const widthOf = (tableWidth: number): string => {
      const source = `${HEAD}${text}`;
      return applyEdits(source, format(postmortem(source, { tableWidth }), null)).slice(
        HEAD.length,
      );
    };
    assert.ok(widthOf(31).endsWith(`| 1    | y${' '.repeat(19)} |\n`));
    assert.equal(widthOf(30), text);
  });
  it('leaves documents alone that are no postmortems', () => {
    assert.equal(formatted('# List\n\n|a|\n|-|\n'), '# List\n\n|a|\n|-|\n');
    assert.equal(
      table('| a | b |\n|---|---|\n| c\u00A0 |\u00A0  |\n'),
      '| a   | b   |\n|-----|-----|\n| c\u00A0  | \u00A0   |\n',
    );
  });
  it('changes nothing that is read, and nothing when it is done again', () => {
    const cell = fc.oneof(
      fc.constantFrom('14:30', 'Alert | fired', '検知', '🚒👩‍👩‍👧', '', '`a\\|b`', '**x**', 'é', '\\'),
      fc.string({ maxLength: 8 }),
    );
    const row = fc.array(cell, { minLength: 1, maxLength: 6 });
    const line = (cells: readonly string[]): string =>
      `| ${cells.map((text) => text.replace(/[\r\n]/g, ' ')).join(' | ')} |`;
    fc.assert(
      fc.property(row, fc.array(row, { maxLength: 6 }), (header, rows) => {
        const text = `${HEAD}${line(header)}\n|${header.map(() => '--').join('|')}|\n${rows.map(line).join('\n')}\n\nEnd.\n`;
        const once = formatted(text);
        const read = (source: string): unknown =>
          tablesOf(blocksOf(keepDocument(source))).map((found) =>
            [found.header, ...found.rows].map(({ cells }) => cells.map((rich) => rich.text)),
          );
        assert.deepEqual(read(once), read(text));
        assert.equal(formatted(once), once);
      }),
      { numRuns: 300 },
    );
  });
  it('leaves the sample with the same findings and entries', () => {
    const sample = readFileSync(
      path.join(__dirname, '../../examples/2025-08-22-database-connection-pool.md'),
      'utf8',
    );
    const told = (text: string): unknown => {
      const { findings, model } = postmortem(text);
      return [
        findings.map(({ rule, message }) => [rule, message]),
        model.timelines.map(({ entries }) =>
          entries.map(({ text: { text: said }, start }) => [said, start?.at]),
        ),
      ];
    };
    assert.deepEqual(told(formatted(sample)), told(sample));
  });
});

describe('formatting while typing', () => {
  const typed = (marked: string, key: string): string => {
    const { text, offset } = cursor(marked);
    return applyEdits(text, formatOnType(postmortem(text), WORLD, offset, key));
  };
  const TABLE = `${HEAD}**Date:** 2025-08-22\n\n## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 14:30 | Alert |\n`;
  it('begins the next row with its time', () => {
    assert.equal(typed(`${TABLE}‸`, '\n').slice(TABLE.length), '| 14:31 |  |');
    const list = `${HEAD}## Timeline\n\n- 14:30 UTC – Alert\n- 14:36 UTC – Ack\n`;
    assert.equal(typed(`${list}‸\n`, '\n').slice(list.length), '- 14:37 UTC – \n');
  });
  it('leaves the timeline after an empty entry, and does nothing in prose', () => {
    assert.equal(typed(`${TABLE}| 14:31 |  |\n‸`, '\n'), TABLE, 'a second Enter leaves it');
    assert.equal(typed(`${TABLE}\nText.\n‸`, '\n'), `${TABLE}\nText.\n`);
  });
  it('aligns the table when a row is complete', () => {
    assert.match(typed(`${TABLE}| 14:41 | Acknowledged |‸\n`, '|'), /\| 14:30 {6}\| Alert {8}\|\n/);
    assert.equal(typed(`${TABLE}| 14:41 |‸\n`, '|'), `${TABLE}| 14:41 |\n`);
  });
});
