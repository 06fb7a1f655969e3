import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { PreviewEdit } from '../../server/src/protocol';
import { useBrowser } from '../support/browser';
import { FAULTY, manyEntries, openPanel, panelData, SAMPLE, type Panel } from '../support/panel';

const SEVERAL =
  '# Incidents of the week\n\n# Incident A: Checkout down\n\n**Date:** 2024-05-01\n**Severity:** SEV1\n\n## Timeline (UTC)\n\n- 10:00 Deploy of checkout 2.3\n- 10:05 Alert fired\n- 10:45 Resolved\n\n## Root cause\n\nA missing index.\n\n## Action items\n\n- [ ] Add the index\n\n# Incident B: Search slow\n\n**Date:** 2024-05-03\n**Severity:** SEV2\n\n## Timeline (UTC)\n\n- 08:00 Customers report slow search\n- 08:10 Alert fired\n- 10:00 Resolved\n\n## Root cause\n\nA hot shard.\n\n## Action items\n\n- [ ] Split the shard\n';

/** Lines that the panel asked the editor to go to. */
const revealed = async ({ sent }: Panel): Promise<readonly number[]> =>
  (await sent()).flatMap((message) => (message.type === 'reveal' ? [message.line] : []));

const edits = async ({ sent }: Panel): Promise<readonly PreviewEdit[]> =>
  (await sent()).flatMap((message) => (message.type === 'edit' ? [message.edit] : []));

/** Drags from the middle of an element by pixels. */
async function drag(panel: Panel, element: Locator, by: number): Promise<void> {
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  assert.ok(box);
  const { mouse } = panel.page;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await mouse.move(x, y);
  await mouse.down();
  await mouse.move(x + by, y, { steps: 5 });
  await mouse.up();
}

describe('the preview in a browser', () => {
  const browser = useBrowser();
  let panel: Panel;
  beforeEach(async () => {
    panel = await openPanel(browser(), 'light');
  });
  afterEach(async () => {
    assert.deepEqual(panel.complaints, []);
    await panel.close();
  });

  it('shows the incident, and leads each entry, metric and problem to its line', async () => {
    const { page, sent, show } = panel;
    assert.deepEqual(await sent(), [{ type: 'ready' }]);
    await show(FAULTY);
    await page
      .getByRole('heading', { level: 1, name: 'Postmortem: Checkout Latency After a Cache Change' })
      .waitFor();
    await page.getByRole('button', { name: 'Time to acknowledge: acknowledged 09:25' }).click();
    await page.getByRole('button', { name: /Acknowledgment is at 09:25 here/ }).click();
    await page.getByRole('button', { name: '09:41 Cache hit rate found at 12%' }).last().click();
    await page.locator('.mark[data-line="38"] .dot').click();
    assert.deepEqual(await revealed(panel), [26, 26, 34, 38]);
    assert.match(
      await page.locator('.card.differs').first().innerText(),
      /stated: 3 hours 10 minutes/,
    );
    await page.getByRole('button', { name: 'Export…' }).click();
    assert.ok(
      (await sent()).some(
        (message) => message.type === 'run' && message.command === 'exportTimeline',
      ),
    );
  });

  it('shows one of several incidents: that which is chosen, and that which the cursor enters', async () => {
    const { page, show, post } = panel;
    await show(SEVERAL);
    const choice = page.getByRole('combobox', { name: 'Incident' });
    assert.deepEqual(await choice.locator('option').allInnerTexts(), [
      'Incident A: Checkout down (2024-05-01)',
      'Incident B: Search slow (2024-05-03)',
    ]);
    const shown = async () => [
      await page.locator('main h1').innerText(),
      await page.locator('.fact.severity').innerText(),
      (await page.locator('.card-value').allInnerTexts()).at(-1),
      await page.locator('.entries .time').allInnerTexts(),
      await page.locator('.board input[type=checkbox]').count(),
    ];
    const first = ['Incident A: Checkout down', 'SEV1', '40m', ['10:00', '10:05', '10:45'], 1];
    const second = ['Incident B: Search slow', 'SEV2', '2h', ['08:00', '08:10', '10:00'], 1];
    assert.deepEqual(await shown(), first);
    await choice.focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('heading', { level: 1, name: 'Incident B' }).waitFor();
    assert.deepEqual(await shown(), second);
    assert.equal(
      await page.evaluate('window.kept.incident'),
      'Incident B: Search slow (2024-05-03)',
    );
    // It stays while the cursor does, also when the document changes above it.
    await show(SEVERAL.replace('A missing index.', 'A missing index.\n\nIt was dropped.'));
    assert.deepEqual(await shown(), second);
    await post({ type: 'cursor', line: 10 });
    await page.getByRole('heading', { level: 1, name: 'Incident A' }).waitFor();
    await post({ type: 'cursor', line: 1 });
    assert.deepEqual(await shown(), first);
  });

  it('measures by the definitions that are chosen, in the cards and in the picture', async () => {
    const { page, show } = panel;
    await show(FAULTY);
    const card = page.locator('.card').filter({ hasText: 'Time to acknowledge' });
    await card.getByText('11m', { exact: true }).waitFor();
    await page
      .getByRole('combobox', { name: 'Definitions of the metrics' })
      .selectOption({ label: 'Rootly' });
    await card.getByText('15m', { exact: true }).waitFor();
    await card.getByText('acknowledged − impact started').waitFor();
    await page.locator('.length').filter({ hasText: 'acknowledge 15m' }).waitFor();
    assert.equal(await page.evaluate('window.kept.preset'), 'rootly', 'kept while it is hidden');
  });

  it('does what is done in it to the document, by message', async () => {
    const { page, show } = panel;
    await show(FAULTY);
    const box = page.getByRole('checkbox', { name: 'Done: Alert on the cache hit rate' });
    await box.click();
    assert.equal(await box.isChecked(), false, 'ticked when the document says so');
    await page.getByRole('combobox', { name: 'Owner: Add cache memory' }).selectOption('Mei');
    await page.getByLabel('Due: Alert on the cache').fill('2025-10-03');
    await page.getByRole('button', { name: '+1 week: Alert on the cache' }).click();
    await page.getByRole('button', { name: 'Replace by 2 hours 10 minutes (09:10–11:20)' }).click();
    await drag(panel, page.locator('.mark[data-line="36"] .dot'), 40);
    const [done, owner, due, later, fix, time, more] = await edits(panel);
    assert.deepEqual(done, { kind: 'done', line: 70 });
    assert.deepEqual(owner, { kind: 'owner', line: 71, owner: 'Mei' });
    assert.deepEqual(due, { kind: 'due', line: 70, date: '2025-10-03' });
    assert.deepEqual(later, { kind: 'due', line: 70, date: '2025-09-25' });
    assert.deepEqual(fix, {
      kind: 'fix',
      line: 7,
      character: 14,
      rule: 'summary/duration-mismatch',
      index: 0,
    });
    assert.ok(time?.kind === 'time' && time.line === 36 && time.minutes > 3 && time.minutes < 12);
    assert.equal(more, undefined);
    assert.deepEqual(await revealed(panel), [], 'a drag is no click');
  });

  it('takes a hand that trembles by three pixels for a click, and four for a drag', async () => {
    const { page, show } = panel;
    await show(FAULTY);
    const dot = page.locator('.mark[data-line="36"] .dot');
    await drag(panel, dot, 3);
    assert.deepEqual(await revealed(panel), [36]);
    await drag(panel, dot, 4);
    assert.deepEqual(await revealed(panel), [36]);
  });

  it('takes a date that is typed once it is whole', async () => {
    const { page, show } = panel;
    await show(FAULTY);
    await page.getByLabel('Due: Alert on the cache').focus();
    await page.keyboard.type('10032026');
    assert.deepEqual(await edits(panel), []);
    await page.keyboard.press('Enter');
    assert.deepEqual(await edits(panel), [{ kind: 'due', line: 70, date: '2026-10-03' }]);
    await page.keyboard.type('11');
    await page.keyboard.press('Escape');
    assert.equal((await edits(panel)).length, 1);
  });

  it('says while an entry is dragged what its time would be, and drags none without a time', async () => {
    const { page, show } = panel;
    await show(SAMPLE);
    const dot = page.locator('.mark[data-line="41"] .dot');
    await dot.scrollIntoViewIfNeeded();
    const box = await dot.boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + 4, box.y + 4);
    await page.mouse.down();
    await page.mouse.move(box.x + 60, box.y + 4, { steps: 4 });
    await page
      .locator('.mark.moving text')
      .filter({ hasText: /^14:5\d \(\+\dm\)$/ })
      .waitFor();
    await page.mouse.up();
    assert.equal((await edits(panel)).length, 1);
    await page.mouse.move(box.x + 4, box.y + 4);
    await page.mouse.down();
    await page.mouse.move(box.x + 60, box.y + 4, { steps: 4 });
    await page.keyboard.press('Escape');
    await page.mouse.up();
    assert.equal((await edits(panel)).length, 1, 'Escape takes it back');
    await drag(panel, page.locator('.communication .dot').first(), 50);
    assert.equal((await edits(panel)).length, 1, 'the log of communications stays as it is');
  });

  it('zooms, moves, brushes and finds, and shows all again', async () => {
    const { page, show } = panel;
    await show(SAMPLE);
    const marks = page.locator('.picture .mark');
    await marks.first().waitFor();
    const all = await marks.count();
    const fewer = `document.querySelectorAll('.picture .mark').length < ${all}`;
    const everything = `document.querySelectorAll('.picture .mark').length === ${all}`;
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await panel.until(fewer);
    await page.getByRole('button', { name: 'Fit' }).click();
    await panel.until(everything);
    await page.locator('.band[data-band="recovery"]').click();
    await panel.until(fewer);
    const part = page.getByRole('combobox', { name: 'Part of the timeline' });
    assert.equal(await part.inputValue(), 'recovery');
    await part.selectOption('all');
    await panel.until(everything);
    await drag(panel, page.locator('.rule').nth(2), 200);
    await panel.until(fewer);
    assert.equal(await part.inputValue(), 'part');
    await part.selectOption('mitigation');
    await page.getByRole('searchbox', { name: 'Find in the timeline' }).fill('hotfix');
    await page.getByRole('status').filter({ hasText: '2 found' }).waitFor();
    await part.selectOption('all');
    assert.equal(await page.locator('.mark:not(.faded)').count(), 2);
    assert.equal(await page.evaluate('window.kept.query'), 'hotfix', 'kept while it is hidden');
  });

  it('shows the times on the reader’s own clock', async () => {
    const { page, show } = panel;
    await show(SAMPLE);
    const ticks = page.locator('.tick');
    await ticks.filter({ hasText: '14:30' }).waitFor();
    await page
      .getByRole('combobox', { name: 'Clock of the axis' })
      .selectOption({ label: 'My clock' });
    await ticks.filter({ hasText: '23:30' }).waitFor();
    await page.locator('.day').filter({ hasText: '23 Aug 2025' }).waitFor();
  });

  it('can be used with the keyboard alone', async () => {
    const { page, show } = panel;
    await show(SAMPLE);
    await page.getByRole('combobox', { name: 'Part of the timeline' }).focus();
    const reached = (name: string): Promise<void> =>
      page.locator(`.handle:focus[aria-label^="${name}"]`).waitFor();
    for (
      let tabs = 0;
      tabs < 8 && (await page.locator('.mark .handle:focus').count()) === 0;
      tabs++
    )
      await page.keyboard.press('Tab');
    await reached('14:30 System: Initial');
    await page.keyboard.press('ArrowRight');
    await reached('14:32 System: PagerDuty');
    await page.locator('.details').filter({ hasText: '2m after: detected' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await reached('14:34 Sarah:');
    await page.keyboard.press('Enter');
    assert.deepEqual(await revealed(panel), [34]);
    await page.keyboard.down('Shift');
    for (let times = 0; times < 3; times++) await page.keyboard.press('ArrowRight');
    await page.locator('.mark.moving text').filter({ hasText: '14:37 (+3m)' }).waitFor();
    await page.keyboard.up('Shift');
    assert.deepEqual(await edits(panel), [{ kind: 'time', line: 34, minutes: 3 }]);
    await show(SAMPLE.replace('| 14:34 |', '| 14:37 |'), 2);
    await reached('14:37 Sarah:');
    await page.keyboard.down('Shift');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.up('Shift');
    assert.equal((await edits(panel)).length, 1, 'another entry is not moved instead');
    await page.keyboard.press('+');
    await panel.until('window.kept.view !== null');
    await page.keyboard.press('PageDown');
    await page.keyboard.press('0');
    await panel.until('window.kept.view === null');
    await page.keyboard.press('End');
    await reached('15:45');
  });

  it('draws each of many entries of one instant, once it is looked at closely', async () => {
    const { page, show } = panel;
    const alerts = Array.from({ length: 25 }, (_, index) => `- 14:30 UTC - alert ${index}\n`);
    await show(
      `# Outage\n\n**Date:** 2025-08-22\n\n## Timeline\n\n${alerts.join('')}- 16:00 UTC - Resolved\n\n## Impact\n\nUsers.\n`,
    );
    await page.locator('.cluster').first().click();
    await panel.until("document.querySelectorAll('.cluster').length === 0");
    assert.equal(await page.locator('.picture .mark').count(), 25);
  });

  it('opens clusters by keyboard and mouse', async () => {
    const { page, show } = panel;
    await show(manyEntries(400));
    const clusters = page.locator('.cluster');
    await clusters.first().waitFor();
    const before = await clusters.count();
    await clusters.first().locator('.handle').focus();
    await page.keyboard.press('Enter');
    await panel.until('window.kept.view !== null');
    await page.getByRole('button', { name: 'Fit' }).click();
    await panel.until(`document.querySelectorAll('.cluster').length === ${before}`);
    await clusters.first().click();
    await panel.until('window.kept.view !== null');
  });

  it('has each of ten thousand entries in the picture, and in the table as it is scrolled', async () => {
    const { page, show } = panel;
    for (const count of [1000, 10_000]) {
      await show(manyEntries(count));
      await page
        .locator('.entries .count')
        .filter({ hasText: new RegExp(`^${count}$`) })
        .waitFor();
      const drawn: unknown = await page.evaluate(
        "document.querySelectorAll('.picture .mark').length + [...document.querySelectorAll('.cluster text')].reduce((sum, text) => sum + Number(text.textContent.slice(1)), 0)",
      );
      assert.equal(drawn, count, 'each is a mark or in a cluster');
    }
    assert.ok((await page.locator('.entry').count()) < 400, 'only what is near is there');
    await page.evaluate("document.querySelector('.entries').scrollIntoView({ block: 'end' })");
    await page.getByRole('button', { name: / event 9999$/ }).waitFor();
    assert.equal(
      await page.locator('.entry').last().getAttribute('aria-rowindex'),
      '10001',
      'a screen reader is told which row it is',
    );
  });

  it('follows the cursor, and keeps its elements while the document changes', async () => {
    const { page, post, show } = panel;
    await show(SAMPLE);
    const row = page.locator('.entry[data-line="41"]');
    await row.evaluate((element: { setAttribute(name: string, value: string): void }) =>
      element.setAttribute('data-kept', 'yes'),
    );
    await post({ type: 'cursor', line: 41 });
    await page.locator('.entry.current[data-kept="yes"]').waitFor();
    await show(SAMPLE.replace('| 14:40 |', '| 14:41 |'), 2);
    await page.locator('.entry[data-line="37"] .time').filter({ hasText: '14:41' }).waitFor();
    assert.equal(await row.getAttribute('data-kept'), 'yes');
  });

  it('scrolls with the editor, and tells the editor where it was scrolled to', async () => {
    const { page, post, sent, show } = panel;
    const scrolled = async (): Promise<readonly number[]> =>
      (await sent()).flatMap((message) => (message.type === 'scroll' ? [message.line] : []));
    await show(SAMPLE);
    const action = page.locator('.item[data-line="128"]');
    await action.waitFor();
    // The first cursor of a document is where it was: the panel opens at its picture.
    await post({ type: 'cursor', line: 126 });
    assert.equal(await page.evaluate('window.scrollY'), 0);
    await post({ type: 'cursor', line: 0 });
    await post({ type: 'scroll', from: 34, to: 60 });
    await panel.until(
      "Math.abs(document.querySelector('#timeline').getBoundingClientRect().top) < 20",
    );
    await post({ type: 'scroll', from: 126, to: 150 });
    await panel.until(
      `Math.abs(document.querySelector('.item[data-line="126"]').getBoundingClientRect().top) < 60`,
    );
    assert.deepEqual(await scrolled(), [], 'what the editor did is not told back');
    await page.mouse.move(500, 400);
    await page.mouse.wheel(0, -900);
    await panel.until("window.sent.some(({ type }) => type === 'scroll')");
    assert.ok((await scrolled()).every((line) => line < 240));
    await post({ type: 'scroll', from: 0, to: 30 });
    await panel.until('window.scrollY === 0');
    await post({ type: 'cursor', line: 126 });
    await action.waitFor();
    await panel.until(
      `document.querySelector('.item[data-line="126"]').getBoundingClientRect().bottom <= innerHeight`,
    );
  });

  it('stays where it is when what was chosen in it moves the cursor', async () => {
    const { page, post, show } = panel;
    await show(SAMPLE);
    await page.locator('.mark[data-line="41"] .dot').click();
    const before: unknown = await page.evaluate('window.scrollY');
    await post({ type: 'cursor', line: 41 });
    await page.locator('.mark.current[data-line="41"]').waitFor();
    assert.equal(await page.evaluate('window.scrollY'), before);
  });

  it('says how to begin where there is nothing to show', async () => {
    const { page, sent, show } = panel;
    await show('# List\n');
    await page.getByRole('heading', { name: 'Not a postmortem yet' }).waitFor();
    await page.getByRole('button', { name: 'New postmortem…' }).click();
    assert.deepEqual((await sent()).at(-1), { type: 'run', command: 'newPostmortem' });
    await show('<!-- postmortem -->\n# Outage\n');
    await page.getByText('No entry has a time yet').waitFor();
  });

  it('keeps what was set when VS Code shows it again, and begins anew with another document', async () => {
    const { page, post, show } = panel;
    await page.evaluate(
      "window.kept = { uri: 'file:///a.md', clock: 'local', view: null, query: 'hotfix', preset: '', grouping: 'owner' }",
    );
    await page.evaluate('window.sent = []');
    await page.evaluate(
      "(() => { const state = JSON.stringify(window.kept); sessionStorage.setItem('kept', state); })()",
    );
    await page.addInitScript(
      "window.kept = JSON.parse(sessionStorage.getItem('kept') ?? 'null') ?? undefined",
    );
    await page.reload();
    await show(SAMPLE);
    assert.equal(
      await page.getByRole('searchbox', { name: 'Find in the timeline' }).inputValue(),
      'hotfix',
    );
    await page.getByRole('group', { name: 'Sarah' }).waitFor();
    await post({ type: 'renamed', uri: 'file:///c.md' });
    await post({
      type: 'data',
      data: { ...panelData(SAMPLE), uri: 'file:///c.md' },
      locked: false,
    });
    await page.getByRole('group', { name: 'Sarah' }).waitFor();
    await post({
      type: 'data',
      data: { ...panelData(SAMPLE), uri: 'file:///b.md' },
      locked: true,
    });
    await page.getByRole('group', { name: 'Open' }).waitFor();
    await page.getByRole('button', { name: 'Lock', pressed: true }).waitFor();
  });
});
