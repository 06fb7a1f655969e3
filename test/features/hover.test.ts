import assert from 'node:assert/strict';
import { hover } from '../../server/src/features/hover/hover';
import type { World } from '../../server/src/features/world';
import { cursor, known, postmortem, WORLD } from '../support/analyse';

function at(
  marked: string,
  configuration: Readonly<Record<string, unknown>> = {},
  world: Partial<World> = {},
): string | null {
  const { text, offset } = cursor(marked);
  return hover(postmortem(text, configuration), { ...WORLD, ...world }, offset)?.markdown ?? null;
}

const TIMELINE =
  '# Outage\n\n**Time:** 14:30 UTC - 15:45 UTC\n**Duration:** 75 min\n\n## Timeline\n\n- **First Alert:** 14:30 - Alert fired\n- **Acknowledgment:** 14:34 - Sarah\n- **Service Restored:** 15:42 - Normal\n- **All Clear:** 15:45 - Closed\n\n## Impact\n\nUsers.\n\n- **MTTA:** 4 minutes\n';

describe('hover', () => {
  it('on the duration gives each reading', () => {
    const text = at(TIMELINE.replace('75 min', '75‸ min'));
    assert.match(text ?? '', /Header, 14:30–15:45: \*\*1h 15m\*\*/);
    assert.match(text ?? '', /Resolved − detected, 14:30–15:42: \*\*1h 12m\*\*/);
  });
  it('on a metric gives value, formula, evidence and that it is as stated', () => {
    const text = at(TIMELINE.replace('MTTA', 'MT‸TA')) ?? '';
    assert.match(text, /\*\*Time to acknowledge: 4m\*\*/);
    assert.match(text, /`acknowledged − detected`/);
    assert.match(text, /Detected 14:30, line 8: First Alert/);
    assert.match(text, /This is what the document states/);
  });
  it('on a time gives offset and distance', () => {
    const text = at(TIMELINE.replace('14:34', '14:‸34')) ?? '';
    assert.match(text, /\+4m after detected \(14:30\)/);
    assert.match(text, /4m after the entry before/);
  });
  it('on the heading of the timeline gives all metrics and the longest silence', () => {
    const text = at(TIMELINE.replace('## Timeline', '## Time‸line')) ?? '';
    assert.match(text, /\| Time to resolve \| \*\*1h 12m\*\*/);
    assert.match(text, /Longest silence: \*\*1h 8m\*\* \(14:34–15:42\)/);
  });
  it('shows text of the document as text', () => {
    const text =
      at(
        TIMELINE.replace('Alert fired', '<img src=x> [a](command:b) `c`').replace(
          '14:34',
          '14:‸34',
        ),
      ) ?? '';
    assert.ok(!/(?<!\\)<img|(?<!\\)\[a\]/.test(text), text);
  });
  it('says nothing elsewhere', () => {
    assert.equal(at(TIMELINE.replace('Users.', 'Us‸ers.')), null);
    assert.equal(at('# List\n\n- 14:‸30 bread\n'), null);
  });
  const HEADER =
    '# Outage\n\n<!-- postmortem -->\n\n**Date:** 2025-08-22\n**Time:** 14:30 UTC - 15:45 UTC\n**Severity:** SEV1\n**SLA Breach:** 99.9% uptime SLA breached (94.8% for the day)\n\n## Timeline\n\n| Time (UTC) | Event | Person |\n|---|---|---|\n| 14:30 | Alert | Sarah |\n\n## Action Items\n\n| Priority | Action | Owner | Due | Status |\n|---|---|---|---|---|\n| P0 | Add an alert | Sarah | 2025-08-25 | Open |\n\n## Related Incidents\n\n- INC-2025-001: alike\n';
  it('on a time gives it in UTC and for the reader', () => {
    const text =
      at(HEADER.replace('| 14:30', '| 14:‸30').replace('Time (UTC)', 'Time (PDT)')) ?? '';
    assert.match(text, /Elsewhere: 21:30 UTC, 23:30 Europe\/Berlin/);
  });
  it('on a person gives role, actions and entries', () => {
    const text =
      at(HEADER.replace('Alert | Sarah', 'Alert | Sa‸rah'), {
        people: [{ name: 'Sarah Chen', aliases: ['Sarah'], role: 'Commander', team: 'SRE' }],
      }) ?? '';
    assert.match(text, /\*\*Sarah Chen\*\*, Commander/);
    assert.match(text, /Team: SRE\n- Actions: 1 of 1 open, 1 overdue\n- 1 timeline entry/);
  });
  it('on a severity gives its meaning and policy', () => {
    const text =
      at(HEADER.replace('SEV1', 'SE‸V1'), {
        dueDays: { P1: 30 },
        severities: [
          {
            name: 'Critical',
            aliases: ['SEV1'],
            meaning: 'All are down.',
            reviewDays: 5,
            dueDays: { P0: 3 },
          },
          'High',
        ],
      }) ?? '';
    assert.match(text, /\*\*Critical\*\*, level 1 of 2\n\nAll are down\./);
    assert.match(text, /Review within 5 days\n- Actions within: P1 30 days, P0 3 days/);
  });
  it('on a due date gives the weekday, the days and the policy', () => {
    const text = at(HEADER.replace('2025-08-25', '2025-‸08-25'), { dueDays: { P0: 5 } }) ?? '';
    assert.match(
      text,
      /\*\*Monday, 2025-08-25\*\*\n\n- 7 days overdue\n- 3 days after the incident/,
    );
    assert.match(text, /policy for P0: 5 days, until 2025-08-27/);
  });
  it('on a length says it in words once', () => {
    for (const [written, told] of [
      ['3 hours 10 minutes', 'Stated: 3 hours 10 minutes\n'],
      ['190 min', 'Stated: 190 min (3 hours 10 minutes)\n'],
    ] as const) {
      const text = at(
        `# Outage\n\n<!-- postmortem -->\n\n**Duration:** ${written.replace(' ', '‸ ')}\n`,
      );
      assert.ok(text?.includes(told), text ?? 'no hover');
    }
  });
  it('on an availability gives the budget that was used', () => {
    const text = at(HEADER.replace('99.9%', '99‸.9%')) ?? '';
    assert.match(text, /99\.9 %, downtime 1h 15m/);
    assert.match(text, /\| 30 days \| 43m \d*s? ?\| 174 % \| 99\.826 % \|/);
  });
  it('on an incident gives its title, severity, status, length and open actions', () => {
    const marked = HEADER.replace('INC-2025', 'INC-‸2025');
    assert.match(at(marked) ?? '', /No postmortem of the workspace has this id/);
    const incidents = [
      known(
        '/w/1.md',
        '# Cache outage INC-2025-001\n\n**Severity:** Low\n**Duration:** 40 minutes\n\n## Action Items\n\n- [ ] Add an alert\n- [x] Test it\n',
      ),
    ];
    assert.match(
      at(marked, {}, { incidents }) ?? '',
      /Cache outage INC-2025-001\*\*\n\n- Severity: Low\n- Lasted: 40m, as it states\n- Actions: 1 of 2 open/,
    );
  });
  it('on a rule in a comment says what it finds', () => {
    assert.match(
      at('# Outage\n\n<!-- postmortem -->\n\n<!-- postmortem-disable-file timeline/g‸ap -->\n') ??
        '',
      /\*\*timeline\/gap\*\*\n\nA long silence/,
    );
  });
});
