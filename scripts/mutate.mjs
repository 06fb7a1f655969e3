// npm run mutate -- time            small faults in server/src/time, tried on the tests nearest
//   -- time --most 300              how many of all that can be made (default 150), taken at random
//   -- time --seed 7                which; the same seed takes the same ones
//   -- time --again                 only those that survived last time, in the text of today
//   -- time --file calendar.ts      only in files whose path contains this
// Those that survive are printed as what was written and what stood there instead. Not part of npm test.
import { fork } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { globSync } from 'tinyglobby';
import { AREAS } from './lib/mutate/areas.mjs';
import { mutantsOf } from './lib/mutate/mutants.mjs';
import { fail, ROOT } from './lib/run.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    most: { type: 'string', default: '150' },
    seed: { type: 'string', default: '1' },
    again: { type: 'boolean' },
    file: { type: 'string' },
  },
});
const area = positionals[0] ?? '';
if (!(area in AREAS))
  fail(`No such area: '${area}'.`, `Name one of ${Object.keys(AREAS).join(', ')}.`);

const REPORTS = path.join(ROOT, 'node_modules/.cache/postmortem-mutate');
const report = path.join(REPORTS, `${area}.json`);
const tests = globSync(AREAS[area], {
  cwd: ROOT,
  ignore: ['**/*.browser.test.ts'],
  absolute: true,
});

const texts = new Map();
const all = globSync(`server/src/${area}/**/*.ts`, { cwd: ROOT, absolute: true })
  .sort()
  .flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    texts.set(file, text);
    return mutantsOf(file, text);
  });
const mutants = chosen();
const worker = workerProcess();
const started = Date.now();

const places = new Map(mutants.map((mutant, place) => [place, mutant]));
const {
  loaded,
  tests: passed,
  failed,
} = await worker.ask({
  kind: 'coverage',
  files: tests,
  instrumented: [...instrumented()],
});
if (failed > 0) fail(`${failed} tests fail without any fault.`, 'Run `npm test -- --unit` first.');
console.log(`${all.length} mutants in ${area}, ${mutants.length} tried on ${passed.length} tests`);

const early = new Set(loaded);
const survivors = [];
let unreached = 0;
for (const [place, mutant] of places) {
  const near = passed
    .filter((test) => early.has(place) || test.reached.includes(place))
    .sort((one, other) => one.took - other.took);
  const killer = near.length === 0 ? null : (await trial(mutant, near)).killer;
  if (killer !== null) continue;
  if (near.length === 0) unreached++;
  survivors.push(mutant);
  print(mutant, near.length);
}
worker.end();
mkdirSync(REPORTS, { recursive: true });
writeFileSync(report, JSON.stringify(survivors.map(keyOf), null, 1));
const killed = mutants.length - survivors.length;
console.log(
  `${area}: ${mutants.length} tried, ${killed} killed (${Math.round((100 * killed) / Math.max(1, mutants.length))} %), ` +
    `${survivors.length} survived, ${unreached} of them reached by no test; seed ${values.seed}, ` +
    `${Math.round((Date.now() - started) / 60_000)} min`,
);

function chosen() {
  const within = all.filter(({ file }) => values.file === undefined || file.includes(values.file));
  if (values.again) {
    const before = new Set(JSON.parse(readFileSync(report, 'utf8')));
    return within.filter((mutant) => before.has(keyOf(mutant)));
  }
  const random = randomFrom(Number(values.seed));
  return within
    .map((mutant) => ({ mutant, at: random() }))
    .sort((one, other) => one.at - other.at)
    .slice(0, Number(values.most))
    .map(({ mutant }) => mutant);
}

/** The same for a mutant as long as its line stays, wherever that moves. */
function keyOf(mutant) {
  const text = texts.get(mutant.file);
  const before = text.slice(text.lastIndexOf('\n', mutant.from) + 1, mutant.from);
  return `${path.relative(ROOT, mutant.file)}|${before.trim()}|${text.slice(mutant.from, mutant.to)}|${mutant.replacement}`;
}

/** Each file with a call at each mutant's place that says that it was reached. */
function instrumented() {
  const inserts = new Map();
  for (const [place, mutant] of places) {
    const edits = inserts.get(mutant.file) ?? [];
    inserts.set(mutant.file, edits);
    // Where both begin or end together, the statement is around the expression.
    if (mutant.statement)
      edits.push([mutant.from, 1, `{__reached(${place});`], [mutant.to, 0, '}']);
    else edits.push([mutant.from, 0, `(__reached(${place}),`], [mutant.to, 1, ')']);
  }
  return [...inserts].map(([file, edits]) => {
    let text = texts.get(file);
    edits.sort((one, other) => other[0] - one[0] || one[1] - other[1]);
    // Written from the end, so that what is written last at a place stands first.
    for (const [at, , written] of edits) text = text.slice(0, at) + written + text.slice(at);
    return [file, `declare const __reached: (place: number) => void;\n${text}`];
  });
}

async function trial(mutant, near) {
  const text = texts.get(mutant.file);
  const names = near.map(({ name }) => name);
  return worker.ask(
    {
      kind: 'trial',
      files: [...new Set(near.map(({ file }) => file))],
      tests: names,
      file: mutant.file,
      text: text.slice(0, mutant.from) + mutant.replacement + text.slice(mutant.to),
    },
    20_000 + 4 * near.reduce((sum, { took }) => sum + took, 0),
  );
}

function print(mutant, reachedBy) {
  const text = texts.get(mutant.file);
  const from = text.lastIndexOf('\n', mutant.from) + 1;
  const end = text.indexOf('\n', mutant.to);
  const line = (middle) =>
    (text.slice(from, mutant.from) + middle + text.slice(mutant.to, end)).trim();
  console.log(
    `\n${path.relative(ROOT, mutant.file)}:${mutant.line} ${mutant.kind}, reached by ${reachedBy} tests\n` +
      `  - ${line(text.slice(mutant.from, mutant.to))}\n  + ${line(mutant.replacement)}`,
  );
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The process that runs the tests; one that hangs is ended, which kills the mutant, and begun anew. */
function workerProcess() {
  let child = null;
  const start = () =>
    fork(path.join(ROOT, 'scripts/lib/mutate/worker.mjs'), {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
  return {
    end: () => child?.kill('SIGKILL'),
    ask(message, patience = 1_200_000) {
      child ??= start();
      const asked = child;
      return new Promise((resolve) => {
        const over = (answer) => {
          clearTimeout(timer);
          asked.removeAllListeners();
          resolve(answer);
        };
        const lost = (why) => {
          asked.kill('SIGKILL');
          child = null;
          over({ killer: why });
        };
        const timer = setTimeout(() => lost('hangs'), patience);
        asked.once('message', over);
        asked.once('exit', () => lost('ends the process'));
        asked.send(message);
      });
    },
  };
}
