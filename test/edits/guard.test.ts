import assert from 'node:assert/strict';
import fc from 'fast-check';
import { refusal } from '../../server/src/edits/guard';
import { shiftOf } from '../../server/src/edits/shift';
import { keepDocument } from '../../server/src/syntax/document';
import { applyEdits, type TextEdit } from '../../server/src/text/edit';
import { range } from '../../server/src/text/range';

/** `⟦old|new⟧` in a text is an edit of it. */
function marked(source: string): { readonly text: string; readonly edits: readonly TextEdit[] } {
  const edits: TextEdit[] = [];
  let text = '';
  let at = 0;
  for (const { 0: whole, 1: old = '', 2: newText = '', index } of source.matchAll(
    /⟦([^|⟧]*)\|([^⟧]*)⟧/g,
  )) {
    text += source.slice(at, index);
    edits.push({ range: range(text.length, text.length + old.length), newText });
    text += old;
    at = index + whole.length;
  }
  return { text: text + source.slice(at), edits };
}

const GLUED = 'two words would run together';
const HALF = 'half a pair of marks would be left';
const LOCKED = 'it would change code, an address or front matter';

/** What may be done and, beside it, what is refused. */
const EDITS: readonly (readonly [source: string, refused: string | null])[] = [
  ['It took ⟦5|6⟧ minutes.', null],
  ['It took⟦| 6⟧ minutes.', null],
  ['It took⟦|6⟧ minutes.', GLUED],
  ['It took ⟦|6⟧minutes.', GLUED],
  ['It took ⟦5 |6⟧minutes.', GLUED],
  ['Отказ⟦|ало⟧.', GLUED],
  ['Σφάλμα ⟦|ξανά⟧εδώ.', GLUED],
  // In scripts without spaces nothing runs together.
  ['障害⟦|が⟧起きた。', null],
  ['It ⟦took|**took**⟧ long.', null],
  ['It ⟦took|**took⟧ long.', HALF],
  ['It ⟦**took**|took**⟧ long.', HALF],
  ['It ⟦took|`took⟧ long.', HALF],
  ['It ⟦took|~~took⟧ long.', HALF],
  ['It\n\n⟦|***\n\n⟧took long.', null],
  ['See `⟦a|b⟧` there.', LOCKED],
  ['See ⟦`a`|`b`⟧ there.', null],
  ['See `a`⟦| too⟧.', null],
  ['See `a⟦|b⟧`.', GLUED],
  ['See `a.⟦|b⟧.`', LOCKED],
  ['```\n⟦a|b⟧\n```\n', LOCKED],
  ['See [it](https://example.org/⟦a|b⟧).', LOCKED],
  ['See <https://example.org/⟦a|b⟧>.', LOCKED],
  ['See [⟦it|them⟧](https://example.org/a).', null],
  ['<!-- ⟦a|b⟧ -->\n', LOCKED],
  ['---\ntitle: ⟦a|b⟧\n---\n\nText.\n', LOCKED],
  ['⟦See `a` there|Gone⟧.', null],
  ['See ⟦it `a|b⟧` there.', HALF],
  ['See ⟦it [b](https://example.org|c⟧/a) there.', LOCKED],
];

describe('what is refused at the border, whatever it means', () => {
  for (const [source, refused] of EDITS)
    it(`${JSON.stringify(source)}: ${refused ?? 'nothing'}`, () => {
      const { text, edits } = marked(source);
      assert.equal(refusal(keepDocument(text), edits), refused);
    });
  it('a place outside, and changes that overlap', () => {
    const document = keepDocument('one two');
    const edit = (from: number, to: number): TextEdit => ({ range: { from, to }, newText: '' });
    const outside = 'a place is outside the document';
    assert.equal(refusal(document, [edit(-1, 0)]), outside);
    assert.equal(refusal(document, [edit(7, 8)]), outside);
    assert.equal(refusal(document, [edit(4, 3)]), outside);
    assert.equal(refusal(document, [edit(7, 7)]), null);
    assert.equal(refusal(document, [edit(0, 4), edit(3, 7)]), 'two changes overlap');
    assert.equal(refusal(document, [edit(4, 7), edit(0, 4)]), null);
  });
  it('but code and addresses that the edits are about may change', () => {
    for (const source of ['See `⟦a|b⟧` there.', 'See <https://example.org/⟦a|b⟧>.']) {
      const { text, edits } = marked(source);
      const document = keepDocument(text);
      const [edit] = edits;
      assert.ok(edit);
      assert.equal(refusal(document, edits, edit.range), null);
      // About something else: right before it.
      assert.equal(refusal(document, edits, range(0, 3)), LOCKED);
    }
  });
});

describe('where things stand after edits', () => {
  const edits = fc
    .array(fc.tuple(fc.nat(6), fc.nat(4), fc.constantFrom('', 'x', 'yy', 'zzz')), { maxLength: 5 })
    .map((parts) => {
      let at = 0;
      return parts.map(([gap, length, newText]): TextEdit => {
        const from = at + gap + 1;
        at = from + length;
        return { range: range(from, at), newText };
      });
    });
  const TEXT = Array.from({ length: 60 }, (_, index) => String.fromCodePoint(0x100 + index)).join(
    '',
  );
  it('each sign that no edit takes is found at its new place, and no other one', () => {
    fc.assert(
      fc.property(edits, (made) => {
        const after = applyEdits(TEXT, made);
        const shift = shiftOf([...made].reverse());
        for (let offset = 0; offset < TEXT.length; offset++) {
          const taken = made.some(({ range: { from, to } }) => from <= offset && offset < to);
          const at = shift.at(offset);
          if (!taken) assert.equal(after[at ?? -1], TEXT[offset]);
          // What is only taken away closes up: its first place is that of what follows.
          else if (at !== null) assert.equal(after.indexOf(TEXT[offset] ?? ''), -1);
        }
      }),
    );
  });
  it('says what was written, and what an edit reaches', () => {
    fc.assert(
      fc.property(edits, (made) => {
        const after = applyEdits(TEXT, made);
        const { written, touches } = shiftOf(made);
        assert.deepEqual(
          written.map(({ from, to }) => after.slice(from, to)),
          made.map(({ newText }) => newText),
        );
        for (let from = 0; from < TEXT.length; from += 3) {
          const to = from + 3;
          const reached = made.some(({ range: at }) =>
            at.from === at.to ? at.from > from && at.from <= to : at.from < to && at.to > from,
          );
          assert.equal(touches(range(from, to)), reached);
        }
      }),
    );
  });
});
