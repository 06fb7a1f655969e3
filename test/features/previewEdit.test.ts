import assert from 'node:assert/strict';
import { panelEdit } from '../../server/src/features/preview/edit';
import type { PreviewEdit } from '../../server/src/protocol';
import { applyEdits, type TextEdit } from '../../server/src/text/edit';
import { postmortem } from '../support/analyse';

const TEXT = `# Outage

**Date:** 2025-08-22
**Time:** 14:30 UTC - 15:45 UTC
**Duration:** 5 hours

## Timeline

- 14:30 UTC - Alert
- 2025-08-22 23:50 UTC - Ack
- 2:36 PM UTC - Back
- ~15:00–15:10 UTC - Watch
- unknown - Somebody called

## Action Items

| Action | Owner | Due | Status |
|---|---|---|---|
| Add an alert |  | Aug 25, 2025 | Open |
| Test it | Mike | 2025-08-29 | Open |
`;

const edited = (text: string, edit: PreviewEdit): readonly TextEdit[] | null => {
  const outcome = panelEdit(postmortem(text), edit);
  return 'edits' in outcome ? outcome.edits : null;
};
const after = (edit: PreviewEdit): string | null => {
  const edits = edited(TEXT, edit);
  return edits && applyEdits(TEXT, edits);
};
/** What stands at its line after an edit. */
const line = (edit: PreviewEdit): string | undefined => after(edit)?.split('\n')[edit.line];

describe('what is done in the panel', () => {
  it('gives an entry another time, as its time is written', () => {
    assert.equal(line({ kind: 'time', line: 8, minutes: 7 }), '- 14:37 UTC - Alert');
    assert.equal(line({ kind: 'time', line: 10, minutes: -40 }), '- 1:56 PM UTC - Back');
    assert.equal(line({ kind: 'time', line: 9, minutes: 5 }), '- 2025-08-22 23:55 UTC - Ack');
    assert.equal(after({ kind: 'time', line: 9, minutes: 20 }), null, 'others would change day');
    assert.equal(line({ kind: 'time', line: 11, minutes: 5 }), '- ~15:05–15:15 UTC - Watch');
    assert.equal(after({ kind: 'time', line: 8, minutes: 700 }), null, 'the day would be lost');
    assert.equal(after({ kind: 'time', line: 12, minutes: 5 }), null, 'no time to move');
  });
  it('keeps the day of a row that goes above the one that dates it', () => {
    const timeline = (rows: readonly string[]): string =>
      `# Outage\n\n## Timeline (UTC)\n\n${rows.map((row) => `- ${row}\n`).join('')}`;
    const text = timeline(['2026-04-19 19:35 Off', '2026-04-20 10:35 Seen', '10:36 Login fails']);
    const edits = edited(text, { kind: 'time', line: 6, minutes: -7 });
    assert.equal(
      edits && applyEdits(text, edits),
      timeline(['2026-04-19 19:35 Off', '2026-04-20 10:29 Login fails', '2026-04-20 10:35 Seen']),
    );
    const alone = timeline(['2026-04-19 19:35 Off', '2026-04-20 23:50 Ack']);
    const later = edited(alone, { kind: 'time', line: 5, minutes: 20 });
    assert.equal(
      later && applyEdits(alone, later),
      timeline(['2026-04-19 19:35 Off', '2026-04-21 00:10 Ack']),
    );
  });
  it('writes half of the day as the row does, over noon too', () => {
    for (const [now, then] of [
      ['11:50a', '1:25p'],
      ['11:50 AM', '1:25 PM'],
      ['11:50', '13:25'],
    ] as const) {
      const text = `# Outage\n\n## Timeline (UTC)\n\n- ${now} Alert\n- 14:45 Resolved\n`;
      const edits = edited(text, { kind: 'time', line: 4, minutes: 95 });
      assert.equal(edits && applyEdits(text, edits), text.replace(now, then));
    }
  });
  it('leaves a time in code as it is', () => {
    const text = '# Outage\n\n## Timeline (UTC)\n\n- `14:30` - Alert\n- 15:45 - Resolved\n';
    assert.equal(edited(text, { kind: 'time', line: 4, minutes: 5 }), null);
    assert.notEqual(edited(text, { kind: 'time', line: 5, minutes: 5 }), null);
  });
  for (const [name, done, open] of [
    ['a mark', '- Add an alert (done)', '- Add an alert'],
    [
      'a mark that says more',
      '- Add an alert (done: by hand)',
      '- Add an alert (done: by hand) (reopened)',
    ],
    ['a tick before it', '- ✅ Add an alert', '- Add an alert'],
    ['a tick behind it', '- Add an alert ✅', '- Add an alert'],
    ['a word in brackets', '- [done] Add an alert', '- [done] Add an alert (reopened)'],
    ['a word before it', '- Done: Add an alert', '- Done: Add an alert (reopened)'],
    [
      'a status',
      '| A | B | Due | Status |\n|---|---|---|---|\n| Add an alert | Mei | | Done |',
      '| A | B | Due | Status |\n|---|---|---|---|\n| Add an alert | Mei | | Open |',
    ],
  ] as const)
    it(`opens an action again that ${name} calls done`, () => {
      const around = (text: string): string => `# Outage\n\n## Action Items\n\n${text}\n`;
      const text = around(done.replace('A | B', 'Action | Owner'));
      const at = text.split('\n').length - 2;
      const edits = edited(text, { kind: 'done', line: at });
      assert.equal(
        edits && applyEdits(text, edits),
        around(open.replace('A | B', 'Action | Owner')),
      );
    });
  it('opens again what a status or a date with further words calls done, and keeps them', () => {
    const row = (status: string, due: string): string =>
      `# Outage\n\n## Action Items\n\n| Action | Owner | Due | Status |\n|---|---|---|---|\n| Test it | Mei | ${due} | ${status} |\n`;
    const turned = (text: string): string | null => {
      const edits = edited(text, { kind: 'done', line: 6 });
      return edits && applyEdits(text, edits);
    };
    assert.equal(
      turned(row('Done for this migration only', '')),
      row('Open, was: Done for this migration only', ''),
    );
    assert.equal(turned(row('Done, see PR 12', '')), row('Open, see PR 12', ''));
    assert.equal(turned(row('Bei der Technik', '')), row('Done, was: Bei der Technik', ''));
    assert.equal(turned(row('In Bearbeitung', '')), row('Done', ''));
    assert.equal(turned(row('TODO (from last time)', '')), row('Done (from last time)', ''));
    assert.equal(
      turned(row('', 'DONE in v2')),
      row('', 'DONE in v2').replace('Test it', 'Test it (reopened)'),
    );
  });
  it('opens again what its heading or a line through it calls done, and marks it done again', () => {
    const text = '# Outage\n\n## Action Items\n\n### Completed\n\n- Add an alert\n- ~~Test it~~\n';
    const turn = (before: string, at: number): string => {
      const edits = edited(before, { kind: 'done', line: at });
      return applyEdits(before, edits ?? []);
    };
    const open = turn(text, 6);
    assert.match(open, /- Add an alert \(reopened\)\n/);
    assert.equal(turn(open, 6), text);
    assert.match(turn(text, 7), /- ~~Test it~~ \(reopened\)\n/);
  });
  it('marks a heading done in the paragraph below it, and opens it again', () => {
    const text =
      '# Outage\n\n## Action Items\n\n### Plan the migration of the database\n\nMei plans it.\n\n### Add an alert on free connections\n\nSoon.\n';
    const done = applyEdits(text, edited(text, { kind: 'done', line: 4 }) ?? []);
    assert.equal(done, text.replace('Mei plans it.', 'Mei plans it. (done)'));
    assert.equal(applyEdits(done, edited(done, { kind: 'done', line: 4 }) ?? []), text);
  });
  it('moves to the second where seconds are written, and over summer time as the clocks do', () => {
    const moved = (text: string, minutes: number): string | undefined => {
      const edits = edited(`# Outage\n\n## Timeline\n\n${text}\n`, {
        kind: 'time',
        line: 4,
        minutes,
      });
      return edits
        ? applyEdits(`# Outage\n\n## Timeline\n\n${text}\n`, edits).split('\n')[4]
        : undefined;
    };
    assert.equal(moved('- 14:30:50 UTC - Alert', 15 / 60), '- 14:31:05 UTC - Alert');
    assert.equal(moved('- 2:30:50 PM UTC - Alert', 15 / 60), '- 2:31:05 PM UTC - Alert');
    assert.equal(moved('- 14:30 UTC - Alert', 15 / 60), '- 14:30 UTC - Alert');
    const spring = '- 2025-03-30 01:50 Europe/Berlin - Alert';
    assert.equal(moved(spring, 20), '- 2025-03-30 03:10 Europe/Berlin - Alert');
    const autumn = '- 2025-10-26 01:50 Europe/Berlin - Alert';
    assert.equal(moved(autumn, 140), '- 2025-10-26 03:10 Europe/Berlin - Alert');
  });
  it('takes a row of a numbered list to its place, and the numbers stay in order', () => {
    const text =
      '# Outage\n\n## Timeline\n\n1. 14:30 UTC - Alert\n   - seen by Mei\n2. 14:40 UTC - Ack\n3. 14:50 UTC - Done\n\n## Impact\n';
    const edits = edited(text, { kind: 'time', line: 4, minutes: 15 });
    assert.equal(
      edits && applyEdits(text, edits),
      '# Outage\n\n## Timeline\n\n1. 14:40 UTC - Ack\n2. 14:45 UTC - Alert\n   - seen by Mei\n3. 14:50 UTC - Done\n\n## Impact\n',
    );
  });
  it('takes the section of an entry that is a heading to its place, and leaves what says something of the next', () => {
    const told = [
      '### 10:05 Alert fired\n\nPaged Mei.\n\n- a\n- b',
      '### 10:20 Found\n\nIt was\nDNS.',
    ];
    const [alert = '', found = ''] = told;
    const document = (...blocks: readonly string[]): string =>
      `# Outage\n\n**Date:** 2024-05-01\n\n## Timeline (UTC)\n\n${blocks.join('\n\n')}\n\n## Root cause\n\nDNS.\n`;
    const done = '### 10:45 Resolved';
    const moved = (text: string, words: string, minutes: number): string | null => {
      const line = text.slice(0, text.indexOf(words)).split('\n').length - 1;
      const edits = edited(text, { kind: 'time', line, minutes });
      return edits && applyEdits(text, edits);
    };
    assert.equal(
      moved(document(alert, found, done), '### 10:05', 20),
      document(found, alert.replace('10:05', '10:25'), done),
    );
    assert.equal(
      moved(document(alert, found, done), '### 10:45', -60),
      document(done.replace('10:45', '09:45'), alert, found),
    );
    assert.equal(
      moved(document('### 10:05\n\nAlert fired', found, done), '### 10:20', 60),
      document('### 10:05\n\nAlert fired', done, found.replace('10:20', '11:20')),
    );
    // A comment above a heading is about what follows it.
    const comment = `${alert}\n\n<!-- postmortem-disable-next-line timeline/gap -->`;
    assert.equal(
      moved(document(comment, found, done), '### 10:05', 20),
      document(comment.replace('10:05', '10:25'), found, done),
    );
  });
  it('dates an action as the document writes dates, where no other action has one', () => {
    const text =
      '# Outage\n\n**Date:** 8/22/2025\n\n## Timeline\n\n- 14:30 UTC - Alert\n\n## Action Items\n\n| Action | Owner | Due |\n|---|---|---|\n| Test it | Mike |  |\n';
    const edits = edited(text, { kind: 'due', line: 12, date: '2025-09-01' });
    assert.match(edits ? applyEdits(text, edits) : '', /\| Test it \| Mike \| 9\/1\/2025 \|/);
  });
  it('ticks an action, names its owner, moves its date', () => {
    assert.equal(line({ kind: 'done', line: 19 }), '| Test it | Mike | 2025-08-29 | Done |');
    assert.equal(
      line({ kind: 'owner', line: 18, owner: 'Mei' }),
      '| Add an alert | Mei | Aug 25, 2025 | Open |',
    );
    assert.equal(
      line({ kind: 'due', line: 18, date: '2025-09-01' }),
      '| Add an alert |  | Sep 1, 2025 | Open |',
    );
    assert.equal(after({ kind: 'due', line: 18, date: '2025-02-30' }), null);
    assert.equal(after({ kind: 'owner', line: 18, owner: 'a|b' }), null);
  });
  it('takes the row along to where its new time belongs, in a timeline that is in order', () => {
    const rows = [
      '| 14:30 | Alert |',
      '| 14:36 | Ack |',
      '| 14:52 | Restart |',
      '| 15:10 | Closed |',
    ];
    const document = (lines: readonly string[]): string =>
      ['# Outage', '', '## Timeline', '', '| Time (UTC) | Event |', '|---|---|', ...lines, ''].join(
        '\n',
      );
    const moved = (lines: readonly string[], row: number, minutes: number): string => {
      const text = document(lines);
      const edits = edited(text, { kind: 'time', line: 6 + row, minutes });
      assert.ok(edits);
      return applyEdits(text, edits);
    };
    const [alert = '', ack = '', restart = '', closed = ''] = rows;
    assert.equal(moved(rows, 1, 20), document([alert, restart, '| 14:56 | Ack |', closed]));
    assert.equal(moved(rows, 2, -20), document([alert, '| 14:32 | Restart |', ack, closed]));
    assert.equal(moved(rows, 1, 3), document([alert, '| 14:39 | Ack |', restart, closed]));
    assert.equal(
      moved([restart, alert, closed], 1, 60),
      document([restart, '| 15:30 | Alert |', closed]),
      'no order to keep',
    );
  });
  it('gives a date and an owner to items of a list that has none', () => {
    const text =
      '# Outage\n\n## Timeline\n\n- 14:30 UTC - Alert\n\n## Action Items\n\n- [ ] Add an alert\n';
    const due = edited(text, { kind: 'due', line: 8, date: '2025-09-01' });
    const dated = applyEdits(text, due ?? []);
    assert.ok(dated.endsWith('- [ ] Add an alert (Due: 2025-09-01)\n'));
    const owner = edited(dated, { kind: 'owner', line: 8, owner: 'Mei' });
    const item = postmortem(applyEdits(dated, owner ?? [])).model.actions[0]?.items[0];
    assert.ok(item?.due.kind === 'valid' && item.owner.kind === 'valid');
    assert.deepEqual([item.due.text, item.owner.value], ['2025-09-01', 'Mei']);
  });
  it('applies a fix of a problem that is still there', () => {
    const fix = {
      kind: 'fix',
      line: 4,
      character: 14,
      rule: 'summary/duration-mismatch',
      index: 0,
    } as const;
    assert.equal(line(fix), '**Duration:** 1 hour 15 minutes');
    assert.equal(after({ ...fix, character: 3 }), null);
    assert.equal(after({ ...fix, index: 9 }), null);
  });
  it('does nothing to lines that hold nothing of it', () => {
    assert.equal(after({ kind: 'done', line: 0 }), null);
    assert.equal(after({ kind: 'time', line: 999, minutes: 1 }), null);
  });
});
