import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { complete } from '../../server/src/features/completion/complete';
import { applyEdits } from '../../server/src/text/edit';
import { beginning } from '../../server/src/features/completion/begin';
import type { Asked, CompletionProposal } from '../../server/src/features/completion/proposal';
import type { World } from '../../server/src/features/world';
import { analyse } from '../../server/src/workspace/analyse';
import { configurationOf, cursor, known, postmortem, TODAY, WORLD } from '../support/analyse';

const SAMPLE = path.join(__dirname, '../../examples/2025-08-22-database-connection-pool.md');

const HEAD =
  '# Outage\n\n<!-- postmortem -->\n\n## Action Items\n\n| Priority | Action | Owner | Due | Status |\n|---|---|---|---|---|\n| P0 | Alert | Sarah | 2025-09-01 | Open |\n| P1 | Runbook | QA Team | 2025-09-01 | Open |\n';

function at(
  marked: string,
  configuration: Readonly<Record<string, unknown>> = {},
  more: Partial<World> = {},
): {
  labels: readonly string[];
  take: (label: string) => string;
  find: (label: string) => CompletionProposal | undefined;
} {
  const { text, offset } = cursor(
    marked.replace(/^(# .*\n)(?!\n<!-- postmortem -->)/, '$1\n<!-- postmortem -->\n'),
  );
  const proposals = complete(postmortem(text, configuration), { ...WORLD, ...more }, offset);
  return {
    labels: proposals.map((proposal) => proposal.label),
    find: (label) => proposals.find((candidate) => candidate.label === label),
    take: (label) => {
      const proposal = proposals.find((candidate) => candidate.label === label);
      assert.ok(proposal, `${label} is offered`);
      return applyEdits(text, [{ range: proposal.range, newText: proposal.insert }]);
    },
  };
}

describe('completion', () => {
  it('lets a heading and a bullet be, and gives both to who asks', () => {
    const labels = (marked: string, asked: Asked): readonly string[] => {
      const { text, offset } = cursor(marked);
      return complete(postmortem(text), WORLD, offset, asked).map(({ label }) => label);
    };
    const list = '# Outage\n\n<!-- postmortem -->\n\n## Timeline\n\n- 14:30 UTC - Alert\n- ‸';
    for (const [marked, asked, some] of [
      ['# Outage\n\n<!-- postmortem -->\n\n## ‸', 'character', true],
      ['# Outage\n\n<!-- postmortem -->\n\n## Tim‸', 'again', false],
      ['# Outage\n\n<!-- postmortem -->\n\n## Tim‸', 'user', true],
      [list, 'character', false],
      [list, 'user', true],
    ] as const)
      assert.equal(labels(marked, asked).length > 0, some, `${marked} by ${asked}`);
  });
  it('offers a whole postmortem to the word alone in a document that is none', () => {
    const labels = (text: string): readonly string[] => {
      const snapshot = analyse(text, {
        configuration: configurationOf({}),
        today: TODAY,
        path: null,
      });
      return beginning(snapshot, WORLD, text.length).map(({ label }) => label);
    };
    assert.deepEqual(labels('postmortem'), ['postmortem']);
    for (const other of [
      'a postmortem',
      'postmortems',
      'team',
      '# Outage\n\n<!-- postmortem -->\n\npostmortem',
    ])
      assert.deepEqual(labels(other), [], other);
  });
  it('offers values over the words of a template, whatever they are', () => {
    const { find } = at('# Outage\n\n**Time:** 14:30 UTC - 15:45 UTC\n**Duration:** how long‸\n');
    assert.equal(find('1 hour 15 minutes')?.filter, 'how long');
  });
  it('offers the levels of the scale that the folder uses, before a letter is typed', () => {
    const other = known(
      '/a.md',
      '# Outage\n\n**Severity:** SEV2\n\n## Timeline\n\n- 14:30 UTC - x\n',
    );
    const { labels } = at('# Outage\n\nSeverity: ‸\n', {}, { incidents: [other] });
    assert.deepEqual(labels.slice(0, 4), ['SEV1', 'SEV2', 'SEV3', 'SEV4']);
    assert.deepEqual(at('# Outage\n\nSeverity: SEV‸\n').labels[0], 'SEV1');
  });
  it('offers people in an empty owner cell, people before teams', () => {
    const { labels, take } = at(`${HEAD}| P2 | Test | ‸ | 2025-09-01 | Open |\n`);
    assert.deepEqual(labels, ['Sarah', 'QA Team']);
    assert.ok(take('Sarah').endsWith('| P2 | Test | Sarah | 2025-09-01 | Open |\n'));
  });
  it('puts white space around what goes between two pipes', () => {
    assert.ok(
      at(`${HEAD}| P2 | Test |‸| 2025-09-01 | Open |\n`)
        .take('Sarah')
        .endsWith('| P2 | Test | Sarah | 2025-09-01 | Open |\n'),
    );
  });
  it('replaces the word of a status and keeps the note behind it, which has no values', () => {
    const row = (status: string): string =>
      `${HEAD}| P2 | Test | Sarah | 2025-09-01 | ${status} |\n`;
    const note = 'see [PR 12](https://example.org/12)';
    for (const written of ['Op‸en', '‸Open', 'Open‸'])
      assert.ok(
        at(row(`${written}, ${note}`))
          .take('Done')
          .endsWith(`| Done, ${note} |\n`),
        written,
      );
    assert.deepEqual(at(row('Open, s‸ee [PR 12](https://example.org/12)')).labels, []);
  });
  it('replaces the name that is being typed', () => {
    assert.ok(
      at(`${HEAD}| P2 | Test | Sa‸ | 2025-09-01 | Open |\n`)
        .take('Sarah')
        .endsWith('| P2 | Test | Sarah | 2025-09-01 | Open |\n'),
    );
  });
  it('works in a row that is still being typed', () => {
    assert.deepEqual(at(`${HEAD}| P2 | Test | ‸`).labels, ['Sarah', 'QA Team']);
  });
  it('offers statuses and priorities in their columns', () => {
    assert.deepEqual(at(`${HEAD}| P2 | Test | Sarah | 2025-09-01 | ‸ |\n`).labels, [
      'Open',
      'In Progress',
      'Done',
      "Won't Do",
    ]);
    assert.deepEqual(at(`${HEAD}| ‸ | Test | Sarah | 2025-09-01 | Open |\n`).labels, [
      'P0',
      'P1',
      'P2',
      'P3',
    ]);
  });
  it('offers nothing in other columns and in prose', () => {
    assert.deepEqual(at(`${HEAD}| P2 | Te‸st | Sarah | 2025-09-01 | Open |\n`).labels, []);
    assert.deepEqual(at(`${HEAD}\nSarah wro‸te this.\n`).labels, []);
    assert.deepEqual(at(`${HEAD.replace('| Owner |', '| Ow‸ner |')}`).labels, []);
  });
  it('offers severities and statuses in their fields, also right after the colon', () => {
    assert.deepEqual(at(`${HEAD}\n**Severity:** ‸\n`).labels, [
      'Critical',
      'High',
      'Medium',
      'Low',
    ]);
    assert.ok(at(`${HEAD}\n**Severity:**‸\n`).take('High').includes('**Severity:** High'));
    assert.ok(
      at(`${HEAD}\n**Status:** Res‸\n`).take('Resolved').includes('**Status:** Resolved\n'),
    );
  });
  it('offers people for sign-off, authors and the timeline', () => {
    assert.deepEqual(at(`${HEAD}\n## Sign-off\n\n**Reviewed by:** ‸\n`).labels, [
      'Sarah',
      'QA Team',
    ]);
    assert.deepEqual(at(`${HEAD}\n**Authors:** Sarah, ‸\n`).labels, ['Sarah', 'QA Team']);
    assert.deepEqual(
      at(
        `${HEAD}\n## Timeline\n\n| Time | Event | Person |\n|---|---|---|\n| 14:30 | Alert | ‸ |\n`,
      ).labels,
      ['Sarah', 'QA Team'],
    );
  });
  it('offers configured people too', () => {
    const { text, offset } = cursor(`${HEAD}| P2 | Test | ‸ | | |\n`);
    assert.deepEqual(
      complete(postmortem(text, { people: ['Mei', 'Sarah'] }), WORLD, offset).map(
        (proposal) => proposal.label,
      ),
      ['Sarah', 'QA Team', 'Mei'],
    );
  });
  it('offers nothing in a document that is no postmortem', () => {
    const { text, offset } = cursor('# List\n\n**Severity:** ‸\n');
    assert.deepEqual(complete(postmortem(text), WORLD, offset), []);
  });
  const TIMELINE =
    '# Outage INC-20250822-001\n\n**Date:** 2025-08-22\n**Severity:** High\n\n## Timeline\n\n| Time (UTC) | Event | Person |\n|---|---|---|\n| 14:30 | Alert | Sarah |\n| 14:36 | Ack | Sarah |\n';
  it('offers due dates by policy, after the incident and on working days, as the document writes dates', () => {
    const dated = HEAD.replace('# Outage\n', '# Outage\n\n**Date:** 2025-08-22\n');
    const { labels, take, find } = at(`${dated}| P0 | Test | Sarah | ‸ | Open |\n`, {
      dueDays: { P0: 5 },
    });
    assert.equal(labels[0], '2025-08-27');
    assert.match(find('2025-08-27')?.detail ?? '', /Wednesday, your policy for P0/);
    assert.ok(labels.includes('2025-08-29') && labels.includes('2025-09-02'));
    assert.ok(labels.slice(0, 4).every((label) => ![0, 6].includes(new Date(label).getUTCDay())));
    assert.ok(take('2025-09-02').includes('| Sarah | 2025-09-02 | Open |'));
    const words = `${dated.replace(/2025-09-01/g, 'Sep 1, 2025')}| P0 | Test | Sarah | ‸ | Open |\n`;
    assert.ok(at(words).labels.includes('Aug 29, 2025'));
    const german = `${dated.replace(/2025-09-01/g, '01.09.2025')}| P0 | Test | Sarah | 0‸ | Open |\n`;
    assert.ok(at(german).take('29.08.2025').includes('| Sarah | 29.08.2025 | Open |'));
  });
  it('offers owners and dates in the brackets of a list item', () => {
    const list =
      '# Outage\n\n**Date:** 2025-08-22\n**Authors:** Sarah Chen\n\n## Action Items\n\n- [ ] Add an alert ';
    assert.ok(at(`${list}(Owner: ‸)\n`).take('Sarah Chen').endsWith('(Owner: Sarah Chen)\n'));
    assert.ok(
      at(`${list}(Owner: Sarah Chen, due: ‸)\n`)
        .take('2025-08-29')
        .endsWith(', due: 2025-08-29)\n'),
    );
    assert.ok(at(`${list}(Owner: Sa‸)\n`).take('Sarah Chen').endsWith('(Owner: Sarah Chen)\n'));
  });
  it('offers times after the entry before, as the timeline writes them', () => {
    assert.deepEqual(at(`${TIMELINE}| ‸ |  |  |\n`).labels.slice(0, 3), [
      '14:37',
      '14:38',
      '14:41',
    ]);
    assert.ok(at(`${TIMELINE}| 14:4‸ |  |  |\n`).take('14:41').endsWith('| 14:41 |  |  |\n'));
    const half = TIMELINE.replace('14:30', '2:30 PM').replace('14:36', '2:36 PM');
    assert.equal(at(`${half}| ‸ |  |  |\n`).labels[0], '2:37 PM');
    const now = at(TIMELINE.replace('2025-08-22\n', '2025-09-01\n') + '| ‸ |  |  |\n');
    assert.equal(now.labels[0], '12:00');
    assert.match(now.find('12:00')?.detail ?? '', /now, in UTC/);
  });
  it('offers whole rows at the end of a table, and the next entry of a list', () => {
    assert.ok(
      at(`${TIMELINE}‸`)
        .take('| 14:37 |')
        .endsWith('| 14:36 | Ack | Sarah |\n| ${1:14:37} | $2 | $3 |'),
    );
    assert.ok(at(`${HEAD}|‸`).take('| … |').endsWith('\n| $1 | $2 | $3 | $4 | ${5:Open} |'));
    const list =
      '# Outage\n\n<!-- postmortem -->\n\n## Timeline\n\n- 14:30 UTC – Alert\n- 14:36 UTC – Ack\n';
    assert.ok(at(`${list}- ‸\n`).take('14:37 UTC').endsWith('- 14:37 UTC – \n'));
  });
  it('offers sections that are not there yet, with their skeleton and at their level', () => {
    const { labels, take, find } = at(`${TIMELINE}\n## ‸\n`);
    assert.ok(!labels.includes('Timeline'));
    assert.ok(labels.includes('Root Cause') && labels.includes('Action Items'));
    assert.match(take('Action Items'), /\n## Action Items\n\n\| Priority \| Action Item \|/);
    assert.match(find('Action Items')?.documentation?.() ?? '', /```markdown\n## Action Items/);
    assert.match(at(`${TIMELINE}\n### Roo‸\n`).take('Root Cause'), /\n### Root Cause\n/);
    const custom = at(`${TIMELINE}\n#‸\n`, {
      sections: [{ kind: 'root-cause', heading: 'Why it happened' }],
    });
    assert.ok(custom.labels.includes('Why it happened') && !custom.labels.includes('Root Cause'));
  });
  it('offers fields that the header does not have, in its form', () => {
    const { labels, take } = at(TIMELINE.replace('High\n', 'High\n‸\n'));
    assert.ok(labels.includes('Status') && !labels.includes('Severity'));
    assert.match(take('Status'), /\*\*Severity:\*\* High\n\*\*Status:\*\* \n/);
    assert.match(
      at(TIMELINE.replace('High\n', 'High\n**Sta‸\n')).take('Status'),
      /High\n\*\*Status:\*\* \n/,
    );
    assert.deepEqual(
      at(`---\ntitle: Outage\nsev‸\n---\n\n${TIMELINE}\n## Impact\n\nUsers.\n`).labels.includes(
        'severity',
      ),
      true,
    );
    assert.deepEqual(at(`${TIMELINE}\n\nSome prose.\n\nMore‸\n`).labels, []);
  });
  it('offers people after an @, by handle where it is known', () => {
    const { labels, take } = at(`${TIMELINE}\nAsk @sa‸ about it.\n`, {
      people: [{ name: 'Sarah', handle: 'sarahc' }],
    });
    assert.equal(labels[0], '@sarahc');
    assert.ok(take('@sarahc').includes('Ask @sarahc about it.'));
    assert.ok(
      at(`${TIMELINE}\nAsk @‸\n`, {}, { codeOwners: ['@org/sre'] }).labels.includes('@org/sre'),
    );
    assert.deepEqual(at(`${TIMELINE}\nMail me@sa‸ about it.\n`).labels, []);
  });
  it('offers incidents of the workspace and tickets of the document after a prefix', () => {
    const others = [known('/w/1.md', '# Cache outage INC-20250801-002\n\n**Severity:** Low\n')];
    const { labels, take, find } = at(
      `${TIMELINE}\nLike INC-‸\n`,
      {},
      { incidents: others, path: '/w/2.md' },
    );
    assert.deepEqual(labels, ['INC-20250801-002']);
    assert.match(find('INC-20250801-002')?.documentation?.() ?? '', /Cache outage[^]*Low/);
    assert.ok(take('INC-20250801-002').endsWith('Like INC-20250801-002\n'));
    assert.deepEqual(
      at('# Outage\n\n## Actions\n\n- [ ] Fix it OPS-77\n- [ ] Test it OPS-‸\n').labels,
      ['OPS-77'],
    );
    assert.deepEqual(
      at('# Outage\n\n**Date:** 2025-09-01\n**Incident ID:** ‸\n', {}, { incidents: others })
        .labels,
      ['INC-20250901-001'],
    );
  });
  it('finds incidents after # by id, title, service and date, and leaves headings and tickets alone', () => {
    const others = [
      known(
        '/w/2024/1.md',
        '# Cache outage INC-20250801-002\n\n**Severity:** Low\n**Date:** 2025-08-01\n**Services affected:** Search\n',
      ),
      known('/w/2024/old (1).md', '# Login [slow]\n\n**Date:** 2024-02-03\n'),
    ];
    const typed = (text: string) =>
      at(`${TIMELINE}\n${text}\n`, {}, { incidents: others, path: '/w/2025/2.md' });
    for (const word of ['INC-2025', 'cache', 'sear', '2025-08', ''])
      assert.ok(
        typed(`As in #${word}‸`).take('INC-20250801-002').endsWith('As in INC-20250801-002\n'),
      );
    assert.match(
      typed('As in #‸').find('INC-20250801-002')?.filter ?? '',
      /cache.*#Search.*#2025-08-01/i,
    );
    assert.ok(
      typed('As in #log‸')
        .take('Login [slow]')
        .endsWith('[Login \\[slow\\]](../2024/old%20%281%29.md)\n'),
    );
    for (const text of ['#‸', '## ‸', 'PR #45‸', 'PR#‸', 'https://a.example/#sea‸'])
      assert.ok(!typed(text).labels.includes('INC-20250801-002'), text);
  });
  it('offers comments that silence, and the rules that fire below them', () => {
    const wrong = '**Time:** 14:30 UTC - 15:45 UTC\n**Duration:** 5 hours\n';
    assert.ok(
      at(`# Outage\n\n<!-- ‸ -->\n\n${wrong}`)
        .take('postmortem-disable-next-line')
        .includes('<!-- postmortem-disable-next-line ${1:rule} -- ${2:reason} -->\n'),
    );
    const { labels, take } = at(`# Outage\n\n<!-- postmortem-disable-next-line ‸ -->\n${wrong}`);
    assert.equal(labels[0], 'summary/duration-mismatch');
    assert.ok(take('timeline/gap').includes('<!-- postmortem-disable-next-line timeline/gap -->'));
  });
  it('offers metrics that the timeline gives, and their values', () => {
    const timeline =
      '# Outage\n\n## Timeline\n\n- **First Alert:** 14:30 UTC - Alert fired\n- **Acknowledgment:** 14:34 UTC - Sarah\n- **All Clear:** 15:45 UTC - Closed\n\n## Metrics\n\n';
    const lines = at(`${timeline}- ‸\n`);
    assert.ok(
      lines
        .take('Time to acknowledge: 4 minutes')
        .endsWith('- **Time to acknowledge:** 4 minutes\n'),
    );
    assert.ok(
      at(`${timeline}- **MTTA:** ‸\n`).take('4 minutes').endsWith('- **MTTA:** 4 minutes\n'),
    );
    const duration = '# Outage\n\n**Time:** 14:30 UTC - 15:45 UTC\n**Duration:** ‸\n';
    assert.ok(at(duration).take('1 hour 15 minutes').endsWith('**Duration:** 1 hour 15 minutes\n'));
  });
  it('offers zones, those of the document and the reader first', () => {
    const zones = at('# Outage\n\n**Time zone:** ‸\n').labels;
    assert.equal(zones[0], 'Europe/Berlin');
    assert.ok(zones.includes('UTC'));
    const header = TIMELINE.replace('Time (UTC)', 'Time (‸)');
    assert.ok(at(`${header}`).take('Europe/Berlin').includes('| Time (Europe/Berlin) | Event |'));
    const heading = TIMELINE.replace('## Timeline', '## Timeline (C‸)');
    assert.ok(at(heading).take('UTC').includes('## Timeline (UTC)\n'));
  });
  it('offers something or nothing at every place of the sample, and never throws', () => {
    const sample = readFileSync(SAMPLE, 'utf8');
    const snapshot = postmortem(sample);
    for (let offset = 0; offset <= sample.length; offset += 3)
      for (const { range } of complete(snapshot, WORLD, offset))
        assert.ok(range.from <= offset && range.to >= offset, `at ${offset}`);
  });
});
