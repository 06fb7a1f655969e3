import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { DEFAULT_CONFIGURATION } from '../../server/src/model/configuration';
import { applyEdits } from '../../server/src/text/edit';
import { normalise } from '../../server/src/text/source';
import { analyse } from '../../server/src/workspace/analyse';
import { postmortem, TODAY } from '../support/analyse';

const EXAMPLES = path.join(__dirname, '../../examples');
const REAL = readdirSync(EXAMPLES).map((file) => readFileSync(path.join(EXAMPLES, file), 'utf8'));
const LINES = REAL.flatMap((text) => text.split('\n'));

/** Documents made of real lines in any order, and of lines with something odd put into them. */
const line = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...LINES) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...LINES), fc.nat(80), fc.string({ unit: 'binary', maxLength: 4 }))
      .map(([text, at, odd]) => text.slice(0, at) + odd.replace(/[\r\n]/g, '') + text.slice(at)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '- 25:99 - x',
      '- 2025-02-30 10:00 y',
      '| 14:30 |',
      '\uD800',
      '| a | b',
      '|---|',
      '**Severity:**',
      '- T+5m',
      '---',
      '```',
      '<!-- x',
      '> > > - 14:30',
      '- 🔥14:30🔥 - 🔥',
      '| 🔥 | 14:30 👩‍💻 | 😀',
      '**Severity 🔥:** 😀High😀',
      '- 👩‍💻 do 🔥 (@sarah😀) by 2025-09-01😀',
      '|'.repeat(50),
    ),
  },
);
const document = fc.array(line, { maxLength: 60 }).map((lines) => lines.join('\n'));

describe('whatever a document holds', () => {
  it('nothing throws, and every range lies inside the text, between characters', () => {
    fc.assert(
      fc.property(document, (text) => {
        const { model, findings } = postmortem(text);
        // Half of an emoji is no place to begin or to end.
        const splits = (offset: number): boolean =>
          /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(offset - 1, offset + 1));
        const inside = ({ from, to }: { from: number; to: number }, what: string): void =>
          assert.ok(
            from >= 0 && from <= to && to <= text.length && !splits(from) && !splits(to),
            `${what} ${from}-${to} of ${text.length}`,
          );
        for (const finding of findings) {
          inside(finding.range, finding.rule);
          for (const related of finding.related) inside(related.range, `${finding.rule}, related`);
          for (const edit of finding.fixes.flatMap((fix) => fix.edits))
            inside(edit.range, `${finding.rule}, fix`);
        }
        for (const section of model.sections) inside(section.range, section.heading.text);
        for (const field of model.fields) inside(field.value.range, field.name.text);
        for (const entry of model.timelines.flatMap((timeline) => timeline.entries))
          inside(entry.when.range, entry.text.text);
        for (const item of model.actions.flatMap((list) => list.items))
          inside(item.owner.range, item.text.text);
      }),
      { numRuns: 300 },
    );
  });

  it('what is read is what stands there', () => {
    fc.assert(
      fc.property(document, (text) => {
        const { model } = postmortem(text);
        for (const { name } of model.fields)
          if (!/[*`\\[\]&<>~]/.test(text.slice(name.range.from, name.range.to)))
            assert.equal(text.slice(name.range.from, name.range.to), name.text);
        for (const stated of model.incident.durations)
          if (!/[*`\\[\]&<>~]/.test(text.slice(stated.range.from, stated.range.to)))
            assert.equal(text.slice(stated.range.from, stated.range.to), stated.text);
      }),
      { numRuns: 200 },
    );
  });

  it('LF, CRLF and CR give the same findings', () => {
    fc.assert(
      fc.property(document, (text) => {
        for (const end of ['\r\n', '\r'])
          assert.deepEqual(
            postmortem(normalise(text.replace(/\n/g, end))).findings,
            postmortem(text).findings,
          );
      }),
      { numRuns: 60 },
    );
  });

  it('a version analysed after another is the same as one analysed alone', () => {
    fc.assert(
      fc.property(
        document,
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(30), line), {
          minLength: 1,
          maxLength: 4,
        }),
        (start, edits) => {
          const options = {
            configuration: DEFAULT_CONFIGURATION,
            today: TODAY,
            path: null,
            always: true,
          };
          let snapshot = analyse(start, options);
          for (const [where, removed, inserted] of edits) {
            const at = Math.floor(where * snapshot.text.length);
            const text = snapshot.text.slice(0, at) + inserted + snapshot.text.slice(at + removed);
            snapshot = analyse(text, { ...options, previous: snapshot });
            const alone = analyse(text, options);
            assert.deepEqual(snapshot.findings, alone.findings);
            assert.deepEqual(snapshot.model.timelines, alone.model.timelines);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('a preferred fix takes its finding away, and leaves the others as many as they were', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...REAL),
        fc.array(fc.nat(400), { maxLength: 3 }),
        (text, dropped) => {
          const lines = text.split('\n').filter((_, index) => !dropped.includes(index));
          const before = postmortem(lines.join('\n'));
          for (const finding of before.findings) {
            const fix = finding.fixes.find((candidate) => candidate.preferred);
            if (!fix) continue;
            const after = postmortem(applyEdits(before.text, fix.edits));
            const count = (rule: string, all: typeof before): number =>
              all.findings.filter((candidate) => candidate.rule === rule).length;
            assert.equal(
              count(finding.rule, after),
              count(finding.rule, before) - 1,
              finding.message,
            );
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('bad input', () => {
  const cases: readonly (readonly [name: string, text: string])[] = [
    ['an empty document', ''],
    ['only a title', '# Outage'],
    ['only white space', ' \n\t\n\u00a0'],
    [
      'a table broken in the middle of a row',
      '# Outage\n\n## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 14:30 | Alert |\n| 14:3',
    ],
    ['lone surrogates', '# Outage \uD83D\n\n## Timeline\n\n- 14:30 UTC - \uDE92 Alert\n'],
    ['a date that does not exist', '# Outage\n\n**Date:** 2025-02-30\n'],
    ['broken front matter', '---\ntitle: [x\n: :\n---\n# Outage\n'],
    ['nested quotes', `${'> '.repeat(3000)}- 14:30 x`],
    [
      'nested lists',
      Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth * 2)}- 14:30 x`).join('\n'),
    ],
  ];
  for (const [name, text] of cases) it(`${name} is no trouble`, () => assert.ok(postmortem(text)));

  it('a time that cannot be and a date that does not exist are told, and the rest still works', () => {
    const text =
      '# Outage\n\n**Date:** 2025-02-30\n\n## Timeline\n\n- 14:30 UTC - Alert\n- 25:99 UTC - Restart\n- 14:20 UTC - Closed\n- 14:50 UTC - Report\n';
    assert.deepEqual(
      postmortem(text)
        .findings.map(({ rule, range }) => [rule, text.slice(range.from, range.to)])
        .filter(([rule]) => rule?.startsWith('timeline/')),
      [
        ['timeline/invalid-time', '2025-02-30'],
        ['timeline/invalid-time', '25:99 UTC'],
        ['timeline/out-of-order', '14:20 UTC'],
      ],
    );
  });

  it('5 MB of text keeps its findings', function () {
    this.timeout(180_000);
    const head =
      '# Outage\n\n**Time:** 14:30 UTC - 15:45 UTC\n**Duration:** 5 hours\n\n## Timeline\n\n- 14:30 - Alert\n\n## Notes\n\n';
    const { findings } = postmortem(
      head + 'Some words about nothing at all, and `code` and **bold**.\n\n'.repeat(90_000),
    );
    assert.ok(findings.some((finding) => finding.rule === 'summary/duration-mismatch'));
  });

  it('a rule that throws is left out, and named', () => {
    const failures: string[] = [];
    const options = Object.defineProperty({}, 'timeline/gap', {
      enumerable: true,
      get: () => {
        throw new Error('broken');
      },
    });
    const text = '# Outage\n\n**Time:** 14:30 UTC - 15:45 UTC\n**Duration:** 5 hours\n';
    const { findings } = analyse(text, {
      configuration: { ...DEFAULT_CONFIGURATION, options },
      today: Temporal.PlainDate.from('2025-01-01'),
      path: null,
      always: true,
      onRuleFailure: (rule) => failures.push(rule),
    });
    assert.deepEqual(failures, ['timeline/gap']);
    assert.ok(findings.some((finding) => finding.rule === 'summary/duration-mismatch'));
  });
});
