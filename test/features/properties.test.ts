import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { complete } from '../../server/src/features/completion/complete';
import { folds } from '../../server/src/features/folding';
import { format } from '../../server/src/features/format/format';
import { hover } from '../../server/src/features/hover/hover';
import { inlayHints } from '../../server/src/features/inlayHints';
import { lenses } from '../../server/src/features/lenses';
import { links } from '../../server/src/features/links';
import { refactorings } from '../../server/src/features/refactor/refactorings';
import { referableAt, referencesIn } from '../../server/src/features/references';
import { selections } from '../../server/src/features/selection';
import { semanticTokens } from '../../server/src/features/semanticTokens';
import { applyEdits } from '../../server/src/text/edit';
import type { Range } from '../../server/src/text/range';
import { normalise } from '../../server/src/text/source';
import { postmortem, WORLD } from '../support/analyse';

const ROOT = path.join(__dirname, '../..');
const CORPUS = process.env['POSTMORTEM_CORPUS'];

function documents(): readonly (readonly [name: string, text: string])[] {
  const folders = [path.join(ROOT, 'examples'), ...(CORPUS ? [CORPUS] : [])];
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true })
      .map(String)
      .filter((file) => file.endsWith('.md') && !/readme/i.test(file))
      .slice(0, 40)
      .map((file) => [file, normalise(readFileSync(path.join(folder, file), 'utf8'))] as const),
  );
}

/** Every feature at many places of real documents: nothing throws, nothing lies outside the text. */
describe('features over real documents', () => {
  for (const [name, text] of documents()) {
    it(name, () => {
      const snapshot = postmortem(text);
      const inside = ({ from, to }: Range): void =>
        assert.ok(from >= 0 && from <= to && to <= text.length, `${from}–${to}`);
      for (const { from, to } of folds(snapshot)) assert.ok(from < to);
      for (const { range } of [...lenses(snapshot, () => 0), ...semanticTokens(snapshot)])
        inside(range);
      for (const { range } of links(snapshot, WORLD)) inside(range);
      inlayHints(snapshot, { from: 0, to: text.length });
      const once = applyEdits(text, format(snapshot, null));
      assert.equal(applyEdits(once, format(postmortem(once), null)), once, 'formatted twice');
      const step = Math.max(7, Math.floor(text.length / 400));
      for (let offset = 0; offset <= text.length; offset += step) {
        for (const { range } of complete(snapshot, WORLD, offset)) inside(range);
        const hovered = hover(snapshot, WORLD, offset);
        if (hovered) inside(hovered.range);
        selections(snapshot, offset).forEach(inside);
        const target = referableAt(snapshot, WORLD, offset);
        if (target) referencesIn(snapshot, target).forEach(inside);
        for (const { edits } of refactorings({
          snapshot,
          world: WORLD,
          at: { from: offset, to: offset },
        })) {
          edits.forEach(({ range }) => inside(range));
          applyEdits(text, edits);
        }
      }
    });
  }
});
