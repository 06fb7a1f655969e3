import assert from 'node:assert/strict';
import { refactorings } from '../../server/src/features/refactor/refactorings';
import { applyEdits } from '../../server/src/text/edit';
import { known, marks, postmortem, WORLD } from '../support/analyse';

/** What a refactoring at `⟦⟧` makes of the document; null where it is not offered. */
function after(
  marked: string,
  title: string | RegExp,
  configuration: Readonly<Record<string, unknown>> = {},
): string | null {
  const { text, ranges } = marks(marked);
  const at = ranges[0];
  assert.ok(at, 'the fixture has a ⟦⟧');
  const found = refactorings({
    snapshot: postmortem(text, configuration),
    world: WORLD,
    at,
  }).find((offer) => (typeof title === 'string' ? offer.title === title : title.test(offer.title)));
  return found ? applyEdits(text, found.edits) : null;
}

const HEAD = '# Outage\n\n<!-- postmortem -->\n\n**Date:** 2025-08-22\n\n';
const LIST = `${HEAD}## Timeline\n\n- 14:30 UTC - Alert | fired\n- ⟦⟧14:34 UTC - Sarah acknowledged\n- 15:42 UTC - Incident resolved\n`;
const TABLE = `${HEAD}## Timeline\n\n| Time (UTC) | Event | Person | Notes |\n|---|---|---|---|\n| 14:30 | Alert | System | |\n| ⟦⟧14:34 | Ack | Sarah | by phone |\n`;

describe('refactoring a timeline', () => {
  it('turns a list into a table and a table into a list, read alike', () => {
    const table = after(LIST, 'Turn the list into a table') ?? '';
    assert.ok(
      table.endsWith(
        '| Time (UTC) | Event |\n|---|---|\n| 14:30 | Alert \\| fired |\n| 14:34 | Sarah acknowledged |\n| 15:42 | Incident resolved |\n',
      ),
      table,
    );
    const list = after(TABLE, 'Turn the table into a list') ?? '';
    assert.ok(
      list.endsWith(
        '## Timeline\n\n- 14:30 UTC - Alert (System)\n- 14:34 UTC - Ack (Sarah); by phone\n',
      ),
      list,
    );
    const times = (text: string): readonly unknown[] =>
      postmortem(text).model.timelines.flatMap(({ entries }) =>
        entries.map(({ start }) => start?.at),
      );
    assert.deepEqual(times(table), times(LIST.replace(/[⟦⟧]/g, '')));
    assert.deepEqual(times(list), times(TABLE.replace(/[⟦⟧]/g, '')));
  });
  it('leaves a table whose bar cuts code into two cells', () =>
    assert.equal(
      after(
        `${HEAD}## Timeline (UTC)\n\n| Time | Event |\n|---|---|\n| ⟦⟧14:30 | \`mount | grep x\` shows none |\n| 14:40 | Ack |\n`,
        'Turn the table into a list',
      ),
      null,
    ));
  it('converts all times to another zone, with their dates', () => {
    const there = TABLE.replace('(UTC)', '(PDT)');
    const text = after(there, 'Convert the times to UTC') ?? '';
    assert.ok(
      text.includes('Time (UTC)') && text.includes('| 21:30 |') && text.includes('| 21:34 |'),
    );
    const berlin = after(LIST, 'Convert the times to Europe/Berlin') ?? '';
    assert.ok(berlin.includes('- 16:30 Europe/Berlin - Alert'));
    const dated = `${HEAD}## Timeline\n\n- ⟦⟧2025-08-22 23:30 UTC - Alert\n- 2025-08-22 23:45 UTC - Closed\n`;
    assert.ok((after(dated, /Berlin/) ?? '').includes('- 2025-08-23 01:30 Europe/Berlin - Alert'));
    const night = `${HEAD}## Timeline\n\n- ⟦⟧23:30 UTC - Alert\n- 23:45 UTC - Closed\n`;
    assert.equal(after(night, /Berlin/), null, 'the day would be lost');
  });
  it('inserts an entry between two, and sorts', () => {
    assert.ok(
      after(LIST, 'Insert an entry at 15:08')?.includes('acknowledged\n- 15:08 UTC - \n- 15:42'),
    );
    assert.ok(
      after(TABLE, 'Insert an entry at 14:35')?.endsWith('| by phone |\n| 14:35 |  |  |  |\n'),
    );
    const mixed = LIST.replace('14:30', '15:50');
    assert.ok(
      /acknowledged\n- 15:42[^\n]*\n- 15:50[^\n]*\n$/.test(after(mixed, 'Sort the timeline') ?? ''),
    );
    assert.equal(after(LIST, 'Sort the timeline'), null);
  });
});

describe('refactoring action items', () => {
  const ITEMS = `${HEAD}## Action Items\n\n| Priority | Action | Owner | Due | Status |\n|---|---|---|---|---|\n| P0 | Add ⟦⟧an alert | Sarah | 2025-08-25 | Open |\n`;
  it('marks one done, and open again', () => {
    const done = after(ITEMS, 'Mark the action done') ?? '';
    assert.ok(done.includes('| 2025-08-25 | Done |'));
    assert.ok(
      after(done.replace('an alert', '⟦⟧an alert'), 'Open the action again')?.includes('| Open |'),
    );
    const boxes = `${HEAD}## Action Items\n\n- [ ] Add ⟦⟧an alert\n- [x] Test it\n`;
    assert.ok(after(boxes, 'Mark the action done')?.includes('- [x] Add an alert\n'));
  });
  it('moves its date, never onto a weekend', () => {
    assert.ok(
      after(ITEMS, /Monday, 2025-09-01 \(a week later\)/)?.includes('| 2025-09-01 | Open |'),
    );
    assert.ok(
      after(ITEMS, /as the policy has it/, { dueDays: { P0: 5 } })?.includes('| 2025-08-27 |'),
    );
  });
});

describe('refactoring the rest', () => {
  it('numbers the whys', () => {
    const whys = `${HEAD}## 5 Whys\n\n- ⟦⟧Why? A\n- Why? B\n4. Why? C\n`;
    assert.ok(after(whys, 'Number the whys')?.includes('1. Why? A\n2. Why? B\n'));
  });
  it('fills in the duration and the metrics together', () => {
    const text = `${HEAD}**Time:** 14:30 UTC - 15:45 UTC\n**Duration:** ⟦⟧5 hours\n\n## Timeline\n\n- **First Alert:** 14:30 UTC - Alert fired\n- **Acknowledgment:** 14:34 UTC - Sarah\n- **All Clear:** 15:45 UTC - Closed\n\n## Metrics\n\n- **MTTA:** 9 minutes\n`;
    const fixed = after(text, 'Fill in the duration and all metrics') ?? '';
    assert.ok(
      fixed.includes('**Duration:** 1 hour 15 minutes') && fixed.includes('**MTTA:** 4 minutes'),
    );
  });
  it('says roles instead of names, and leaves owners and signatures', () => {
    const text = `${HEAD}**Authors:** Sarah Chen\n\n## Timeline\n\n| Time (UTC) | Event | Person |\n|---|---|---|\n| 14:30 | Sarah restarted it | Sa⟦⟧rah |\n\n## Summary\n\nThe pool was full. Sarah Chen saw it, and \`sarah\` too.\n\n## Action Items\n\n| Action | Owner |\n|---|---|\n| Ask Sarah | Sarah |\n`;
    const people = [{ name: 'Sarah Chen', aliases: ['Sarah'], role: 'On-call SRE' }];
    const changed = after(text, /Say “the on-call SRE” instead of Sarah Chen/, { people }) ?? '';
    assert.ok(changed.includes('| 14:30 | The on-call SRE restarted it | On-call SRE |'));
    assert.ok(changed.includes('was full. The on-call SRE saw it, and `sarah` too.'));
    assert.ok(
      changed.includes('**Authors:** Sarah Chen') && changed.includes('| Ask Sarah | Sarah |'),
    );
  });
  it('inserts sections from the title, and begins an incident that is only named', () => {
    assert.ok(
      after(
        LIST.replace(/⟦⟧/, '').replace('# Out', '# ⟦⟧Out'),
        'Insert section Root Cause',
      )?.includes('\n## Root Cause\n'),
    );
    const { text, ranges } = marks(
      `${HEAD.replace('# Outage', '# Outage INC-2025-001')}## Related Incidents\n\n- INC-⟦⟧2025-002: alike\n`,
    );
    const world = {
      ...WORLD,
      path: '/w/2025/INC-2025-001-pool.md',
      incidents: [known('/w/2025/INC-2025-001-pool.md', text)],
    };
    const at = ranges[0] ?? { from: 0, to: 0 };
    const offered = refactorings({ snapshot: postmortem(text), world, at });
    const begin = offered.find(({ create }) => create);
    assert.equal(begin?.create?.path, '/w/2025/INC-2025-002-pool.md');
    assert.match(begin.create.text, /^# Incident INC-2025-002\n/);
  });
  it('offers nothing where there is nothing to do', () => {
    assert.equal(after('# List\n\n- ⟦⟧14:30 bread\n', /./), null);
  });
});
