// npm run dialects: random postmortems in all forms of the catalogue, read as they are written.
//   -- --runs 5000    how many (default 2000)
//   -- --seed 7       the same documents again; the seed of a run is printed
// A failure is shrunk to the plainest document that still fails. Exit code 1 on one.
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { choices } from '../test/dialects/choices';
import { write } from '../test/dialects/document';
import { incidents } from '../test/dialects/incident';
import { differences, read } from '../test/dialects/reading';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '2000' }, seed: { type: 'string' } },
});
const seed = values.seed === undefined ? Date.now() % 0x7fffffff : Number(values.seed);
console.log(`${values.runs} documents, --seed ${seed}`);

const documents = choices.chain((forms) =>
  incidents(forms.reach).map((incident) => ({ forms, incident })),
);
const result = fc.check(
  fc.property(documents, ({ forms, incident }) => {
    const document = write(incident, forms);
    const found = differences(document, forms, read(document.text, incident));
    if (found.length > 0)
      throw new Error(`${JSON.stringify(forms)}\n${found.join('\n')}\n\n${document.text}`);
  }),
  { numRuns: Number(values.runs), seed },
);
if (result.failed) {
  console.error(result.errorInstance instanceof Error ? result.errorInstance.message : '');
  console.error(`After ${result.numRuns} documents, shrunk ${result.numShrinks} times.`);
  process.exitCode = 1;
} else console.log('All are read as they are written.');
