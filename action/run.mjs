// What the action does: checks the postmortems that a push or a pull request changes, annotates their
// lines, and writes a summary with the difference, the timelines and the findings. With a token it keeps
// one comment of the pull request up to date. Everything is read from the environment that the runner
// gives; only the comment needs the network.
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const OWN = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
/** In the packed package, and in a checkout that was built. */
const PROGRAM = ['dist/postmortem.js', 'dist/cli.js']
  .map((file) => path.join(OWN, file))
  .find((file) => existsSync(file));
const MARK = '<!-- postmortem-action -->';
/** A comment and a summary have an end; what is more stands in the annotations. */
const MOST_FINDINGS = 50;
const LONGEST = 60_000;

const { env } = process;
const input = (name, initial = '') => env[`INPUT_${name}`] || initial;
const event = env.GITHUB_EVENT_PATH ? JSON.parse(readFileSync(env.GITHUB_EVENT_PATH, 'utf8')) : {};

function postmortem(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (stderr) process.stderr.write(stderr);
  return { status, out: stdout };
}

const git = (...args) => {
  try {
    return execFileSync('git', args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return null;
  }
};

/** The commit that the change is compared with; null where there is none, as for the first push. */
function baseCommit() {
  const named = input('BASE') || event.pull_request?.base?.sha || event.before || '';
  if (named === '' || /^0+$/.test(named)) return null;
  if (git('cat-file', '-e', `${named}^{commit}`) === null)
    git('fetch', '--quiet', '--depth=1', 'origin', named);
  if (git('cat-file', '-e', `${named}^{commit}`) === null) return null;
  // Where the histories meet is what was changed from; a shallow clone does not know it.
  return git('merge-base', named, 'HEAD') || named;
}

/** Text of a document as text: no link, no HTML, and nobody is called by `@name`. */
const text = (words) =>
  String(words)
    .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/[&<>@#|]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/[\\`*_{}[\]()!~$]/g, '\\$&')
    .replace(/:\/\//g, '&#58;//');

function findingsTable(findings) {
  if (findings.length === 0) return ['No findings.', ''];
  const rest = findings.length - MOST_FINDINGS;
  return [
    '| Line | Level | Finding | Rule |',
    '| --- | --- | --- | --- |',
    ...findings
      .slice(0, MOST_FINDINGS)
      .map(
        ({ range, severity, message, rule }) =>
          `| ${range.start.line} | ${severity} | ${text(message)} | \`${rule}\` |`,
      ),
    ...(rest > 0 ? ['', `and ${rest} more`] : []),
    '',
  ];
}

function timelineOf(file) {
  const { status, out } = postmortem('render', file, '--format', 'mermaid');
  return status === 0
    ? [
        '<details><summary>Timeline</summary>',
        '',
        '```mermaid',
        out.trimEnd(),
        '```',
        '',
        '</details>',
        '',
      ]
    : [];
}

function summaryOf(documents, findings, differences) {
  const parts = documents.map(({ after, before, title, same }) => {
    const own = findings.filter(({ file }) => file === after);
    return [
      `### ${text(title ?? after)}`,
      '',
      `${text(after)}${before === null ? ', new' : same ? ', the same incident as before' : ''}`,
      '',
      ...findingsTable(own),
      ...timelineOf(after),
    ].join('\n');
  });
  const changed = differences === '' ? [] : ['## What changed', '', differences];
  const whole = ['## Postmortems', '', ...parts, ...changed].join('\n');
  if (documents.length === 0) return '## Postmortems\n\nNo postmortem was changed.\n';
  return whole.length > LONGEST ? `${whole.slice(0, LONGEST)}\n\n… the rest is cut.\n` : whole;
}

/** Makes the one comment, or writes the summary into the one that is there. Says why it could not. */
async function comment(summary) {
  const token = input('TOKEN');
  const number = event.pull_request?.number;
  if (!token || !number) return;
  const api = `${env.GITHUB_API_URL}/repos/${env.GITHUB_REPOSITORY}/issues`;
  const ask = async (address, method = 'GET', body) => {
    const answer = await fetch(address, {
      method,
      headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json' },
      body: body && JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${answer.status}`);
    return answer.json();
  };
  try {
    let known;
    for (let page = 1; !known; page++) {
      const found = await ask(`${api}/${number}/comments?per_page=100&page=${page}`);
      known = found.find(({ body }) => body?.startsWith(MARK));
      if (found.length < 100) break;
    }
    const body = `${MARK}\n${summary}`;
    if (known) await ask(`${api}/comments/${known.id}`, 'PATCH', { body });
    else await ask(`${api}/${number}/comments`, 'POST', { body });
  } catch (error) {
    console.log(
      `::notice::No comment was written (${error.message}); it needs pull-requests: write. The summary of the job has it all.`,
    );
  }
}

const paths = input('PATHS', '.').split(/\s+/).filter(Boolean);
const level = input('SEVERITY', 'warning');
const base = baseCommit();
if (base === null)
  console.log('::notice::Nothing to compare with, so all postmortems are checked.');
const compared =
  base === null ? null : postmortem('diff', ...paths, '--base', base, '--format', 'json');
const documents = compared
  ? JSON.parse(compared.out || '[]').filter(({ after }) => after !== null)
  : [];
const files = compared ? documents.map(({ after }) => after) : paths;
let status = compared?.status ?? 0;
let findings = [];
if (files.length > 0) {
  const checked = postmortem(
    'check',
    ...files,
    '--severity',
    level,
    '--format',
    'github',
    '--root-relative',
  );
  process.stdout.write(checked.out);
  status = Math.max(status, checked.status ?? 2);
  findings = JSON.parse(postmortem('check', ...files, '--format', 'json').out || '[]');
}
const shown = compared
  ? documents
  : [...new Set(findings.map(({ file }) => file))].map((after) => ({
      after,
      before: after,
      title: after,
    }));
const differences =
  base === null || documents.every(({ same }) => same)
    ? ''
    : postmortem('diff', ...paths, '--base', base, '--format', 'markdown').out;
const summary = summaryOf(shown, findings, differences);
if (env.GITHUB_STEP_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, summary);
if (env.GITHUB_OUTPUT)
  appendFileSync(
    env.GITHUB_OUTPUT,
    `changed=${documents.length}\nfindings=${findings.length}\nerrors=${findings.filter(({ severity }) => severity === 'error').length}\n`,
  );
await comment(summary);
process.exitCode = status;
