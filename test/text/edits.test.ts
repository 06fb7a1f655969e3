import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, changedRange, disjoint, type TextEdit } from '../../server/src/text/edit';
import {
  indexLines,
  lineAt,
  lineRange,
  offsetAt,
  positionAt,
} from '../../server/src/text/lineIndex';
import { spanOf } from '../../server/src/text/lineSpan';
import { movedRange, sameMoved, sameOffset } from '../../server/src/text/moving';
import { occupied } from '../../server/src/text/occupied';
import {
  contains,
  overlapping,
  range,
  shifted,
  touches,
  type Range,
} from '../../server/src/text/range';
import { lineEndOf, normalise } from '../../server/src/text/source';
import { applyToSource } from '../../server/src/text/sourceEdits';

const textOf = (characters: string, maxLength = 12): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...characters), maxLength });

const small = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }))
  .map(([a, b]): Range => range(Math.min(a, b), Math.max(a, b)));

/** The characters of a range. */
const within = ({ from, to }: Range): readonly number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);

describe('ranges', () => {
  it('share a character, hold one another and touch a place as their characters say', () => {
    fc.assert(
      fc.property(small, small, fc.integer({ min: 0, max: 7 }), (a, b, at) => {
        assert.equal(touches(a, at), within(range(a.from, a.to + 1)).includes(at));
        const edges = within(range(a.from, a.to + 1));
        assert.equal(
          contains(a, b),
          [b.from, b.to].every((edge) => edges.includes(edge)),
        );
        assert.deepEqual(shifted(a, at), range(a.from + at, a.to + at));
        const empty = a.from === a.to || b.from === b.to;
        const shares = empty
          ? edges.some((edge) => within(range(b.from, b.to + 1)).includes(edge))
          : within(a).some((one) => within(b).includes(one));
        assert.equal(overlapping(a, b), shares);
      }),
      { numRuns: 500 },
    );
  });
  it('are taken once', () => {
    const places = occupied(6);
    places.take(range(2, 4));
    for (const [from, to, free] of [
      [0, 2, true],
      [1, 3, false],
      [3, 4, false],
      [4, 6, true],
      [3, 3, true],
    ] as const)
      assert.equal(places.isFree(range(from, to)), free, `${from}-${to}`);
  });
});

describe('edits', () => {
  const edit = (from: number, to: number, newText: string): TextEdit => ({
    range: range(from, to),
    newText,
  });
  it('change what they say, from any order, and nothing else', () => {
    assert.equal(applyEdits('abcdef', [edit(4, 6, 'X'), edit(0, 1, ''), edit(2, 2, '-')]), 'b-cdX');
    assert.equal(applyEdits('ab', [edit(1, 1, '1'), edit(1, 1, '2')]), 'a12b');
    assert.equal(applyEdits('ab', [edit(0, 1, 'x'), edit(1, 2, 'y')]), 'xy');
    assert.equal(applyEdits('ab', []), 'ab');
  });
  it('that overlap are refused', () => {
    const touching = [edit(0, 2, 'x'), edit(2, 3, 'y')];
    const crossing = [edit(0, 2, 'x'), edit(1, 3, 'y')];
    assert.equal(disjoint(touching), true);
    assert.equal(disjoint([...touching].reverse()), true);
    assert.equal(disjoint(crossing), false);
    assert.throws(() => applyEdits('abc', crossing), RangeError);
  });
  it('the seam sees each piece with the next', () => {
    const seen: string[] = [];
    const seam = (before: string, next: string): string => (seen.push(`${before}|${next}`), before);
    assert.equal(applyEdits('abc', [edit(1, 1, '+'), edit(2, 3, '')], seam), 'a+b');
    assert.deepEqual(seen, ['a|+', '+|b']);
  });
  it('the least change of a letter, at either end and in the middle', () => {
    for (const [before, after, from, to] of [
      ['a', 'b', 0, 1],
      ['ab', 'cb', 0, 1],
      ['ab', 'ac', 1, 2],
      ['', 'a', 0, 0],
      ['aa', 'aaa', 2, 2],
      ['aba', 'aca', 1, 2],
    ] as const)
      assert.deepEqual(changedRange(before, after)?.before, range(from, to), `${before} ${after}`);
  });
  it('the least change between two texts is found, also in long ones', () => {
    fc.assert(
      fc.property(
        textOf('ab'), textOf('ab'), textOf('ab'), textOf('ab'), fc.constantFrom(0, 4095, 4096, 8193),
        (head, tail, one, other, length) => {
          const around = 'x'.repeat(length);
          const before = `${around}${head}${one}${tail}${around}`;
          const after = `${around}${head}${other}${tail}${around}`;
          const changed = changedRange(before, after);
          assert.equal(changed === null, before === after);
          if (!changed) return;
          const put = edit(changed.before.from, changed.before.to, after.slice(changed.after.from, changed.after.to));
          assert.equal(applyEdits(before, [put]), after);
          const [gone, come] = [changed.before, changed.after].map(({ from, to }, index) => (index === 0 ? before : after).slice(from, to));
          assert.ok(gone !== undefined && come !== undefined);
          if (gone !== '' && come !== '') {
            assert.notEqual(gone[0], come[0]);
            assert.notEqual(gone.at(-1), come.at(-1));
          }
        },
      ),
    ); // prettier-ignore
  });
});

describe('places in the next version', () => {
  const change = { before: range(3, 5), after: range(3, 8) };
  it('before the change stay, behind it move, at its ends may do either', () => {
    const same = sameOffset(change);
    for (const [before, now, is] of [
      [2, 2, true],
      [2, 5, false],
      [3, 3, true],
      [4, 4, false],
      [4, 7, false],
      [5, 8, true],
      [5, 5, false],
      [6, 9, true],
      [6, 6, false],
    ] as const)
      assert.equal(same(before, now), is, `${before} ${now}`);
  });
  it('a range that the change touches is in none', () => {
    for (const [from, to, moved] of [
      [0, 2, range(0, 2)],
      [0, 3, null],
      [2, 6, range(2, 9)],
      [5, 7, null],
      [6, 7, range(9, 10)],
      [3, 5, null],
    ] as const)
      assert.deepEqual(movedRange(range(from, to), change), moved, `${from}-${to}`);
  });
  it('values are equal where all but their ranges is, and these have moved along', () => {
    const same = sameOffset(change);
    const day = (name: string) => ({
      name,
      equals: (other: object) => 'name' in other && other.name === name,
    });
    const value = (by: number, rest: object = {}) => ({
      list: [{ range: range(0, 2), day: day('a') }, { range: range(6 + by, 7 + by) }],
      none: null,
      ...rest,
    });
    assert.ok(sameMoved(value(0), value(3), same));
    assert.ok(!sameMoved(value(0), value(0), same));
    assert.ok(!sameMoved(value(0), value(3, { more: 1 }), same));
    assert.ok(!sameMoved(value(0, { more: 1 }), value(3), same));
    assert.ok(!sameMoved(value(0, { none: 1 }), value(3), same));
    assert.ok(!sameMoved({ list: [1] }, { list: [1, 2] }, same));
    assert.ok(!sameMoved([1], { 0: 1 }, same));
    assert.ok(!sameMoved({ day: day('a') }, { day: day('b') }, same));
    assert.ok(!sameMoved(range(6, 7), range(9, 7), same));
    assert.ok(!sameMoved(range(6, 7), range(6, 10), same));
    assert.ok(
      sameMoved(NaN, NaN, same) && !sameMoved(null, {}, same) && !sameMoved({}, null, same),
    );
  });
});

describe('lines', () => {
  it('are those that splitting gives', () => {
    fc.assert(
      fc.property(textOf('a\n'), fc.integer({ min: -2, max: 14 }), (text, offset) => {
        const index = indexLines(text);
        const clamped = Math.max(0, Math.min(offset, text.length));
        const before = text.slice(0, clamped).split('\n');
        const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
        assert.deepEqual(positionAt(index, offset), position);
        assert.equal(lineAt(index, clamped), position.line);
        assert.equal(offsetAt(index, position), clamped);
        const lines = text.split('\n');
        for (const [line, content] of lines.entries()) {
          const { from, to } = lineRange(index, line);
          assert.equal(text.slice(from, to), content);
          assert.equal(offsetAt(index, { line, character: content.length + 1 }), to);
        }
        assert.equal(offsetAt(index, { line: lines.length, character: 0 }), text.length);
        assert.deepEqual(lineRange(index, -1), lineRange(index, 0));
        assert.deepEqual(lineRange(index, 99), lineRange(index, lines.length - 1));
        assert.deepEqual(spanOf(index, range(0, clamped)), {
          start: { line: 0, character: 0 },
          end: position,
        });
      }),
    );
  });
});

describe('line ends of a file', () => {
  it('are those of its first line', () => {
    for (const [text, end] of [
      ['', '\n'],
      ['a', '\n'],
      ['a\nb\r\n', '\n'],
      ['a\r\nb\n', '\r\n'],
      ['a\rb\n', '\r'],
      ['a\r', '\r'],
    ] as const)
      assert.equal(lineEndOf(text), end, JSON.stringify(text));
  });
  it('of all kinds are one inside, and stay outside what is edited', () => {
    fc.assert(
      fc.property(
        textOf('ab\n\r', 16),
        fc.nat(),
        fc.nat(),
        textOf('x\n', 3),
        (source, a, b, newText) => {
          const text = normalise(source);
          assert.equal(text, source.replace(/\r\n/g, '\n').replace(/\r/g, '\n'));
          const [one, other] = [a % (text.length + 1), b % (text.length + 1)];
          const put = { range: range(Math.min(one, other), Math.max(one, other)), newText };
          const after = applyToSource(source, [put]);
          assert.equal(normalise(after), applyEdits(text, [put]));
          if (put.range.from === put.range.to && newText === '') assert.equal(after, source);
        },
      ),
      { numRuns: 2000 },
    );
  });
  it('a new line ends as the line that it is put into, the last one as the one before it', () => {
    for (const [source, offset, after] of [
      ['a\r\nb\nc', 1, 'aX\r\nX\r\nb\nc'],
      ['a\r\nb\nc', 3, 'a\r\nbX\nX\nc'],
      ['a\r\nb\nc', 5, 'a\r\nb\ncX\nX'],
      ['a\rb', 1, 'aX\rX\rb'],
      ['a\r\nb', 3, 'a\r\nbX\r\nX'],
      ['a\rb', 3, 'a\rbX\rX'],
    ] as const)
      assert.equal(
        applyToSource(source, [{ range: range(offset, offset), newText: 'X\nX' }]),
        after,
      );
  });
});
