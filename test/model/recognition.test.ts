import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DEFAULT_CONFIGURATION, type Configuration } from '../../server/src/model/configuration';
import { normalise } from '../../server/src/text/source';
import { analyse } from '../../server/src/workspace/analyse';
import { TODAY } from '../support/analyse';

const ROOT = path.join(__dirname, '../..');

const recognised = (
  text: string,
  file: string | null = null,
  configuration: Partial<Configuration> = {},
): boolean =>
  analyse(normalise(text), {
    configuration: { ...DEFAULT_CONFIGURATION, ...configuration },
    today: TODAY,
    path: file,
  }).model.recognition.postmortem;

const SECTIONS = '## Timeline\n\n- 14:30 UTC - Alert\n\n## Impact\n\nUsers.\n';

describe('which documents are postmortems', () => {
  it('one that says so, in front matter or a comment', () => {
    assert.equal(recognised('---\npostmortem: true\n---\n# Notes\n'), true);
    assert.equal(recognised('<!-- postmortem -->\n# Notes\n'), true);
  });
  it('none that says it is none', () =>
    assert.equal(recognised(`---\npostmortem: false\n---\n# Outage\n\n${SECTIONS}`), false));
  it('one with a timeline and another telling section', () =>
    assert.equal(recognised(`# Notes of Tuesday\n\n${SECTIONS}`), true));
  it('one whose title speaks of an incident, with two telling sections', () => {
    assert.equal(
      recognised('# Outage of the search\n\n## Impact\n\nUsers.\n\n## Root Cause\n\nA leak.\n'),
      true,
    );
    assert.equal(
      recognised('# Search\n\n## Impact\n\nUsers.\n\n## Root Cause\n\nA leak.\n'),
      false,
    );
  });
  it('no runbook with impact, diagnosis, mitigation and actions', () => {
    const page =
      '## Meaning\n\nA disk is gone.\n\n## Impact\n\nSlow.\n\n## Diagnosis\n\nLook.\n\n## Mitigation\n\nReplace it.\n\n## Recommended Actions\n\n- Add an alert\n';
    assert.equal(recognised(`# DiskDown\n\n${page}`), false);
    assert.equal(recognised(`# DiskDown\n\n**Severity:** Warning\n\n${page}`), false);
    assert.equal(recognised(`# Runbook: recovery from downtime\n\n${page}`), false);
    assert.equal(recognised(`# DiskDown on 2025-08-22\n\n${page}`), true);
    assert.equal(recognised(`# DiskDown\n\n${page}\n## Lessons learned\n\nOrder disks.\n`), true);
  });
  it('no audit, plan or list of problems that has such headings and labels here and there', () => {
    const scattered =
      '# Audit\n\n**Date:** 2025-08-22\n\n## Jobs\n\n### Impact\n\nx\n\n## Paths\n\n### Root cause\n\nx\n\n## Names\n\n### Fix\n\nx\n\n## Rest\n\n### Next steps\n\n- x\n';
    const plan =
      '# Plan\n\n## Phases\n\n### 17. Cancelled order detection\n\nx\n\n## Delivery\n\n### Timeline\n\n- 09:15 Open\n- 15:30 Close\n';
    const problem = (name: string): string =>
      `## ${name}\n\n- **Impact:** x\n- **Root cause:** y\n- **Resolution:** z\n`;
    assert.equal(recognised(scattered), false);
    assert.equal(recognised(plan), false);
    assert.equal(recognised(`# Error codes\n\n${problem('E1')}\n${problem('E2')}`), false);
    assert.equal(recognised(`# Search\n\n${problem('Monday')}`), true);
  });
  it('one at a telling path, with some structure', () => {
    assert.equal(
      recognised('# Search\n\n## Impact\n\nUsers.\n', '/docs/postmortems/search.md'),
      true,
    );
    assert.equal(
      recognised('# Search\n\n## Impact\n\nUsers.\n', '/docs/post_mortem_march.md'),
      true,
    );
    assert.equal(
      recognised('# Index\n\n- [Search](search.md)\n', '/docs/postmortems/index.md'),
      false,
    );
    assert.equal(
      recognised('# Search\n\n## Impact\n\nUsers.\n', '/docs/fanciful/rcafile.md'),
      false,
    );
  });
  it('one at a configured path', () =>
    assert.equal(
      recognised('# Search\n', '/docs/outages/search.md', { files: ['outages/*.md'] }),
      true,
    ));
  it('a finished one in another language', () => {
    assert.equal(
      recognised('# PM-2026-012: 障害\n\n## タイムライン\n\n- 09:35 JST 発生\n\n## 影響\n\nなし\n'),
      true,
    );
    assert.equal(
      recognised(
        '# Ausfall der Suche\n\n## Zeitlicher Ablauf\n\n- 09:35 Uhr Alarm\n\n## Ursache\n\nEin Leck.\n',
      ),
      true,
    );
  });
  it('no project page, and no documentation of anything else', () => {
    const folder = path.join(ROOT, 'node_modules');
    const files = readdirSync(folder, { recursive: true })
      .map(String)
      .filter((file) => file.endsWith('.md'));
    assert.ok(files.length > 300, `${files.length} pages`);
    const own = [
      'README.md',
      'ARCHITECTURE.md',
      'CONTRIBUTING.md',
      'CHANGELOG.md',
      'examples/README.md',
    ].map((file) => path.join(ROOT, file));
    const wrong = [...files.map((file) => path.join(folder, file)), ...own].filter((file) =>
      recognised(readFileSync(file, 'utf8'), file),
    );
    assert.deepEqual(wrong, []);
  });
});
