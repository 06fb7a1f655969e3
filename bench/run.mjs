// npm run bench: our figures beside those of tools that a user would otherwise have, on the same
// documents in the same run. Machines differ, so what counts are the ratios. Writes bench/RESULTS.md.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { ensurePackages } from '../scripts/ensure.mjs';
import { once, ROOT, run, say } from '../scripts/lib/run.mjs';
import { panelTimes } from './panel.mjs';

const HERE = path.join(ROOT, 'bench');
/** How many programs want a core, over the last minute: figures of a busy machine say less. */
const loads = () => os.loadavg()[0].toFixed(1);
const loadsAtStart = loads();
await ensurePackages();
await once(
  path.join(HERE, 'node_modules', '.complete'),
  readFileSync(path.join(HERE, 'package.json'), 'utf8'),
  () => {
    say('Installing the tools to compare with…');
    return run(
      'npm',
      ['install', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'],
      { cwd: HERE, quiet: true },
    );
  },
);
await run(process.execPath, ['esbuild.mjs', '--production']);
const { build } = await import('esbuild');
await build({
  entryPoints: [path.join(HERE, 'ours.ts')],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  outfile: path.join(HERE, 'node_modules', 'ours.cjs'),
  logLevel: 'warning',
});
// The service imports the default of a package that has none for Node's loader; bundlers find one.
await build({
  entryPoints: [path.join(HERE, 'node_modules/vscode-markdown-languageservice/out/index.js')],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  outfile: path.join(HERE, 'node_modules', 'markdownService.cjs'),
  logLevel: 'error',
  plugins: [
    {
      name: 'vscode-uri',
      setup: (plugin) =>
        plugin.onResolve({ filter: /^vscode-uri$/ }, () => ({
          path: path.join(HERE, 'node_modules/vscode-uri/lib/umd/index.js'),
        })),
    },
  ],
});

const require = createRequire(import.meta.url);
const ours = require('./node_modules/ours.cjs');
const { parser } = await import('@lezer/markdown');
const { micromark } = await import('micromark');
const { gfm, gfmHtml } = await import('micromark-extension-gfm');
const { lint } = await import('markdownlint/sync');
const { default: MarkdownIt } = await import('markdown-it');
const { remark } = await import('remark');
const { default: recommended } = await import('remark-preset-lint-recommended');
const markdownService = require('./node_modules/markdownService.cjs');
const { TextDocument } = require('./node_modules/vscode-languageserver-textdocument');
const { URI } = require('./node_modules/vscode-uri');

const sample = readFileSync(
  path.join(ROOT, 'examples/2025-08-22-database-connection-pool.md'),
  'utf8',
);
/** The sample several times, with other minutes, names and numbers each time. */
const copies = (times) =>
  Array.from({ length: times }, (_, copy) =>
    copy === 0
      ? sample
      : sample
          .replace(/(\d{2}):(\d{2})/g, (_all, hour, minute) => {
            const at = (Number(hour) * 60 + Number(minute) + copy * 7) % 1440;
            return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
          })
          .replace(/[a-z]{9,}/g, (word) => `${word}${copy}`),
  ).join('');
const SIZES = [
  ['10 KB', 1],
  ['80 KB', 8],
  ['1 MB', 104],
].map(([name, times]) => ({ name, text: copies(times) }));

/** Median of enough runs to fill half a second, after one to warm up. */
async function median(work) {
  const warm = performance.now();
  await work();
  // A tool that needs seconds is measured once: that says enough.
  const slow = performance.now() - warm > 3000;
  const times = [];
  for (
    const end = performance.now() + 500;
    performance.now() < end || times.length < (slow ? 1 : 3);
  ) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[times.length >> 1];
}

/** What VS Code's own Markdown extension does on each change: parse and check links. */
function vscodeMarkdown(text) {
  const never = () => ({ dispose() {} });
  const full = Object.assign(TextDocument.create('file:///a/b.md', 'markdown', ++version, text), {
    $uri: URI.parse('file:///a/b.md'),
  });
  const service = markdownService.createLanguageService({
    workspace: {
      workspaceFolders: [URI.parse('file:///a')],
      onDidChangeMarkdownDocument: never,
      onDidCreateMarkdownDocument: never,
      onDidDeleteMarkdownDocument: never,
      getAllMarkdownDocuments: async () => [full],
      hasMarkdownDocument: () => true,
      openMarkdownDocument: async () => full,
      stat: async () => ({ isDirectory: false }),
      readDirectory: async () => [],
    },
    parser: {
      slugifier: markdownService.githubSlugifier,
      tokenize: async (doc) => markdownIt.parse(doc.getText(), {}),
    },
    logger: { level: 0, log() {} },
  });
  const token = { isCancellationRequested: false, onCancellationRequested: never };
  return service
    .computeDiagnostics(
      full,
      {
        validateReferences: 'warning',
        validateFragmentLinks: 'warning',
        validateFileLinks: 'warning',
        validateMarkdownFileLinkFragments: 'warning',
        validateUnusedLinkDefinitions: 'hint',
        validateDuplicateLinkDefinitions: 'error',
        ignoreLinks: [],
      },
      token,
    )
    .finally(() => service.dispose());
}
let version = 0;

const markdownIt = new MarkdownIt();
const linter = remark().use(recommended);
const TOOLS = [
  ['lezer alone (the floor)', (text) => parser.parse(text)],
  ['ours: parse', (text) => ours.parse(text)],
  ['ours: parse, model and all rules', (text) => ours.analyse(text)],
  ['ours: the same after one more key', null],
  ['markdown-it: parse', (text) => markdownIt.parse(text, {})],
  [
    'micromark with GFM',
    (text) => micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()] }),
  ],
  ['markdownlint, default rules', (text) => lint({ strings: { text } })],
  ['remark with lint-recommended', (text) => linter.process(text)],
  ["VS Code's Markdown language service: diagnostics", vscodeMarkdown],
];

const rows = [];
for (const [name, work] of TOOLS) {
  say(name);
  const cells = [];
  for (const { text } of SIZES) {
    cells.push(await median(work === null ? ours.typing(text) : () => work(text)));
  }
  rows.push({ name, cells });
}

say('through the real server');
const latencies = [];
for (const { name, text } of SIZES) latencies.push({ name, ...(await latency(text)) });
const shapes = [];
for (const make of [ours.prose, ours.sections, ours.table, ours.list]) {
  const { name } = make(1000);
  const [small, large] = [make(10_000), make(1_000_000)];
  const at10 = await latency(small.text, small.at);
  shapes.push({ name, small: at10, large: await latency(large.text, large.at) });
}
const features = await featureTimes(SIZES[0].text);
say('the panel in a browser');
const panel = await panelTimes(ours.panelData, sample);
const floor = await median(() => run(process.execPath, ['-e', '0'], { quiet: true }));

const number = (value) =>
  Number.isNaN(value) ? '–' : value < 10 ? value.toFixed(1) : value.toFixed(0);
const base = rows[0].cells;
const table = [
  `| | ${SIZES.map(({ name }) => `${name}, ms`).join(' | ')} | ${SIZES.map(({ name }) => `${name}, ÷ lezer`).join(' | ')} |`,
  `|---|${'---:|'.repeat(SIZES.length * 2)}`,
  ...rows.map(
    ({ name, cells }) =>
      `| ${name} | ${cells.map(number).join(' | ')} | ${cells.map((cell, index) => number(cell / base[index])).join(' | ')} |`,
  ),
].join('\n');
const server = [
  '| Document | Server start to first diagnostics, ms | Key to fresh diagnostics p50, ms | p95, ms | Memory, MB |',
  '|---|---:|---:|---:|---:|',
  ...latencies.map(
    ({ name, first, p50, p95, memory }) =>
      `| ${name} | ${number(first)} | ${number(p50)} | ${number(p95)} | ${number(memory)} |`,
  ),
].join('\n');
const result = `# Results

Written by \`npm run bench\` on ${os.cpus()[0]?.model.trim() ?? 'an unknown processor'} (${os.cpus().length} cores, ${process.platform}), Node.js ${process.versions.node}. ${loadsAtStart} programs wanted a core when it began, ${loads()} when it ended. The document is the sample, once, 8 times and 104 times. Compare ratios, not milliseconds.

## Whole documents

${table}

## Through the real server, over stdio

\`node -e 0\` takes ${number(floor)} ms here.

${server}

### A key in the middle of documents of one shape

Prose; a heading and a paragraph, 4,000 times at 1 MB; one timeline of 14,000 rows; one list of 12,000 actions.

| | 10 KB p50, ms | p95, ms | 1 MB p50, ms | p95, ms | 1 MB ÷ 10 KB |
|---|---:|---:|---:|---:|---:|
${shapes.map(({ name, small, large }) => `| ${name} | ${[small.p50, small.p95, large.p50, large.p95, large.p50 / small.p50].map(number).join(' | ')} |`).join('\n')}

## Features on 10 KB, through the real server, over stdio

| Request | p50, ms | p95, ms |
|---|---:|---:|
${features.map(({ name, p50, p95 }) => `| ${name} | ${number(p50)} | ${number(p95)} |`).join('\n')}

## The panel in a headless browser, drawn by the processor

An update is one key in one entry. \`work\` is all that its page does for it: check, layout, elements, style, paint.

| | p50, ms | p95, ms |
|---|---:|---:|
${panel.rows.map(({ name, p50, p95 }) => `| ${name} | ${number(p50)} | ${number(p95)} |`).join('\n')}

| | Frames a second | Between frames p95, ms | Late frames |
|---|---:|---:|---:|
${panel.smooth.map(({ name, rate, p95, late }) => `| ${name} | ${number(rate)} | ${number(p95)} | ${number(late)} % |`).join('\n')}
`;
writeFileSync(path.join(HERE, 'RESULTS.md'), result);
console.log(`\n${result}`);

/** Each request at 40 places all over the document, as an editor sends them. */
async function featureTimes(text) {
  const { connection, uri, end } = await openInServer(text);
  const lines = text.split('\n');
  const places = Array.from({ length: 40 }, (_, index) => {
    const line = Math.floor((index * lines.length) / 40);
    return { line, character: Math.floor((lines[line]?.length ?? 0) * 0.7) };
  });
  const textDocument = { uri };
  const range = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
  const requests = [
    ['completion', (position) => ({ textDocument, position })],
    ['hover', (position) => ({ textDocument, position })],
    ['definition', (position) => ({ textDocument, position })],
    ['references', (position) => ({ textDocument, position, context: {} })],
    [
      'codeAction',
      (position) => ({
        textDocument,
        range: { start: position, end: position },
        context: { diagnostics: [] },
      }),
    ],
    ['documentSymbol', () => ({ textDocument })],
    ['foldingRange', () => ({ textDocument })],
    ['selectionRange', (position) => ({ textDocument, positions: [position] })],
    ['documentLink', () => ({ textDocument })],
    ['codeLens', () => ({ textDocument })],
    ['inlayHint', () => ({ textDocument, range })],
    ['semanticTokens/full', () => ({ textDocument })],
    ['formatting', () => ({ textDocument, options: { tabSize: 2, insertSpaces: true } })],
  ];
  const results = [];
  for (const [name, params] of requests) {
    const times = [];
    for (let round = 0; round < 6; round++)
      for (const position of places) {
        const from = performance.now();
        await connection.sendRequest(`textDocument/${name}`, params(position));
        if (round > 0) times.push(performance.now() - from);
      }
    times.sort((a, b) => a - b);
    results.push({
      name,
      p50: times[times.length >> 1],
      p95: times[Math.floor(times.length * 0.95)],
    });
  }
  end();
  return results;
}

/** A server process with one document open in it. */
async function openInServer(text) {
  const {
    createProtocolConnection,
    StreamMessageReader,
    StreamMessageWriter,
  } = require('vscode-languageserver-protocol/node');
  const child = spawn(process.execPath, [path.join(ROOT, 'dist/server.js'), '--stdio']);
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: { textDocument: { diagnostic: {} } },
  });
  await connection.sendNotification('initialized', {});
  const uri = 'file:///bench.md';
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'markdown', version: 1, text },
  });
  return {
    child,
    connection,
    uri,
    end: () => {
      connection.dispose();
      child.kill();
    },
  };
}

/** An editor's view: open, then keys at the same place, each followed by a pull. */
async function latency(text, offset = null) {
  const lines = text.slice(0, offset ?? 0).split('\n');
  const at =
    offset === null
      ? { line: 18, character: 5 }
      : { line: lines.length - 1, character: lines.at(-1).length };
  const start = performance.now();
  const { child, connection, uri, end } = await openInServer(text);
  const pull = () => connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
  await pull();
  const first = performance.now() - start;
  const times = [];
  for (let version = 2; version < (text.length > 500_000 ? 60 : 300); version++) {
    const from = performance.now();
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: at, end: at }, text: 'x' }],
    });
    await pull();
    times.push(performance.now() - from);
  }
  const sorted = times.slice(times.length >> 2).sort((a, b) => a - b);
  const memory =
    process.platform === 'linux'
      ? Number(
          /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? NaN,
        ) / 1024
      : NaN;
  end();
  return {
    first,
    p50: sorted[sorted.length >> 1],
    p95: sorted[Math.floor(sorted.length * 0.95)],
    memory,
  };
}
