// npm run corpus: what the tool reads in real documents, and everything it says about them.
//   -- --update   writes test/corpus/summary.txt; without it, the difference to that file is shown
// The folder is POSTMORTEM_CORPUS (default ../shared/corpus). Its files are read, never copied.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build, ensurePackages } from './ensure.mjs';
import { fail, ROOT } from './lib/run.mjs';

const { values: flags } = parseArgs({ options: { update: { type: 'boolean' } } });
const folder = path.resolve(ROOT, process.env.POSTMORTEM_CORPUS ?? '../shared/corpus');
if (!existsSync(folder))
  fail(
    `There is no folder ${folder}.`,
    'Set POSTMORTEM_CORPUS to a folder of Markdown postmortems.',
  );
await ensurePackages();
await build();

const SUMMARY = path.join(ROOT, 'test', 'corpus', 'summary.txt');
const VERDICTS = path.join(ROOT, 'test', 'corpus', 'verdicts.tsv');
/** Findings such as overdue actions depend on the day; one day for all runs keeps them comparable. */
const TODAY = '2026-11-23';

const cli = path.join(ROOT, 'dist', 'cli.js');
const run = (...args) =>
  spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 }).stdout;
const files = readdirSync(folder, { recursive: true })
  .map((file) => String(file).replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.md'))
  .sort();
const found = JSON.parse(run('check', folder, '--format', 'json', '--today', TODAY));

const lines = [];
for (const file of files) {
  const read = JSON.parse(run('inspect', path.join(folder, file)));
  const timed = read.timeline.filter((entry) => entry.time !== null).length;
  const dated = read.timeline.filter((entry) => entry.date !== null).length;
  lines.push(
    read.postmortem
      ? `${file}: ${read.timeline.length} entries (${timed} timed, ${dated} dated), ` +
          `${read.actionItems.length} actions (${read.actionItems.filter((item) => item.owner !== null).length} owned, ${read.actionItems.filter((item) => item.due !== null).length} due), ` +
          `${read.incident.durations.length} durations, ${read.doubts.length} left open`
      : `${file}: no postmortem, ${read.reason}`,
  );
  for (const { file: at, rule, severity, message, range } of found)
    if (path.relative(folder, at).replaceAll('\\', '/') === file)
      lines.push(`  ${severity} ${range.start.line} ${rule} ${message}`);
}
const counts = new Map();
for (const { rule, severity } of found) {
  const key = `${rule} (${severity})`;
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
const recognised = lines.filter((line) => / entries \(/.test(line)).length;
const summary = `${[
  `${files.length} documents, ${recognised} postmortems, ${found.length} findings`,
  ...[...counts].sort().map(([rule, count]) => `${rule}: ${count}`),
  '',
  ...lines,
].join('\n')}\n`;

if (flags.update) {
  writeFileSync(SUMMARY, summary);
  console.log(`Written: ${path.relative(ROOT, SUMMARY)}`);
} else showDifference();
console.log(summary.split('\n\n')[0]);
judge();

const gold = path.join(folder, 'gold.json');
const score = path.join(folder, 'score.mjs');
if (existsSync(gold) && existsSync(score))
  spawnSync(process.execPath, [score, gold, '--docs', folder, '--cli', cli], { stdio: 'inherit' });

function showDifference() {
  const before = existsSync(SUMMARY) ? readFileSync(SUMMARY, 'utf8').split('\n') : [];
  const after = summary.split('\n');
  const difference = (from, to, sign) => {
    const left = new Map();
    for (const line of to) left.set(line, (left.get(line) ?? 0) + 1);
    let document = '';
    for (const line of from) {
      if (!line.startsWith('  ')) document = line.split(': ')[0];
      const count = left.get(line) ?? 0;
      if (count > 0) left.set(line, count - 1);
      else console.log(`${sign} ${line.startsWith('  ') ? `${document}:${line.slice(1)}` : line}`);
    }
  };
  difference(before, after, '-');
  difference(after, before, '+');
}

/** How many errors and warnings a reader has called right. `file:line rule`, verdict, why; by tabs. */
function judge() {
  const verdicts = new Map(
    (existsSync(VERDICTS) ? readFileSync(VERDICTS, 'utf8').split('\n') : [])
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split('\t'))
      .map(([key, verdict]) => [key, verdict]),
  );
  const counted = { right: 0, wrong: 0, unread: 0 };
  for (const { file, rule, severity, message, range } of found) {
    if (severity !== 'error' && severity !== 'warning') continue;
    const key = `${path.relative(folder, file).replaceAll('\\', '/')}:${range.start.line} ${rule}`;
    const verdict = verdicts.get(key) ?? 'unread';
    counted[verdict]++;
    if (verdict !== 'right') console.log(`${verdict}: ${key} (${severity}) ${message}`);
  }
  console.log(
    `errors and warnings: ${counted.right} right, ${counted.wrong} wrong, ${counted.unread} not read`,
  );
}
