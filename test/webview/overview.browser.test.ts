import assert from 'node:assert/strict';
import type { BrowserContextOptions } from 'playwright-core';
import type { HostToOverview, OverviewAnswer, OverviewToHost } from '../../server/src/protocol';
import { violations } from '../support/axe';
import { useBrowser } from '../support/browser';
import { overviewOfDocuments, sampleDocuments } from '../support/overview';
import { openPage, type ShownPage, type Theme } from '../support/panel';

const DOCUMENTS = sampleDocuments(34);
const DATA = overviewOfDocuments(DOCUMENTS, { timezone: 'Europe/Berlin' });
const NONE = overviewOfDocuments({});

describe('the overview in a browser', () => {
  const browser = useBrowser();
  type Shown = ShownPage<OverviewToHost, HostToOverview>;
  const open = async (
    data: OverviewAnswer = DATA,
    theme: Theme = 'light',
    options: BrowserContextOptions = {},
  ): Promise<Shown> => {
    const shown = await openPage<OverviewToHost, HostToOverview>(
      browser(),
      'overview',
      theme,
      options,
    );
    await shown.post({ type: 'data', data });
    await shown.page.locator('main h1').waitFor();
    return shown;
  };
  const focused = ({ page }: Shown): Promise<string | null> =>
    page.evaluate("document.activeElement?.getAttribute('aria-label') ?? null");
  const chart = ({ page }: Shown, name: string) => page.getByRole('group', { name, exact: true });

  const SIZES: Readonly<Record<string, BrowserContextOptions>> = {
    'a wide panel': { viewport: { width: 1600, height: 900 } },
    'a narrow panel': { viewport: { width: 300, height: 900 } },
    'zoom of 200 %': { viewport: { width: 500, height: 450 }, deviceScaleFactor: 2 },
  };
  for (const theme of ['light', 'dark', 'high-contrast'] as const)
    for (const [size, options] of Object.entries(SIZES))
      it(`has no accessibility violations, and nothing beyond its edge: ${theme}, ${size}`, async () => {
        const shown = await open(DATA, theme, options);
        for (const data of [DATA, NONE]) {
          await shown.post({ type: 'data', data });
          await shown.until(
            `document.querySelectorAll('.chart svg').length === ${data === DATA ? 9 : 0}`,
          );
          assert.deepEqual(await violations(shown.page), []);
          const wide: unknown = await shown.page.evaluate(
            'document.documentElement.scrollWidth > document.documentElement.clientWidth',
          );
          assert.equal(wide, false, 'nothing is wider than the panel');
        }
        assert.deepEqual(shown.complaints, []);
        await shown.close();
      });

  it('has a mark for each value, and none for what is left out', async () => {
    const shown = await open();
    const count = (name: string): Promise<number> =>
      chart(shown, name).getByRole('link', { includeHidden: false }).count();
    await shown.until("document.querySelectorAll('.chart svg').length === 9");
    assert.equal(await count('Calendar'), DATA.calendar.marks.length);
    assert.equal(await count('Hours of the week (Europe/Berlin)'), DATA.week.marks.length);
    const [duration] = DATA.lengths;
    const known = duration?.rows.reduce((sum, { marks }) => sum + marks.length, 0);
    assert.equal(await count('Duration by severity'), known);
    assert.equal(known, 34 - (duration?.leftOut.length ?? 0));
    assert.equal(await count('What the documents tell'), 7 * 34);
    assert.equal(await count('Follow-through of actions'), DATA.actions.counts.all);
    await shown.close();
  });

  it('opens the document of a mark at its line, by a click and by Enter', async () => {
    const shown = await open();
    const [first, second] = DATA.calendar.marks;
    assert.ok(first && second);
    const marks = chart(shown, 'Calendar').locator('[data-at]');
    await marks.and(shown.page.locator('[data-at="0"]')).click();
    await shown.page.keyboard.press('ArrowRight');
    await shown.page.keyboard.press('Enter');
    const opened = (await shown.sent()).filter(({ type }) => type === 'open');
    assert.deepEqual(
      opened,
      [first, second].map(({ of, line }) => ({
        type: 'open',
        uri: DATA.incidents[of]?.uri,
        line,
      })),
    );
    await shown.close();
  });

  it('is walked by keys: one stop for each chart, arrows inside it', async () => {
    const shown = await open();
    await shown.until("document.querySelectorAll('.chart svg').length === 9");
    const stops: unknown = await shown.page.evaluate(
      "[...document.querySelectorAll('.chart svg')].map((svg) => svg.querySelectorAll('[tabindex=\"0\"]').length)",
    );
    assert.deepEqual(
      stops,
      Array.from({ length: 9 }, () => 1),
    );
    await chart(shown, 'Calendar').locator('[tabindex="0"]').focus();
    const at = async (key: string): Promise<string | null> => {
      await shown.page.keyboard.press(key);
      return focused(shown);
    };
    const dates = DATA.calendar.marks.map(({ date }) => date);
    assert.ok((await at('End'))?.startsWith(dates.at(-1) ?? '-'));
    assert.ok((await at('ArrowUp'))?.startsWith('2024-'));
    assert.ok((await at('Home'))?.startsWith(dates[0] ?? '-'));
    assert.ok((await at('ArrowDown'))?.startsWith('2025-'));
    // What has the focus says what it is, also to the eye.
    const tip = shown.page.locator('.tip');
    assert.equal(await tip.innerText(), await focused(shown));
    await shown.page.keyboard.press('Escape');
    assert.equal(await tip.isVisible(), false);
    await shown.close();
  });

  it('keeps focus, scrolling and what is unfolded when documents change', async () => {
    const shown = await open(DATA, 'light', { viewport: { width: 900, height: 500 } });
    await shown.until("document.querySelectorAll('.chart svg').length === 9");
    const list = shown.page.locator('section', { hasText: 'Follow-through' }).locator('details');
    await list.locator('summary').click();
    const mark = chart(shown, 'Follow-through of actions').locator('[tabindex="0"]');
    await mark.focus();
    const before = await focused(shown);
    const scrolled: unknown = await shown.page.evaluate('window.scrollY');
    assert.ok(Number(scrolled) > 0);
    const changed = overviewOfDocuments(
      { ...DOCUMENTS, '99.md': DOCUMENTS['7.md']?.replaceAll('2024', '2023') ?? '' },
      { timezone: 'Europe/Berlin' },
    );
    await shown.post({ type: 'data', data: changed });
    await shown.until("document.querySelector('.facts b')?.textContent === '35'");
    assert.equal(await focused(shown), before);
    assert.equal(await shown.page.evaluate('window.scrollY'), scrolled);
    assert.equal(await list.getAttribute('open'), '');
    await shown.close();
  });

  it('lists what is left out with the reason, and opens it', async () => {
    const shown = await open();
    const section = shown.page.locator('section', { hasText: 'Duration by severity' });
    await section.getByText('Left out, as the document itself').click();
    const items = section.locator('.listed li');
    const [duration] = DATA.lengths;
    await items.first().waitFor();
    assert.equal(await items.count(), duration?.leftOut.length);
    assert.match(await items.first().innerText(), /40 hours.*\(summary\/duration-mismatch\)/s);
    await items.first().getByRole('button').click();
    const [left] = duration?.leftOut ?? [];
    assert.deepEqual((await shown.sent()).at(-1), {
      type: 'open',
      uri: DATA.incidents[left?.of ?? -1]?.uri,
      line: left?.line,
    });
    await shown.close();
  });

  it('asks for what the menus say, and says where nothing passes', async () => {
    const shown = await open();
    await shown.page.getByLabel('Quarter', { exact: true }).selectOption({ label: '2025-Q3 (2)' });
    await shown.page.getByLabel('Severity', { exact: true }).selectOption({ label: 'High (3)' });
    assert.deepEqual((await shown.sent()).slice(-2), [
      { type: 'filter', filter: { quarter: '2025-Q3' } },
      // The page shows what it was given: nothing is filtered until the answer is there.
      { type: 'filter', filter: { severity: 'High' } },
    ]);
    await shown.post({ type: 'data', data: { ...NONE, all: 34, filter: { quarter: null } } });
    await shown.page.getByText('No postmortem passes the filter.').waitFor();
    assert.equal(await shown.page.getByLabel('Quarter', { exact: true }).inputValue(), '-');
    await shown.page.getByRole('button', { name: 'Show all' }).last().click();
    assert.deepEqual((await shown.sent()).at(-1), { type: 'filter', filter: {} });
    await shown.close();
  });

  it('says in a workspace without postmortems how to begin, and while it is read how far that is', async () => {
    const shown = await open({ ...NONE, reading: { done: 3, of: 40 } });
    await shown.page.getByText('3 of 40 files').waitFor();
    await shown.post({
      type: 'data',
      data: { ...NONE, unread: [{ path: '/w', reason: 'the folder cannot be looked into' }] },
    });
    await shown.page.getByText('nothing to show').waitFor();
    await shown.page.getByText('/w: the folder cannot be looked into').waitFor();
    await shown.page.getByRole('button', { name: 'New postmortem…' }).click();
    assert.deepEqual((await shown.sent()).at(-1), { type: 'run', command: 'newPostmortem' });
    await shown.close();
  });

  it('shows markup of documents as text, and takes no message of another form', async () => {
    const hostile = '`<img src=x onerror=alert(1)>`';
    const shown = await open(
      overviewOfDocuments({
        'a.md': (DOCUMENTS['0.md'] ?? '').replace(/^# .*/, `# Postmortem: ${hostile}`),
      }),
    );
    assert.equal(await shown.page.locator('img').count(), 0);
    assert.ok((await shown.page.locator('.mark[data-tip*="<img"]').count()) > 0);
    await shown.page.evaluate("window.postMessage({ type: 'data', data: { all: 'x' } }, '*')");
    await shown.post({ type: 'data', data: NONE });
    await shown.page.getByText('nothing to show').waitFor();
    assert.deepEqual(shown.complaints, []);
    await shown.close();
  });

  it('shows where the focus is in forced colours, and moves nothing by itself', async () => {
    const shown = await open(DATA, 'dark', { forcedColors: 'active', reducedMotion: 'reduce' });
    await shown.until("document.querySelectorAll('.chart svg').length === 9");
    const width = (): Promise<unknown> =>
      shown.page.evaluate(
        'getComputedStyle(document.querySelector(\'[aria-label="Calendar"] [tabindex="0"]\')).strokeWidth',
      );
    const before = await width();
    await chart(shown, 'Calendar').locator('[tabindex="0"]').focus();
    assert.notEqual(await width(), before);
    assert.equal(await shown.page.evaluate('document.getAnimations().length'), 0);
    await shown.close();
  });
});
