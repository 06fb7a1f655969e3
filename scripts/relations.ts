// npm run relations: real postmortems written otherwise (links, footnotes, names of sections, tables
// as lists, a section about something else): what they say and what is said of them stays.
//   POSTMORTEM_CORPUS   the folder of Markdown files that are read (default ../shared/corpus)
// Nothing of the folder is changed. Exit code 1 where a relation does not hold.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { DEFAULT_CONFIGURATION } from '../server/src/model/configuration';
import { normalise } from '../server/src/text/source';
import { analyse } from '../server/src/workspace/analyse';
import type { Snapshot } from '../server/src/workspace/snapshot';
import { RELATIONS, saying, unlike } from '../test/dialects/relations';

const folder = path.resolve(__dirname, '..', process.env.POSTMORTEM_CORPUS ?? '../shared/corpus');
if (!existsSync(folder)) {
  console.error(
    `There is no folder ${folder}. Set POSTMORTEM_CORPUS to a folder of Markdown postmortems.`,
  );
  process.exit(2);
}
const read = (text: string, file: string): Snapshot =>
  analyse(text, {
    configuration: DEFAULT_CONFIGURATION,
    today: Temporal.PlainDate.from('2026-12-01'),
    path: file,
  });
const held = new Map<string, { held: number; written: number }>();
for (const name of readdirSync(folder, { recursive: true }).map(String).sort()) {
  if (!name.endsWith('.md')) continue;
  const file = path.join(folder, name);
  const text = normalise(readFileSync(file, 'utf8'));
  const snapshot = read(text, file);
  if (!snapshot.model.recognition.postmortem) continue;
  for (const { name: relation, apply } of RELATIONS) {
    const other = apply(snapshot, text);
    if (other === null) continue;
    const differences = unlike(saying(snapshot), saying(read(other, file)));
    const counts = held.get(relation) ?? { held: 0, written: 0 };
    held.set(relation, {
      held: counts.held + (differences.length === 0 ? 1 : 0),
      written: counts.written + 1,
    });
    if (differences.length > 0)
      console.log(`${name}: ${relation}\n  ${differences.slice(0, 6).join('\n  ')}`);
  }
}
for (const [relation, counts] of held)
  console.log(`${relation}: ${counts.held} of ${counts.written}`);
if ([...held.values()].some((counts) => counts.held < counts.written)) process.exitCode = 1;
