import assert from 'node:assert/strict';
import { postmortem } from '../support/analyse';

/** The milestones of a timeline, each with the clock of its row. */
function told(rows: readonly string[]): Readonly<Record<string, string>> {
  const { model } = postmortem(
    `# Outage\n\n**Date:** 2025-03-14\n\n## Timeline (UTC)\n\n${rows.map((row) => `- ${row}\n`).join('')}`,
  );
  return Object.fromEntries(
    model.milestones.map(({ kind, moment }) => [
      kind,
      moment.time?.toString({ smallestUnit: 'minute' }) ?? '',
    ]),
  );
}

describe('what rows tell, by where they stand', () => {
  const stories: readonly (readonly [
    name: string,
    rows: readonly string[],
    milestones: Readonly<Record<string, string>>,
  ])[] = [
    [
      'a failure in the first row is where the impact begins',
      ['10:00 Bad config rolled out, checkout fails', '10:20 Alert fired', '11:10 Resolved'],
      { started: '10:00', detected: '10:20', resolved: '11:10' },
    ],
    [
      'so is one behind rows that tell only what was done',
      ['10:00 Config rolled out', '10:05 Checkout fails', '10:20 Alert fired', '11:10 Resolved'],
      { started: '10:05', detected: '10:20', resolved: '11:10' },
    ],
    [
      'a failure after it was noticed begins nothing',
      ['10:00 Alert fired', '10:20 The standby starts failing', '11:10 Resolved'],
      { detected: '10:00', resolved: '11:10' },
    ],
    [
      'a patch in the first row is what broke, not what mended it',
      ['10:00 Patch deployed', '10:20 Alert fired', '11:10 Patch was rolled back'],
      { detected: '10:20', mitigated: '11:10' },
    ],
    [
      'two notes may begin with the end',
      ['10:00 Fix deployed', '10:20 Numbers as before'],
      { mitigated: '10:00' },
    ],
  ];
  for (const [name, rows, milestones] of stories)
    it(name, () => assert.deepEqual(told(rows), milestones));
});

describe('a window of sentences', () => {
  it('is none where a line ends and the next begins with its time', () => {
    const { model } = postmortem(
      '# Outage\n\n## Timeline\n\n### 2025-03-14\n\n11:14 UTC - Outage begins  \n11:45 UTC - Alert fired\n',
    );
    assert.equal(model.incident.window, null);
  });
});

describe('a table outside of a timeline', () => {
  it('of orders with the time of each is none', () => {
    const rows = '| a1 | 4.4 | 2025-03-14 13:31 |\n| a2 | 1.8 | 2025-03-14 11:07 |\n';
    const { model, findings } = postmortem(
      `# Outage\n\n## Impact\n\n| Order | Amount | Time |\n|---|---|---|\n${rows}`,
    );
    assert.deepEqual(model.timelines, []);
    assert.ok(findings.every(({ rule }) => rule !== 'timeline/out-of-order'));
  });
  it('that begins with its times, or tells what happened, is one', () => {
    for (const [titles, row] of [
      ['Time | Node | State', (at: string) => `${at} | n1 | down`],
      ['# | Time | Event', (at: string) => `1 | ${at} | Alert`],
    ] as const) {
      const { model } = postmortem(
        `# Outage\n\n## Details\n\n| ${titles} |\n|---|---|---|\n| ${row('13:31')} |\n| ${row('13:40')} |\n`,
      );
      assert.equal(model.timelines.length, 1, titles);
    }
  });
});
