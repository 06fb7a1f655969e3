import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { shiftOf } from '../../server/src/edits/shift';
import { formatOnType } from '../../server/src/features/format/format';
import { offeredFixes, offeredRefactorings } from '../../server/src/features/offers';
import { panelEdit } from '../../server/src/features/preview/edit';
import { refactorings } from '../../server/src/features/refactor/refactorings';
import type { Finding } from '../../server/src/rules/rule';
import { applyEdits, type TextEdit } from '../../server/src/text/edit';
import { lineAt } from '../../server/src/text/lineIndex';
import { contains } from '../../server/src/text/range';
import { normalise } from '../../server/src/text/source';
import { stableFixes } from '../../server/src/workspace/fixes';
import type { Snapshot } from '../../server/src/workspace/snapshot';
import { postmortem, WORLD } from '../support/analyse';
import { documents, sparseTimelines, tickable } from './documents';

/** An edit that is offered, and the finding that it is for. */
interface Offer {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  readonly finding: Finding | null;
}

function offers(snapshot: Snapshot): readonly Offer[] {
  const { findings, model } = snapshot;
  const fixes = findings.flatMap((finding) =>
    offeredFixes(snapshot, finding).map((fix): Offer => ({ ...fix, finding })),
  );
  const places = [
    ...model.sections.map(({ heading }) => heading.range.from),
    ...model.timelines.flatMap(({ entries }) => entries.map(({ range }) => range.from)),
    ...model.actions.flatMap(({ items }) => items.map(({ range }) => range.from)),
  ];
  const found = places.flatMap((from) =>
    offeredRefactorings(snapshot, refactorings({ snapshot, world: WORLD, at: { from, to: from } })),
  );
  const own = found
    .filter(({ create, title }) => !create && !/^(?:Turn|Convert)/.test(title))
    .map(({ title, edits }): Offer => ({ title, edits, finding: null }));
  return [...fixes, ...own, ...panelOffers(snapshot)];
}

const panelOffers = (snapshot: Snapshot): readonly Offer[] =>
  snapshot.model.actions.flatMap(({ items }) =>
    items.flatMap(({ range }) => {
      const line = lineAt(snapshot.lines, range.from);
      return (
        [
          { kind: 'done', line },
          { kind: 'owner', line, owner: 'Zelda Quux' },
          { kind: 'due', line, date: '2031-03-14' },
        ] as const
      ).flatMap((edit): Offer[] => {
        const outcome = panelEdit(snapshot, edit);
        return 'edits' in outcome
          ? [{ title: `panel: ${edit.kind}`, edits: outcome.edits, finding: null }]
          : [];
      });
    }),
  );

/** What no edit may lose, found without the reader of the product. */
const MARKUP: readonly RegExp[] = [
  /```[\s\S]*?```/g,
  /<!--[\s\S]*?-->/g,
  /(?<!`)`[^`\n]+`(?!`)/g,
  /\]\([^)\n]*\)/g,
  /https?:\/\/[^\s<>|)\]]+/g,
  /<\/?b>/g,
  /\[\^1\]/g,
];

function assertHolds(snapshot: Snapshot, { title, edits, finding }: Offer): void {
  const { text } = snapshot;
  const what = `${finding?.rule ?? ''} “${title}” ${JSON.stringify(edits)}\n${text}`;
  const ordered = [...edits].sort((a, b) => a.range.from - b.range.from);
  ordered.forEach(({ range }, index) => {
    const end = ordered[index - 1]?.range.to ?? 0;
    assert.ok(range.from >= end && range.to >= range.from && range.to <= text.length, what);
  });
  const changed = applyEdits(text, edits);
  assert.notEqual(changed, text, what);
  const removes = /^(?:Remove|Redact)/.test(title);
  for (const pattern of MARKUP) {
    const left: string[] = [...(changed.match(pattern) ?? [])];
    for (const one of removes ? [] : (text.match(pattern) ?? [])) {
      const at = left.indexOf(one);
      assert.notEqual(at, -1, `${one} is lost: ${what}`);
      left.splice(at, 1);
    }
  }
  const after = postmortem(changed);
  const count = (found: readonly Finding[], same: (other: Finding) => boolean): number =>
    found.filter(same).length;
  if (!finding) return;
  const gone = [
    (other: Finding) => other.rule === finding.rule,
    (other: Finding) => other.rule === finding.rule && other.message === finding.message,
  ].some((same) => count(after.findings, same) < count(snapshot.findings, same));
  assert.ok(gone, `still there: ${what}`);
  if (!title.startsWith('Replace by')) return;
  const written = shiftOf(edits).written;
  const wrong = after.findings.find(
    ({ rule, range }) => rule === finding.rule && written.some((own) => contains(own, range)),
  );
  assert.equal(wrong?.message, undefined, what);
}

const EXAMPLES = path.join(__dirname, '../../examples');
const CORPUS = process.env['POSTMORTEM_CORPUS'];

describe('every edit that is offered', () => {
  it('does what it says and nothing else, on generated documents', function () {
    this.timeout(300_000);
    fc.assert(
      fc.property(documents, (text) => {
        const snapshot = postmortem(text);
        for (const offer of offers(snapshot)) assertHolds(snapshot, offer);
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });
  it('keeps what a moved time does not change: its zone is known, and it can be read', function () {
    this.timeout(300_000);
    const problems = ({ findings }: Snapshot): readonly string[] =>
      findings
        .filter(({ severity }) => severity === 'error' || severity === 'warning')
        .map(({ rule }) => rule)
        .filter((rule) => !/^(?:summary|claims)\/|^timeline\/(?!.*(?:zone|invalid))/.test(rule));
    fc.assert(
      fc.property(documents, fc.constantFrom(7, -7, 95), (text, minutes) => {
        const before = postmortem(text);
        for (const { range } of before.model.timelines.flatMap(({ entries }) => entries)) {
          const line = lineAt(before.lines, range.from);
          const outcome = panelEdit(before, { kind: 'time', line, minutes });
          if (!('edits' in outcome)) continue;
          const after = postmortem(applyEdits(text, outcome.edits));
          const left = [...problems(before)];
          const more = problems(after).filter((rule) => {
            const at = left.indexOf(rule);
            if (at !== -1) left.splice(at, 1);
            return at === -1;
          });
          assert.deepEqual(more, [], `${JSON.stringify(outcome.edits)}\n${text}`);
        }
      }),
      { numRuns: 25 },
    );
  });
  it('turns every action that is shown, there and back, and keeps what its status notes', function () {
    this.timeout(300_000);
    const turned = (text: string, index: number): string => {
      const snapshot = postmortem(text);
      const item = snapshot.model.actions.flatMap(({ items }) => items)[index];
      assert.ok(item, text);
      const line = lineAt(snapshot.lines, item.range.from);
      const outcome = panelEdit(snapshot, { kind: 'done', line });
      if ('refused' in outcome) assert.fail(`${outcome.refused}: line ${line}\n${text}`);
      const after = applyEdits(text, outcome.edits);
      const now = postmortem(after).model.actions.flatMap(({ items }) => items)[index];
      assert.equal(now?.done, !item.done, after);
      return after;
    };
    fc.assert(
      fc.property(tickable, ({ text, notes }) => {
        const count = postmortem(text).model.actions.flatMap(({ items }) => items).length;
        for (let index = 0; index < count; index++) {
          const once = turned(text, index);
          for (const after of [once, turned(once, index)])
            for (const note of notes) assert.ok(after.includes(note), `${note}\n${text}\n${after}`);
        }
      }),
      { numRuns: 60 },
    );
  });
  it('keeps rows that say something when Enter is typed behind any line', function () {
    this.timeout(120_000);
    const entries = ({ model }: Snapshot): readonly string[] =>
      model.timelines.flatMap((timeline) =>
        timeline.entries
          // A clock alone is what Enter itself puts there, and takes back.
          .filter(({ text, start }) => text.text !== '' || !start?.time)
          .map(({ text, when, start }) =>
            JSON.stringify([text.text, when.kind === 'absent' ? '' : when.text, start?.at]),
          ),
      );
    fc.assert(
      fc.property(sparseTimelines, fc.nat({ max: 12 }), (document, place) => {
        const ends = [...document.matchAll(/\n/g)].map(({ index }) => index);
        const at = ends[place % ends.length] ?? 0;
        const text = `${document.slice(0, at)}\n${document.slice(at)}`;
        const typed = postmortem(text);
        const edits = formatOnType(typed, WORLD, at + 1, '\n');
        const after = entries(postmortem(applyEdits(text, edits)));
        let next = 0;
        for (const entry of after) if (entry === entries(typed)[next]) next++;
        assert.equal(next, entries(typed).length, `${JSON.stringify(edits)}\n${text}`);
      }),
      { numRuns: 80 },
    );
  });
  it('and fixing all that is safe twice is fixing it once', function () {
    this.timeout(120_000);
    fc.assert(
      fc.property(documents, (text) => {
        const once = postmortem(applyEdits(text, stableFixes(postmortem(text), postmortem)));
        assert.deepEqual(stableFixes(once, postmortem), []);
      }),
      { numRuns: 60 },
    );
  });
  for (const folder of [EXAMPLES, ...(CORPUS !== undefined && existsSync(CORPUS) ? [CORPUS] : [])])
    it(`does so on ${path.basename(folder)}`, function () {
      this.timeout(600_000);
      for (const file of readdirSync(folder, { recursive: true }).map(String)) {
        if (!file.endsWith('.md') || /readme/i.test(file)) continue;
        const snapshot = postmortem(normalise(readFileSync(path.join(folder, file), 'utf8')));
        for (const offer of offers(snapshot)) assertHolds(snapshot, offer);
      }
    });
});
