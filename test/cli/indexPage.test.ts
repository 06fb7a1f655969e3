import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runCli } from '../support/cli';

const incident = (title: string, day: string, minutes: number, severity: string): string =>
  `# ${title}\n\n**Date:** ${day}\n**Duration:** ${minutes} minutes\n**Severity:** ${severity}\n**Status:** Resolved\n\n## Timeline (UTC)\n\n- 14:00 - Errors begin\n- 14:${minutes} - Resolved\n\n## Root Cause\n\nA leak.\n\n## Action Items\n\n- [ ] Add an alert\n`;

/** Pages that list postmortems, from the command line. */
describe('pages that list postmortems', () => {
  /** A folder of its own for each test. */
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-page-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function put(name: string, text: string): void {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }

  const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');

  describe('postmortem check over a page that lists postmortems', () => {
    beforeEach(() => {
      put('incidents/a.md', incident('A', '2025-01-10', 15, 'SEV-1'));
      put('incidents/b.md', incident('B', '2025-02-11', 20, 'SEV-2'));
      put('incidents/c.md', incident('C', '2025-03-12', 40, 'SEV-2'));
    });

    const page = (day: string, count: number, length: string): string =>
      `# Incidents\n\nNumber of incidents: ${count}\n\nMean duration: ${length}\n\n| Date | Incident |\n|---|---|\n| 2025-01-10 | [A](incidents/a.md) |\n| 2025-02-11 | [B](incidents/b.md) |\n| ${day} | [C](incidents/c.md) |\n`;

    it('tells what is stale, alone and with the folder, the same', async () => {
      put('README.md', page('2025-03-21', 2, '2h'));
      const found = async (...args: readonly string[]): Promise<readonly string[]> => {
        const { out } = await runCli(
          ['check', ...args, '--format', 'json', '--today', '2025-09-01'],
          folder,
        );
        return (
          JSON.parse(out) as { file: string; rule: string; range: { start: { line: number } } }[]
        )
          .filter(({ file }) => file.endsWith('README.md'))
          .map(({ rule, range }) => `${range.start.line} ${rule}`);
      };
      const expected = [
        '3 references/stale-index',
        '5 claims/mean-mismatch',
        '11 references/stale-index',
      ];
      assert.deepEqual(await found('README.md'), expected);
      assert.deepEqual(await found('.'), expected);
    });

    it('corrects what has one right answer, and leaves the rest', async () => {
      put('README.md', page('2025-03-21', 2, '2h'));
      const { code } = await runCli(['check', '.', '--fix', '--today', '2025-09-01'], folder);
      // Of a single mean nobody knows how it was got: it is told, and left to people.
      assert.equal(read('README.md'), page('2025-03-12', 3, '2h'));
      assert.equal(code, 1);
      assert.equal(read('incidents/c.md'), incident('C', '2025-03-12', 40, 'SEV-2'));
    });

    it('says nothing of a page that is true', async () => {
      put('README.md', page('2025-03-12', 3, '25m'));
      const { code, out } = await runCli(['check', 'README.md'], folder);
      assert.equal(code, 0, out);
    });

    it('may be silenced by a comment and by the configuration', async () => {
      put(
        'README.md',
        `<!-- postmortem-disable-file references/stale-index -->\n\n${page('2025-03-21', 3, '25m')}`,
      );
      assert.equal((await runCli(['check', 'README.md'], folder)).code, 0);
      put('README.md', page('2025-03-21', 3, '25m'));
      put('.postmortem.yaml', 'rules:\n  references/stale-index: off\n');
      assert.equal((await runCli(['check', 'README.md'], folder)).code, 0);
    });
  });

  describe('postmortem index', () => {
    beforeEach(() => {
      put('incidents/a.md', incident('A | B', '2025-01-10', 15, 'SEV-1'));
      put('incidents/c (new).md', incident('C', '2025-03-12', 40, 'SEV-2'));
      put('notes.md', '# Notes\n\nNothing happened.\n');
    });
    const index = (...args: readonly string[]) =>
      runCli(['index', ...args, '--today', '2025-09-01'], folder);

    const PAGE =
      '# Incidents\n\nOurs.\n\n<!-- postmortem index -->\n<!-- /postmortem index -->\n\nMore.\n';
    it('keeps the table between its comments: twice is nothing, and all else stays', async () => {
      put('README.md', PAGE.replace(/\n/g, '\r\n'));
      assert.equal((await index('README.md', '--check')).code, 1);
      assert.equal(read('README.md'), PAGE.replace(/\n/g, '\r\n'));
      const { out } = await index('README.md');
      assert.deepEqual(
        out.split('\n').map((line) => line.replace(/\s+/g, ' ').replace(/-+/g, '-')),
        [
          '| Date | Incident | Severity | Status | Duration |',
          '|-|-|-|-|-|',
          '| 2025-03-12 | [C](incidents/c%20%28new%29.md) | SEV-2 | Resolved | 40m |',
          '| 2025-01-10 | [A \\| B](incidents/a.md) | SEV-1 | Resolved | 15m |',
          '',
        ],
      );
      assert.equal((await index('README.md', '--write')).code, 0);
      const written = read('README.md');
      assert.equal(
        written,
        PAGE.replace('index -->\n<!--', `index -->\n\n${out}\n<!--`).replace(/\n/g, '\r\n'),
      );
      assert.equal((await index('README.md', '--write')).code, 0);
      assert.equal(read('README.md'), written);
      assert.equal((await index('README.md', '--check')).code, 0);
      assert.equal((await runCli(['check', 'README.md'], folder)).code, 0);
    });

    it('takes columns by option, and remembers them', async () => {
      put('README.md', PAGE);
      assert.equal((await index('README.md', '--write', '--columns', 'incident,duration')).code, 0);
      assert.match(
        read('README.md'),
        /<!-- postmortem index: columns=incident,duration -->\n\n\| Incident +\| Duration \|\n/,
      );
      assert.equal((await index('README.md', '--check')).code, 0);
      assert.equal((await index('README.md', '--columns', 'when')).code, 2);
    });

    it('refuses a page without its place, and never writes over what follows', async () => {
      for (const page of [
        '# Incidents\n',
        '# Incidents\n\n<!-- postmortem index -->\n\nText.\n',
        '# Incidents\n\n```\n<!-- postmortem index -->\n<!-- /postmortem index -->\n```\n',
        `${PAGE}${PAGE}`,
      ]) {
        put('README.md', page);
        const { code, error } = await index('README.md', '--write');
        assert.equal(code, 2, page);
        assert.match(error, /README\.md: (?:no place|the table has no end|two places)/);
        assert.equal(read('README.md'), page);
      }
      assert.equal((await index('gone.md', '--write')).code, 2);
    });
  });
});
