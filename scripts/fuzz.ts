// npm run fuzz: writes into a document of the real server at random, asks everything meanwhile, and compares what it
// tells with a server that has read the same text at once. Run `npm run build` first.
//   -- --edits 5000    how many changes (default 2000)
//   -- --seed 7        the same changes again; the seed of a run is printed
// A failure is printed with the text that both servers agreed on last and what was done to it since. Exit code 1 on one.
import { parseArgs } from 'node:util';
import { fuzz } from '../test/fuzz/fuzz';

const { values } = parseArgs({
  options: { edits: { type: 'string', default: '2000' }, seed: { type: 'string' } },
});
const seed = values.seed === undefined ? Date.now() % 0x7fffffff : Number(values.seed);
console.log(`${values.edits} edits, --seed ${seed}`);
const started = Date.now();
void fuzz({ seed, edits: Number(values.edits) }).then(
  ({ edits, requests, offered, compared }) => {
    console.log(
      `${edits} edits, ${requests} requests, ${offered} offered edits applied, compared ${compared} times, ` +
        `${Math.round((Date.now() - started) / 1000)} s: no error`,
    );
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
