import assert from 'node:assert/strict';
import fc from 'fast-check';
import { csvCell, parseCsv } from '../../server/src/text/csv';
import { asciiDigits } from '../../server/src/text/digits';
import { distance, nearest } from '../../server/src/text/distance';
import { calendarFile, calendarText } from '../../server/src/text/iCalendar';
import {
  memo,
  remembered,
  rememberedWeakly,
  rememberedWith,
  work,
} from '../../server/src/text/memo';
import { literalPattern } from '../../server/src/text/pattern';
import { relativePath } from '../../server/src/text/relativePath';
import { sameValue } from '../../server/src/text/sameValue';
import { literalSnippet, plainSnippet } from '../../server/src/text/snippet';
import { countAtMost, countBelow, countWithin } from '../../server/src/text/sorted';
import { trimEndOf } from '../../server/src/text/trim';

/** Texts of few characters, so that what matters meets often. */
const textOf = (characters: string, maxLength = 12): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...characters), maxLength });

describe('CSV', () => {
  it('is read as it was written', () => {
    const cells = fc.array(
      textOf('a",\n\r ü').filter((text) => text !== ''),
      {
        minLength: 2,
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(
        fc.array(cells, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.boolean(),
        (rows, end, mark) => {
          // A bare return at the start of a cell is no formula only behind its apostrophe.
          const plain = rows.map((row) => row.map((cell) => `x${cell}`));
          const text = plain.map((row) => row.map(csvCell).join(',')).join(end);
          assert.deepEqual(parseCsv(`${mark ? '\ufeff' : ''}${text}`), plain);
        },
      ),
    );
  });
  it('has no formulas, whatever stands before them and however wide they are', () => {
    for (const sign of [
      '=',
      '+',
      '-',
      '@',
      '＝',
      '＋',
      '－',
      '＠',
      '\u2212',
      '﹢',
      '﹣',
      '﹦',
      '﹫',
    ])
      for (const before of ['', ' ', '\t', '\u200b', '\ufeff'])
        assert.match(csvCell(`${before}${sign}1+1`).replace(/^"/, ''), /^'/, `${before}${sign}`);
    for (const cell of ['\tx', '\rx', '\nx']) assert.match(csvCell(cell), /^"?'/);
    assert.deepEqual(
      [csvCell('a=b'), csvCell(-1), csvCell(true), csvCell(null)],
      ['a=b', '-1', 'true', ''],
    );
  });
  it('keeps empty cells and drops empty lines', () => {
    assert.deepEqual(parseCsv('a,,b\n\n,\nc,'), [
      ['a', '', 'b'],
      ['', ''],
      ['c', ''],
    ]);
    assert.deepEqual(parseCsv(''), []);
    assert.deepEqual(parseCsv('a,'), [['a', '']]);
    assert.deepEqual(parseCsv('a,b\n'), [['a', 'b']]);
  });
  it('takes a line with a stray quote as it stands, and reads on below', () => {
    assert.deepEqual(parseCsv('a b"c,d\ne,f'), [['a b"c,d'], ['e', 'f']]);
    assert.deepEqual(parseCsv('x,a b"c,d'), [['x', 'a b"c,d']]);
  });
});

describe('digits of other scripts', () => {
  it('are those of ASCII, each at its place', () => {
    for (const [text, ascii] of [
      ['１４：３０', '14:30'],
      ['٠١٢٣٤٥٦٧٨٩', '0123456789'],
      ['۰۱۲۳۴۵۶۷۸۹', '0123456789'],
      ['2:30\u202fPM', '2:30 PM'],
      ['2\u00a0h\u2009x', '2 h x'],
      ['！～', '!~'],
      ['日本 é', '日本 é'],
    ] as const)
      assert.equal(asciiDigits(text), ascii);
  });
});

describe('slips of the keyboard', () => {
  it('count one each', () => {
    for (const [a, b, edits] of [
      ['resolved', 'resolved', 0],
      ['resolved', 'resolve', 1],
      ['resolved', 'resolveed', 1],
      ['resolved', 'resilved', 1],
      ['resolved', 'reoslved', 1],
      ['ab', 'ba', 1],
      ['abc', 'cab', 2],
      ['', 'abc', 3],
      ['abc', '', 3],
    ] as const)
      assert.equal(distance(a, b), edits, `${a} ${b}`);
  });
  it('are as many there as back, and none only between equals', () => {
    fc.assert(
      fc.property(textOf('abc', 6), textOf('abc', 6), textOf('abc', 6), (a, b, c) => {
        assert.equal(distance(a, b), distance(b, a));
        assert.equal(distance(a, b) === 0, a === b);
        assert.ok(distance(a, b) <= Math.max(a.length, b.length));
        assert.equal(distance(`${a}${c}`, `${b}${c}`) <= distance(a, b), true);
      }),
    );
  });
  it('of a short word are two at most, of a longer one a third of its letters', () => {
    assert.equal(nearest('opxx', ['open', 'closed']), 'open');
    assert.equal(nearest('oxxx', ['open']), null);
    assert.equal(nearest('OPEN', ['Open']), 'Open');
    assert.equal(nearest('abcdefghixxx'.slice(0, 9), ['abcdefxxx']), 'abcdefxxx');
    assert.equal(nearest('abcdefghi', ['abcdexxxx']), null);
    assert.equal(nearest('a', []), null);
    assert.equal(nearest('b', ['abc', 'ab']), 'ab');
  });
  it('are no slips in what is longer than any word', () => {
    const word = 'x'.repeat(100);
    assert.equal(nearest(word, [word]), word);
    assert.equal(nearest(`${word}x`, [`${word}x`]), null);
  });
});

describe('a calendar', () => {
  it('has lines of 75 octets at most, which give the text again', () => {
    fc.assert(
      fc.property(textOf('aé漢😀 ;', 120), (text) => {
        const file = calendarFile([`X:${text}`]);
        const lines = file.split('\r\n');
        assert.equal(lines.pop(), '');
        for (const line of lines) assert.ok(Buffer.byteLength(line) <= 75, line);
        assert.ok(file.replace(/\r\n /g, '').includes(`X:${text}\r\n`));
        // None is broken without need.
        for (const [index, line] of lines.entries())
          if (lines[index + 1]?.startsWith(' '))
            assert.ok(
              Buffer.byteLength(line) +
                Buffer.byteLength([...(lines[index + 1] ?? '').slice(1)][0] ?? '') >
                75,
            );
      }),
    );
  });
  it('counts the octets of each character', () => {
    const most = (character: string): number => {
      let count = 1;
      while (!calendarFile([character.repeat(count + 1)]).includes('\r\n ')) count++;
      return count;
    };
    for (const [character, octets] of [
      ['a', 1],
      ['\u007f', 1],
      ['\u0080', 2],
      ['\u07ff', 2],
      ['\u0800', 3],
      ['\uffff', 3],
      ['\u{10000}', 4],
    ] as const)
      assert.equal(most(character), Math.floor(75 / octets), character);
    assert.equal(
      calendarFile(['x'.repeat(76)]),
      `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${'x'.repeat(75)}\r\n x\r\nEND:VCALENDAR\r\n`,
    );
  });
  it('escapes what has a meaning in it', () => {
    assert.equal(calendarText('a;b,c\\d\r\ne\rf\ng\th'), 'a\\;b\\,c\\\\d\\ne\\nf\\ng h');
  });
});

describe('what is remembered', () => {
  it('is computed once, until there is too much', () => {
    let computed = 0;
    const twice = memo((value: number) => (computed++, value * 2), 2);
    assert.deepEqual([twice(1), twice(1), twice(2), twice(1)], [2, 2, 4, 2]);
    assert.equal(computed, 2);
    assert.equal(twice(3), 6);
    assert.equal(twice(1), 2);
    assert.equal(computed, 4);
  });
  it('belongs to its key, its function and its context', () => {
    let computed = 0;
    const { computed: before } = work;
    const key = { memo: null as unknown[] | null };
    const one = remembered<typeof key, number>(() => ++computed);
    const other = remembered<typeof key, string>(() => `${++computed}`);
    assert.deepEqual([one(key), other(key), one(key), other(key)], [1, '2', 1, '2']);
    assert.equal(one({ memo: null }), 3);
    const context = {};
    const within = rememberedWith<typeof key, object, number>(() => ++computed);
    assert.deepEqual([within(key, context), within(key, context)], [4, 4]);
    assert.deepEqual([within(key, {}), within(key, context)], [5, 6]);
    assert.equal(work.computed - before, 6, 'and what it cost is counted');
    const weakly = rememberedWeakly<object, number>(() => ++computed);
    const few = {};
    assert.deepEqual([weakly(few), weakly(few), weakly({})], [7, 7, 8]);
  });
});

describe('counts in sorted numbers', () => {
  it('are those that filtering gives', () => {
    const number = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(fc.array(number, { maxLength: 9 }), number, number, (numbers, from, to) => {
        const sorted = [...numbers].sort((a, b) => a - b);
        assert.equal(countBelow(sorted, from), numbers.filter((one) => one < from).length);
        assert.equal(countAtMost(sorted, from), numbers.filter((one) => one <= from).length);
        if (from <= to)
          assert.equal(
            countWithin(sorted, from, to),
            numbers.filter((one) => one >= from && one <= to).length,
          );
      }),
    );
  });
});

describe('small things of texts', () => {
  it('a pattern of a text matches it and nothing else', () => {
    fc.assert(
      fc.property(textOf('a.*+?^$()[]{}|/\\-', 8), (text) => {
        assert.ok(new RegExp(`^${literalPattern(text)}$`, 'u').test(text));
        assert.ok(!new RegExp(`^${literalPattern(text)}$`, 'u').test(`${text}x`));
      }),
    );
  });
  it('a text stands in a snippet as it is', () => {
    fc.assert(
      fc.property(textOf('a$}{1\\:|', 10), (text) =>
        assert.equal(plainSnippet(literalSnippet(text)), text),
      ),
    );
    assert.equal(plainSnippet('${1|open,done|} ${2:who} $0'), 'open who ');
    assert.equal(plainSnippet('${1|only|}'), 'only');
  });
  it('a path is seen from a folder', () => {
    for (const [folder, path, seen] of [
      ['/a/b', '/a/c/d.md', '../c/d.md'],
      ['/a/b', '/a/b/d.md', 'd.md'],
      ['/a/b/', '/a/b', ''],
      ['/', '/d.md', 'd.md'],
      ['/a', '/b/a', '../b/a'],
      ['/x/b', '/a/b', '../../a/b'],
    ] as const)
      assert.equal(relativePath(folder, path), seen);
  });
  it('an end is trimmed of what is dropped and of white space', () => {
    assert.equal(trimEndOf('Fixed. - ,', ',-'), 'Fixed.');
    assert.equal(trimEndOf(' - ', '-'), '');
    assert.equal(trimEndOf('- a', '-'), '- a');
  });
  it('values are the same all through, or not', () => {
    const day = (name: string) => ({
      name,
      equals: (other: object) => 'name' in other && other.name === name,
    });
    for (const [a, b, same] of [
      [1, 1, true],
      [NaN, NaN, true],
      [1, '1', false],
      [null, {}, false],
      [{}, null, false],
      [undefined, {}, false],
      [[1, [2]], [1, [2]], true],
      [[1, [2]], [1, [3]], false],
      [[1], [1, 2], false],
      [{ a: 1 }, { a: 1, b: undefined }, false],
      [{ a: 1, b: 2 }, { a: 1, c: 2 }, false],
      [{ a: day('x') }, { a: day('x') }, true],
      [{ a: day('x') }, { a: day('y') }, false],
    ] as const)
      assert.equal(sameValue(a, b), same);
  });
});
