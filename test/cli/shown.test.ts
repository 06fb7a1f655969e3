import assert from 'node:assert/strict';
import fc from 'fast-check';
import { format, FORMATS } from '../../server/src/main/cli/formats';
import { placedFindings, reportOf } from '../../server/src/main/cli/formats/places';
import { shownLines } from '../../server/src/main/cli/formats/shown';
import { csvCell } from '../../server/src/text/csv';
import { postmortem } from '../support/analyse';

/** What a terminal or a log obeys, and what build systems take for commands. */
const TRICKS = ['\u001b[2J', '\u0007', '\r', '\u0085', '\u009b31m', '\u2028', '\u2029', '\u202e', '\u2066', '\u200f', '::error::x', '##[error]x', '##vso[task.complete]', '%0A::error::x', ',line=9::x', '"', '<', '&', '\\', 'é👩‍💻', '\t', ' ', 'a'] as const; // prettier-ignore
const OBEYED = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const tricky = fc
  .array(fc.oneof(fc.constantFrom(...TRICKS), fc.string({ unit: 'binary', maxLength: 4 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join('').replace(/\n/g, ' '));

describe('what a document or a file is called reaches terminal and log as text', () => {
  for (const name of FORMATS)
    it(name, () => {
      fc.assert(
        fc.property(tricky, tricky, (text, file) => {
          const document = `# Outage\n\n**Duration:** 3 hours\n\n## Timeline (UTC)\n\n| Event | Time |\n|---|---|\n${text.replace(/[|\r]/g, '')} | 25:10 |\n| ${text} | 10:00 |\n| Incident resolved | 10:30 |\n`;
          const snapshot = postmortem(document);
          const report = reportOf(
            `${file}\n::error::y`,
            snapshot.text,
            true,
            placedFindings(snapshot),
          );
          assert.ok(report.findings.length > 0);
          const out = format(name, [report], { colour: false, incomplete: false });
          const lines = out.split('\n');
          for (const line of lines) {
            assert.doesNotMatch(line, OBEYED);
            if (name === 'github')
              assert.match(line, /^(?:::(?:error|warning|notice) file=[^:,]*,line=\d+,|$)/);
            else assert.doesNotMatch(line, /^\s*::|##\w*\[/);
          }
          if (name === 'github') assert.equal(lines.length, report.findings.length + 1);
          if (name === 'json')
            assert.equal((JSON.parse(out) as { file: string }[])[0]?.file, report.file);
        }),
        { numRuns: 60 },
      );
    });
  it('messages of errors', () => {
    fc.assert(
      fc.property(tricky, (text) => {
        for (const line of shownLines(`postmortem: ${text}\n${text}: no\n`).split('\n')) {
          assert.doesNotMatch(line, OBEYED);
          assert.doesNotMatch(line, /^\s*::|##\w*\[/);
        }
      }),
    );
  });
});

describe('a cell of a table for spreadsheets', () => {
  it('is text where it would be a formula', () => {
    for (const sign of [
      '=',
      '+',
      '-',
      '@',
      '＝',
      '＋',
      '－',
      '＠',
      '﹦',
      '−',
      '\t=',
      ' =',
      '\u200b=',
      '\r',
    ])
      assert.match(csvCell(`${sign}1+1`), /^"?'/, sign);
    assert.equal(csvCell('a=1'), 'a=1');
    assert.equal(csvCell('a, "b"'), '"a, ""b"""');
    assert.equal(csvCell(-5), '-5');
  });
});
