// npm run corpus: what the tool reads in real documents, and everything it says about them.
// The folder is POSTMORTEM_CORPUS (default ../shared/corpus). Its files are read, never copied.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build, ensurePackages } from './ensure.mjs';
import { fail, ROOT } from './lib/run.mjs';

const folder = path.resolve(ROOT, process.env.POSTMORTEM_CORPUS ?? '../shared/corpus');
if (!existsSync(folder))
  fail(
    `There is no folder ${folder}.`,
    'Set POSTMORTEM_CORPUS to a folder of Markdown postmortems.',
  );
await ensurePackages();
await build();

const cli = path.join(ROOT, 'dist', 'cli.js');
const run = (...args) =>
  spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 }).stdout;
const files = readdirSync(folder, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.md'))
  .sort();
const totals = {
  documents: 0,
  recognised: 0,
  timelines: 0,
  entries: 0,
  untimed: 0,
  undated: 0,
  actions: 0,
};
for (const file of files) {
  const read = JSON.parse(run('inspect', path.join(folder, file)));
  totals.documents++;
  totals.recognised += Number(read.postmortem);
  totals.timelines += Number(read.timeline.length > 0);
  totals.entries += read.timeline.length;
  totals.untimed += read.timeline.filter((entry) => entry.time === null).length;
  totals.undated += read.timeline.filter((entry) => entry.date === null).length;
  totals.actions += read.actionItems.length;
  if (!read.postmortem) console.log(`not recognised: ${file} (${read.reason})`);
}
console.log(
  Object.entries(totals)
    .map(([name, count]) => `${name} ${count}`)
    .join(', '),
);

const findings = JSON.parse(run('check', folder, '--format', 'json', '--today', '2026-01-01'));
const byRule = new Map();
for (const finding of findings)
  byRule.set(finding.rule, [...(byRule.get(finding.rule) ?? []), finding]);
for (const [rule, found] of [...byRule].sort()) console.log(`${rule}: ${found.length}`);
for (const { file, rule, severity, message, range } of findings) {
  if (severity === 'error' || severity === 'warning')
    console.log(
      `${severity} ${path.relative(folder, file)}:${range.start.line} ${rule} ${message}`,
    );
}

const gold = path.join(folder, 'gold.json');
const score = path.join(folder, 'score.mjs');
if (existsSync(gold) && existsSync(score) && readFileSync(gold).length > 0) {
  spawnSync(process.execPath, [score, gold, '--docs', folder, '--cli', cli], { stdio: 'inherit' });
}
