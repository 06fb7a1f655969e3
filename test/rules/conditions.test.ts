import assert from 'node:assert/strict';
import { postmortem } from '../support/analyse';

/** Whether a rule finds something in a document. */
const finds = (rule: string, text: string): boolean =>
  postmortem(text).findings.some((finding) => finding.rule === rule);

/** Conditions of rules, each with what is told and what is the same but for the condition. */
describe('a length that no two times give', () => {
  const STARTS = ['Outage started', 'Alert fired', 'On-call engineer paged', 'Incident declared'];
  const ENDS = ['Issue mitigated', 'Incident resolved', 'All clear'];
  const document = (...rows: readonly string[]): string =>
    `# Outage\n\n**Date:** 2025-08-22\n\n## Timeline (UTC)\n\n${rows.map((row) => `- ${row}\n`).join('')}\n## Stats\n\n- Time to acknowledge: 20 minutes\n`;
  const RULE = 'claims/unsupported-length';
  for (const start of STARTS)
    for (const end of ENDS)
      it(`is told between “${start}” and “${end}”`, () => {
        assert.ok(finds(RULE, document(`11:20 ${start}`, '20:28 Cause found', `22:25 ${end}`)));
        assert.ok(!finds(RULE, document(`11:20 ${start}`, `11:40 Cause found`, `22:25 ${end}`)));
      });
  it('is not told without a beginning, or without an end', () => {
    for (const start of STARTS)
      assert.ok(!finds(RULE, document(`11:20 ${start}`, '20:28 Looked at the logs')), start);
    for (const end of ENDS)
      assert.ok(!finds(RULE, document('11:20 Looked at the logs', `22:25 ${end}`)), end);
  });
  it('is not told of several incidents, each with its timeline', () => {
    const several = (count: number): string =>
      `${document('11:20 Alert fired', '22:25 Incident resolved')}${Array.from(
        { length: count - 1 },
        (_, index) => `\n## Timeline of the ${'next '.repeat(index + 1)}one (UTC)\n\n- 11:2${index} Alert fired\n- 22:25 Incident resolved\n`,
      ).join('')}`; // prettier-ignore
    assert.ok(finds(RULE, several(3)));
    assert.ok(!finds(RULE, several(4)));
  });
});

describe('a metric that no definition gives', () => {
  const RULE = 'claims/metric-mismatch';
  const document = (metric: string, end = '15:45', more = ''): string =>
    `# Outage\n\n**Date:** 2025-08-22\n\n## Timeline\n\n- **First Alert:** 14:30 UTC - Alert fired\n- **Acknowledgment:** 14:34 UTC - Lena\n- **All Clear:** ${end} UTC - Closed\n\n## Metrics\n\n- ${metric}\n${more}`;
  it('is told, and not where another start or a target is named', () => {
    assert.ok(finds(RULE, document('**MTTA:** 9 minutes')));
    assert.ok(!finds(RULE, document('**MTTA:** 4 minutes')));
    assert.ok(!finds(RULE, document('**MTTA:** 9 minutes (from first symptoms)')));
    assert.ok(!finds(RULE, document('**MTTA:** 9 minutes on average over this quarter')));
  });
  it('is not told where only some hours count', () => {
    assert.ok(
      !finds(RULE, document('**MTTA:** 9 minutes', '15:45', '- Only business hours count\n')),
    );
    assert.ok(finds(RULE, document('**MTTA:** 9 minutes', '15:45', '- All hours count\n')));
  });
  it('may be shorter, and not longer, than a night', () => {
    // 14 hours from 14:30.
    const over = (end: string, metric: string): boolean =>
      finds(RULE, document(metric, `2025-08-23 ${end}`));
    assert.ok(!over('04:30', '**MTTR:** 3 hours'));
    assert.ok(over('04:29', '**MTTR:** 3 hours'));
    assert.ok(over('04:30', '**MTTR:** 20 hours'));
  });
  it('is not told where more than three sections have a timeline', () => {
    const section = (index: number): string =>
      `\n## ${'More '.repeat(index)}Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 14:4${index} | Looked at shard ${index} |\n| 14:5${index} | Restarted it |\n`;
    const several = (count: number): string =>
      document('**MTTA:** 33 minutes', '15:45', Array.from({ length: count }, (_, at) => section(at)).join('')); // prettier-ignore
    assert.ok(finds(RULE, several(3)));
    assert.ok(!finds(RULE, several(4)));
  });
});

describe('questions of a template', () => {
  const asked = (question: string): boolean =>
    finds('structure/placeholder', `# Outage\n\n<!-- postmortem -->\n\n## Impact\n\n${question}\n`);
  it('are left where each word is of every incident', () => {
    for (const question of [
      'What was the root cause of this incident?',
      'How did we detect the issue?',
      'Who was affected, and for how long?',
      'Did our alerts work as they should have?',
      "What's the impact on our customers and their users?",
    ])
      assert.ok(asked(question), question);
  });
  it('are not where one has a word of this incident, few words, or no question', () => {
    for (const text of [
      'How did the certificate of shard 7 expire?',
      'What happened next?',
      'What was the root cause of this incident.',
      'The root cause of this incident was what?',
      `What was the cause ${'and the cause '.repeat(15)}of this?`,
    ])
      assert.ok(!asked(text), text);
  });
  const titled = (title: string): boolean =>
    finds(
      'structure/placeholder',
      `# ${title}\n\n<!-- postmortem -->\n\n## Impact\n\nOrders failed.\n`,
    );
  it('have titles that no incident has', () => {
    for (const title of [
      'Incident title',
      'Postmortem: [Issue name]',
      'RCA - Short description of the outage',
      'Title of the incident',
      'Your title here',
    ])
      assert.ok(titled(title), title);
    for (const title of [
      'Title service down',
      'Postmortem: checkout down',
      'Outage of the title search',
    ])
      assert.ok(!titled(title), title);
  });
});

describe('an availability that an outage cannot give', () => {
  const RULE = 'impact/sla-arithmetic';
  const document = (fields: string, sla: string): string => `# Outage\n\n${fields}\n${sla}\n`;
  const WINDOW = '**Time:** 14:30 UTC - 15:45 UTC';
  it('is told of a day, a week, a month where the length is known', () => {
    for (const [period, share] of [['day', '91.2'], ['week', '91.2'], ['month', '91.2']] as const) // prettier-ignore
      assert.ok(
        finds(RULE, document(WINDOW, `**SLA Breach:** 99.9% uptime SLA breached (${share}% for the ${period})`)),
        period,
      ); // prettier-ignore
  });
  it('is not told without a period, without a length, with two lengths, or of more than the period', () => {
    const sla = '**SLA Breach:** 99.9% uptime SLA breached (91.2% for the day)';
    assert.ok(!finds(RULE, document(WINDOW, sla.replace(' for the day', ''))));
    assert.ok(!finds(RULE, document('**Severity:** High', sla)));
    assert.ok(finds(RULE, document('**Duration:** 75 minutes', sla)));
    assert.ok(
      !finds(RULE, document('**Duration:** 75 minutes\n**Total downtime:** 70 minutes', sla)),
    );
    assert.ok(!finds(RULE, document('**Duration:** 30 hours', sla)));
  });
});

describe('an end before its start', () => {
  const RULE = 'summary/end-before-start';
  const document = (...fields: readonly string[]): string =>
    `# Outage\n\n${fields.join('\n')}\n\n## Impact\n\nOrders failed.\n`;
  it('is told of a window, and of two fields of milestones', () => {
    assert.ok(finds(RULE, document('**Time:** 2025-08-22 15:45 UTC - 2025-08-22 14:30 UTC')));
    for (const [start, end] of [
      ['Started', 'Resolved'],
      ['Detected', 'Resolved'],
      ['Started', 'All clear'],
    ]) {
      const fields = (from: string, to: string): string =>
        document(`**${start}:** 2025-08-22 ${from} UTC  `, `**${end}:** 2025-08-22 ${to} UTC`);
      assert.ok(finds(RULE, fields('15:45', '14:30')), `${start} ${end}`);
      assert.ok(!finds(RULE, fields('14:30', '15:45')), `${start} ${end}`);
    }
  });
});

describe('a status that its document contradicts', () => {
  const RULE = 'summary/status-contradiction';
  const document = (status: string, actions = '| P0 | Add an alert | Done |'): string =>
    `# Outage\n\n**Status:** ${status}\n\n## Timeline\n\n- **First Alert:** 14:30 UTC - Alert\n- **Resolved:** 15:10 UTC - Done\n\n## Action Items\n\n| Priority | Action | Status |\n|---|---|---|\n${actions}\n`;
  it('says at its beginning that it goes on, or that all is over', () => {
    for (const status of ['Investigating', 'Monitoring the fix', 'In progress', 'Ongoing'])
      assert.ok(finds(RULE, document(status)), status);
    for (const status of ['Resolved', 'Resolved, monitoring', 'Fixed after investigating'])
      assert.ok(!finds(RULE, document(status)), status);
    for (const status of ['Closed', 'Complete', 'Done'])
      assert.ok(finds(RULE, document(status, '| P0 | Add an alert | Open |')), status);
    assert.ok(!finds(RULE, document('Closed', '| P1 | Add an alert | Open |')));
    assert.ok(!finds(RULE, document('Not closed', '| P0 | Add an alert | Open |')));
  });
});

describe('a date that the policy does not give', () => {
  const told = (priority: string, due: string, status = 'Open'): boolean =>
    postmortem(
      `# Outage\n\n**Date:** 2025-08-22\n\n## Action Items\n\n| Priority | Action | Due | Status |\n|---|---|---|---|\n| ${priority} | Add an alert | ${due} | ${status} |\n`,
      { dueDays: { P0: 7 } },
    ).findings.some(({ rule }) => rule === 'actions/policy');
  it('is told of an open action with that priority and a day', () => {
    assert.ok(told('P0', '2025-08-30'));
    assert.ok(told('p0', '2025-08-30'));
    assert.ok(!told('P0', '2025-08-29'));
    assert.ok(!told('P0', '2025-08-30', 'Done'));
    assert.ok(!told('P1', '2025-08-30'));
    assert.ok(!told('', '2025-08-30'));
    assert.ok(!told('P0', ''));
    assert.ok(!told('P0', 'soon'));
  });
});

describe('angle brackets of a template', () => {
  const gap = (text: string): boolean =>
    finds('structure/placeholder', `# Outage\n\n<!-- postmortem -->\n\n## Impact\n\n${text}\n`);
  it('hold words, of which some begin as tags do', () => {
    for (const text of ['<platform name>', '<basket size>', '<team name>', '<description>'])
      assert.ok(gap(`Affected: ${text}`), text);
    for (const text of ['<br>', '</p>', '<b>', '<details>'])
      assert.ok(!gap(`Affected: ${text}`), text);
  });
});
