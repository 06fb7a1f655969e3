import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { SCRIPT, SCRIPT_HASH } from '../../server/src/site/script';
import { exportTables } from '../../server/src/main/cli/export';
import { documentOf, made, QUOTED, SILENT, write } from './documents';

describe('postmortem report', () => {
  let folder: string;
  let from: string;
  let out: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-report-'));
    from = path.join(folder, 'docs');
    out = path.join(folder, 'site');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const files = (site = out): Readonly<Record<string, string>> =>
    Object.fromEntries(
      readdirSync(site, { recursive: true })
        .map(String)
        .filter((name) => statSync(path.join(site, name)).isFile())
        .sort()
        .map((name) => [name.replace(/\\/g, '/'), readFileSync(path.join(site, name), 'utf8')]),
    );
  const file = (name: string): string => readFileSync(path.join(out, name), 'utf8');

  it('gives the same bytes for the same documents, wherever they lie and whenever it is made', async () => {
    const documents = {
      'b/README.md': documentOf({ id: 'INC-20250823-001', day: '2025-08-23' }),
      'a.md': documentOf(),
      'c.md': '# Shopping\n\n- Milk\n',
    };
    write(from, documents);
    write(path.join(folder, 'other'), documents);
    assert.equal((await made(from, out)).code, 0);
    await made(path.join(folder, 'other'), path.join(folder, 'site2'));
    assert.deepEqual(files(), files(path.join(folder, 'site2')));
    assert.deepEqual(
      Object.keys(files()).filter((name) => name.startsWith('incidents/')),
      ['incidents/a.html', 'incidents/b.html'],
    );
  });

  it('has no link that leads nowhere, and asks nothing of anywhere', async () => {
    write(from, {
      'a.md': `${documentOf()}\n## Related Incidents\n\n- INC-20250823-001: the same at https://example.com/x\n\n![x](https://example.com/x.png)\n`,
      'b ä#?.md': documentOf({ id: 'INC-20250823-001', day: '2025-08-23' }),
    });
    await made(from, out);
    let checked = 0;
    for (const [name, text] of Object.entries(files())) {
      if (!name.endsWith('.html')) continue;
      assert.doesNotMatch(text, /\s(?:src|srcset|action|data)=|@import|url\((?!#)/, name);
      for (const [, address = ''] of text.matchAll(/\shref="([^"]*)"/g)) {
        const [page = '', anchor] = address.split('#');
        assert.doesNotMatch(page, /^[a-z]+:|^\//, `${name}: ${address}`);
        const target =
          page === ''
            ? path.join(out, name)
            : path.join(out, path.dirname(name), decodeURIComponent(page));
        assert.ok(existsSync(target), `${name}: ${address}`);
        if (anchor !== undefined)
          assert.ok(readFileSync(target, 'utf8').includes(`id="${anchor}"`), `${name}: ${address}`);
        checked++;
      }
    }
    assert.ok(checked > 50);
    assert.ok(file('incidents/a.html').includes('<li>INC-20250823-001: <a href'));
  });

  it('shows markup of documents as text, everywhere', async () => {
    write(from, {
      'a.md': documentOf({ title: QUOTED, action: QUOTED }),
      'b.md': documentOf({ severity: QUOTED, person: QUOTED, id: 'INC-20250823-001' }),
      [`${'<img src=x>'.replaceAll('/', '')}.md`]: '# Shopping\n',
    });
    await made(from, out);
    for (const [name, text] of Object.entries(files())) {
      if (!/\.(?:html|xml)$/.test(name)) continue;
      assert.doesNotMatch(text, /<img|alert\(2\)<\/script>/, name);
      assert.match(text, /&lt;img/, name);
      const scripts = text.match(/<script/g)?.length ?? 0;
      assert.equal(scripts, ['index.html', 'actions.html'].includes(name) ? 1 : 0, name);
    }
  });

  it('lets one script run, and no other', async () => {
    const hash = createHash('sha256').update(SCRIPT).digest('base64');
    assert.equal(SCRIPT_HASH, `sha256-${hash}`);
    write(from, { 'a.md': documentOf() });
    await made(from, out);
    assert.ok(file('index.html').includes(`<script>${SCRIPT}</script>`));
    assert.ok(file('index.html').includes(`script-src '${SCRIPT_HASH}'`));
    assert.doesNotMatch(file('charts.html'), /script-src/);
  });

  it('leaves out what a document contradicts, and says so', async () => {
    write(from, {
      'good.md': documentOf(),
      'bad.md': documentOf({ id: 'INC-20250823-001', day: '2025-08-23', duration: '9 hours' }),
    });
    await made(from, out);
    const charts = file('charts.html');
    assert.match(charts, /1 incident of 2; 0 do not tell it, 1 left out/);
    assert.doesNotMatch(charts, /9h/);
    assert.match(file('about.html'), /9h<\/td><td>[^<]*summary\/duration-mismatch/);
    assert.match(file('incidents/bad.html'), /9h\?<\/b>Duration<small>Left out of all numbers/);
    const [first, second] = file('data/incidents.jsonl').trim().split('\n');
    const length = (line = ''): unknown =>
      (JSON.parse(line) as { duration_minutes: number | null }).duration_minutes;
    assert.deepEqual([length(first), length(second)], [null, 75]);
  });

  it('has the data of the export, but for the counts of findings', async () => {
    write(from, {
      'good.md': documentOf(),
      'bad.md': documentOf({ id: 'INC-20250823-001', day: '2025-08-23', duration: '9 hours' }),
    });
    await made(from, out);
    const tables = path.join(out, '..', 'tables');
    const options = { out: tables, config: null, today: Temporal.PlainDate.from('9999-12-31') };
    assert.equal(await exportTables([from], options, SILENT), 0);
    const rows = (text: string): readonly string[] =>
      text
        .trim()
        .split('\n')
        .map((line) => {
          const row = JSON.parse(line) as Record<string, unknown>;
          const named = { ...row, file: path.basename(String(row['file'])) };
          return JSON.stringify(
            'errors' in row ? { ...named, errors: null, warnings: null } : named,
          );
        })
        .sort();
    for (const table of ['incidents', 'actions'])
      assert.deepEqual(
        rows(file(`data/${table}.jsonl`)),
        rows(readFileSync(path.join(tables, `${table}.jsonl`), 'utf8')),
      );
  });

  it('names no file in the data of a public report', async () => {
    write(from, { 'secret-name.md': documentOf() });
    await made(from, out, { public: true });
    for (const table of ['incidents', 'actions']) {
      assert.doesNotMatch(file(`data/${table}.jsonl`), /secret-name/);
      assert.match(file(`data/${table}.jsonl`), /"file":"incidents\/[^"]+\.html"/);
    }
  });

  it('counts what has no page, and what stands twice', async () => {
    write(from, {
      'a.md': documentOf(),
      'b.md': documentOf({ day: '2025-08-22' }),
      'shopping.md': '# Shopping\n\n- Milk\n',
      'binary.md': 'a\u0000b',
    });
    const run = await made(from, out);
    assert.equal(run.code, 2);
    assert.match(run.error, /binary\.md: binary, not text/);
    const about = file('about.html');
    assert.match(about, /4 Markdown documents; 2 of them are postmortems/);
    assert.match(about, /<code>shopping\.md<\/code>/);
    assert.match(about, /1: could not be read/);
    assert.match(about, /The same id in several documents.*?INC-20250822-001: <a[^]*<a/s);
    assert.match(file('incidents/a.html'), /stands in 2 documents/);
  });

  it('is a whole report also where nothing is found', async () => {
    write(from, { 'notes.txt': '' });
    const run = await made(from, out);
    assert.equal(run.code, 0);
    assert.match(run.error, /none of the documents is a postmortem/);
    assert.match(file('index.html'), /There was no Markdown document to read/);
    assert.equal((await made(path.join(folder, 'gone'), path.join(folder, 'site2'))).code, 2);
  });

  it('says what is overdue only as of a time that was given', async () => {
    write(from, { 'a.md': documentOf() });
    await made(from, out);
    assert.doesNotMatch(file('actions.html'), /overdue/);
    await made(from, out, { now: Temporal.Instant.from('2025-09-02T00:00Z') });
    assert.match(file('actions.html'), /1 overdue on 2025-09-02/);
    assert.match(file('feed.xml'), /<updated>2025-09-02T00:00:00Z/);
  });

  it('takes away the page of a document that is gone, and nothing of others', async () => {
    write(from, { 'a.md': documentOf(), 'secret.md': documentOf() });
    await made(from, out);
    write(out, { CNAME: 'example.com' });
    rmSync(path.join(from, 'secret.md'));
    await made(from, out);
    assert.equal(existsSync(path.join(out, 'incidents/secret.html')), false);
    assert.equal(file('CNAME'), 'example.com');
    const foreign = path.join(folder, 'foreign');
    write(foreign, { 'index.html': 'mine' });
    const run = await made(from, foreign);
    assert.equal(run.code, 2);
    assert.match(run.error, /not empty/);
    assert.equal(readFileSync(path.join(foreign, 'index.html'), 'utf8'), 'mine');
  });

  it('shows nothing internal to the public', async () => {
    write(from, {
      'clients/acme-secret.md': `${documentOf({ person: 'Sarah Chen', duration: '9 hours' })}\n## Contact\n\nsarah.chen@example.com on db-7.prod.internal\n`,
      'notes/plan-for-acme.md': '# Plan\n',
    });
    await made(from, out, { public: true });
    for (const [name, text] of Object.entries(files()))
      for (const word of ['Sarah', 'Chen', 'acme', 'prod.internal', 'clients/'])
        assert.equal(`${name}\n${text}`.includes(word), false, `${name} has ${word}`);
    assert.match(file('incidents/inc-20250822-001.html'), /\(summary\/duration-mismatch\)/);
  });

  it('writes a calendar that folds its lines, and dates that are open alone', async () => {
    write(from, { 'a.md': documentOf({ action: `Ändern; prüfen, ${'日本語'.repeat(40)}` }) });
    await made(from, out);
    const lines = file('actions.ics').split('\r\n');
    for (const line of lines) assert.ok(Buffer.byteLength(line) <= 75, line);
    const whole = lines.join('\n').replace(/\n /g, '');
    assert.equal(whole.match(/BEGIN:VEVENT/g)?.length, 1);
    assert.match(whole, /SUMMARY:Ändern\\; prüfen\\, (?:日本語){40}\n/);
    assert.match(whole, /DTSTART;VALUE=DATE:20250901\n/);
  });
});
