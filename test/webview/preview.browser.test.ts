import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { previewData } from '../../server/src/features/preview';
import type { HostToPreview, PreviewData, PreviewToHost } from '../../server/src/protocol';
import { postmortem } from '../support/analyse';

const ROOT = path.join(__dirname, '../..');
const SAMPLE = readFileSync(
  path.join(ROOT, 'examples/2025-08-22-database-connection-pool.md'),
  'utf8',
);
const FAULTY = readFileSync(path.join(ROOT, 'examples/2025-09-14-checkout-latency.md'), 'utf8');
const data = (text: string): PreviewData => previewData(postmortem(text), 'file:///a.md', 1);

/** Colours of VS Code's own themes, as the workbench gives them to a webview. */
const THEMES = {
  light: {
    foreground: '#3b3b3b',
    'editor-background': '#ffffff',
    descriptionForeground: '#5a5a5a',
    'panel-border': '#e5e5e5',
    'editorWidget-background': '#f8f8f8',
    'charts-red': '#e51400',
    'charts-orange': '#d18616',
    'editorError-foreground': '#d0021b',
    'editorWarning-foreground': '#895503',
    'editorInfo-foreground': '#0063d3',
    errorForeground: '#c72e0f',
  },
  dark: {
    foreground: '#cccccc',
    'editor-background': '#1f1f1f',
    descriptionForeground: '#9d9d9d',
    'panel-border': '#2b2b2b',
    'editorWidget-background': '#202020',
    'charts-red': '#f14c4c',
    'charts-orange': '#d18616',
    'editorError-foreground': '#f14c4c',
    'editorWarning-foreground': '#cca700',
    'editorInfo-foreground': '#3794ff',
    errorForeground: '#f85149',
  },
  contrast: {
    foreground: '#ffffff',
    'editor-background': '#000000',
    descriptionForeground: '#ffffff',
    'panel-border': '#6fc3df',
    'editorWidget-background': '#0c141f',
    'charts-red': '#f48771',
    'charts-orange': '#ffd37d',
    'editorError-foreground': '#f48771',
    'editorWarning-foreground': '#ffd370',
    'editorInfo-foreground': '#3794ff',
    errorForeground: '#f48771',
  },
} as const;

interface Panel {
  readonly page: Page;
  readonly sent: () => Promise<readonly PreviewToHost[]>;
  readonly post: (message: HostToPreview) => Promise<void>;
  readonly violations: readonly string[];
}

describe('the preview in a browser', () => {
  let open: (theme: keyof typeof THEMES, width?: number) => Promise<Panel>;
  let close: () => Promise<void>;

  before(async () => {
    const { openBrowser } = await import('../../scripts/lib/host.mjs');
    const browser = await openBrowser();
    close = browser.close;
    open = async (theme, width = 1000) => {
      const page = await browser.context.newPage();
      await page.setViewportSize({ width, height: 900 });
      const violations: string[] = [];
      page.on(
        'console',
        (message) => message.type() === 'error' && violations.push(message.text()),
      );
      page.on('pageerror', (error) => violations.push(error.message));
      const variables = Object.entries(THEMES[theme])
        .map(([name, value]) => `--vscode-${name}:${value}`)
        .join(';');
      const serve = (name: string, type: string) =>
        page.route(`**/${name}`, (route) =>
          route.fulfill({ contentType: type, body: readFileSync(path.join(ROOT, 'dist', name)) }),
        );
      await serve('preview.js', 'text/javascript');
      await serve('preview.css', 'text/css');
      await page.route('**/theme.css', (route) =>
        route.fulfill({ contentType: 'text/css', body: `:root{${variables}}` }),
      );
      await page.route('**/host.js', (route) =>
        route.fulfill({
          contentType: 'text/javascript',
          body: 'window.sent=[];window.acquireVsCodeApi=()=>({postMessage:m=>window.sent.push(m),getState(){},setState:s=>{window.kept=s}});',
        }),
      );
      await page.route('http://preview.test/', (route) =>
        route.fulfill({
          contentType: 'text/html',
          body: `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Preview</title><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-n'; style-src http://preview.test"><link rel="stylesheet" href="/theme.css"><link rel="stylesheet" href="/preview.css"></head><body><div id="root"></div><script nonce="n" src="/host.js"></script><script nonce="n" src="/preview.js"></script></body></html>`,
        }),
      );
      await page.goto('http://preview.test/');
      return {
        page,
        violations,
        sent: () => page.evaluate('window.sent'),
        post: (message) => page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`),
      };
    };
  });
  after(() => close());

  it('shows the incident, and leads each entry, metric and problem to its line', async () => {
    const { page, sent, post, violations } = await open('light');
    assert.deepEqual(await sent(), [{ type: 'ready' }]);
    await post({ type: 'data', data: data(FAULTY) });
    await page
      .getByRole('heading', { level: 1, name: 'Postmortem: Checkout Latency After a Cache Change' })
      .waitFor();
    await page.getByRole('button', { name: /Time to acknowledge/ }).click();
    await page.getByRole('button', { name: /MTTA .* says 2 minutes/ }).click();
    await page.getByRole('button', { name: /^09:41 Cache hit rate/ }).click();
    await page.locator('.mark[data-line="38"]').first().click();
    const lines = (await sent()).flatMap((message) =>
      message.type === 'reveal' ? [message.line] : [],
    );
    assert.deepEqual(lines, [24, 80, 34, 38]);
    assert.match(await page.locator('.card.differs').first().innerText(), /stated: 2 minutes/);
    assert.deepEqual(violations, []);
    await page.close();
  });

  it('does what is done in it to the document, by message', async () => {
    const { page, sent, post, violations } = await open('light');
    await post({ type: 'data', data: data(FAULTY) });
    await page.getByRole('checkbox', { name: 'Done: Alert on the cache hit rate' }).click();
    await page.getByRole('combobox', { name: 'Owner: Add cache memory' }).selectOption('Mei');
    await page.getByRole('button', { name: '+1 week: Alert on the cache' }).click();
    await page.getByRole('button', { name: 'Replace by 2 hours 10 minutes (09:10–11:20)' }).click();
    const mark = page.locator('.mark[data-line="36"] circle').first();
    await mark.scrollIntoViewIfNeeded();
    const box = await mark.boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + 4, box.y + 4);
    await page.mouse.down();
    await page.mouse.move(box.x + 44, box.y + 4, { steps: 5 });
    await page.mouse.up();
    const edits = (await sent()).flatMap((message) =>
      message.type === 'edit' ? [{ version: message.version, ...message.edit }] : [],
    );
    const [done, owner, due, fix, time] = edits;
    assert.deepEqual(done, { version: 1, kind: 'done', line: 70 });
    assert.deepEqual(owner, { version: 1, kind: 'owner', line: 71, owner: 'Mei' });
    assert.deepEqual(due, { version: 1, kind: 'due', line: 70, days: 7 });
    assert.deepEqual(fix, {
      version: 1,
      kind: 'fix',
      line: 7,
      character: 14,
      rule: 'summary/duration-mismatch',
      index: 0,
    });
    assert.equal(time?.kind === 'time' && time.line, 36);
    assert.ok(time?.kind === 'time' && time.minutes > 3 && time.minutes < 12);
    assert.equal(edits.length, 5);
    assert.ok(!(await sent()).some(({ type }) => type === 'reveal'), 'a drag is no click');
    assert.deepEqual(violations, []);
    await page.close();
  });

  it('zooms, moves and finds, by mouse and keyboard, and shows all again', async () => {
    const { page, post } = await open('light');
    await post({ type: 'data', data: data(SAMPLE) });
    const marks = page.locator('.picture .mark');
    await marks.first().waitFor();
    const all = await marks.count();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.waitForFunction(`document.querySelectorAll('.picture .mark').length < ${all}`);
    await page.locator('.picture').focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.locator('.mark[data-line="32"]').first().waitFor();
    await page.keyboard.press('0');
    await page.waitForFunction(`document.querySelectorAll('.picture .mark').length === ${all}`);
    await page.getByRole('searchbox', { name: 'Find in the timeline' }).fill('hotfix');
    assert.equal(await page.locator('.mark:not(.faded)').count(), 3);
    assert.equal(await page.evaluate('window.kept.query'), 'hotfix', 'kept while it is hidden');
    await page.getByRole('combobox', { name: 'Clock of the axis' }).selectOption('utc');
    await marks.first().waitFor();
    await page.close();
  });

  it('draws a thousand entries soon, and ten thousand at all', async () => {
    const { page, post } = await open('light');
    const many = (count: number): PreviewData =>
      data(
        `# Outage\n\n**Date:** 2025-08-22\n\n## Timeline\n\n${Array.from({ length: count }, (_, index) => `- 2025-08-${22 + Math.floor(index / 1440)} ${String(Math.floor(index / 60) % 24).padStart(2, '0')}:${String(index % 60).padStart(2, '0')} UTC - event ${index}`).join('\n')}\n\n## Impact\n\nUsers.\n`,
      );
    const drawn = async (): Promise<unknown> =>
      page.evaluate(
        "document.querySelectorAll('.picture .mark').length + [...document.querySelectorAll('.cluster text')].reduce((sum, text) => sum + Number(text.textContent.slice(1)), 0)",
      );
    for (const count of [1000, 10_000]) {
      await post({ type: 'data', data: many(count) });
      await page
        .locator('.entries .count')
        .filter({ hasText: new RegExp(`^${count}$`) })
        .waitFor();
      assert.equal(await drawn(), count, 'each is a mark or in a cluster');
    }
    const before = await page.locator('.cluster').count();
    await page.locator('.cluster').first().click();
    await page.getByRole('button', { name: 'Fit' }).click();
    await page.waitForFunction(`document.querySelectorAll('.cluster').length === ${before}`);
    await page.close();
  });

  it('follows the cursor, and keeps its elements while the document changes', async () => {
    const { page, post } = await open('dark');
    await post({ type: 'data', data: data(SAMPLE) });
    const row = page.getByRole('button', { name: /^14:52 API pod restart/ });
    await row.evaluate((element: { setAttribute(name: string, value: string): void }) =>
      element.setAttribute('data-kept', 'yes'),
    );
    await post({ type: 'cursor', line: 41 });
    await page.locator('.row.current[data-kept="yes"]').waitFor();
    await post({ type: 'data', data: data(SAMPLE.replace('| 14:40 |', '| 14:41 |')) });
    await page.getByRole('button', { name: /^14:41 / }).waitFor();
    assert.equal(await row.getAttribute('data-kept'), 'yes');
    await page.close();
  });

  it('can be used with the keyboard alone', async () => {
    const { page, sent, post } = await open('light');
    await post({ type: 'data', data: data(SAMPLE) });
    await page.getByRole('button', { name: /Time to detect/ }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.equal((await sent()).length, 2);
    await page.close();
  });

  it('says how to begin where there is nothing to show', async () => {
    const { page, post } = await open('light');
    await post({ type: 'data', data: data('# List\n') });
    await page.getByRole('heading', { name: 'Not a postmortem yet' }).waitFor();
    await post({ type: 'data', data: data('<!-- postmortem -->\n# Outage\n') });
    await page.getByText('No entry has a time yet').waitFor();
    await page.close();
  });

  for (const theme of ['light', 'dark', 'contrast'] as const) {
    for (const width of [1000, 320]) {
      it(`has no accessibility violations: ${theme}, ${width} pixels`, async () => {
        const { page, post } = await open(theme, width);
        await post({ type: 'data', data: data(FAULTY) });
        await page.locator('.picture').waitFor();
        const wide: boolean = await page.evaluate(
          'document.documentElement.scrollWidth > document.documentElement.clientWidth',
        );
        assert.equal(wide, false, 'nothing is wider than the panel');
        const session = await page.context().newCDPSession(page);
        const run = async (expression: string): Promise<unknown> =>
          (
            await session.send('Runtime.evaluate', {
              expression,
              awaitPromise: true,
              returnByValue: true,
            })
          ).result.value;
        await run(readFileSync(path.join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8'));
        const violations = await run(
          `axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html.slice(0, 80) + ' ' + (n.any[0]?.message ?? '')).join(' / ')))`,
        );
        mkdirSync(path.join(ROOT, '.vscode-test', 'preview'), { recursive: true });
        await page.screenshot({
          path: path.join(ROOT, '.vscode-test', 'preview', `${theme}-${width}.png`),
          fullPage: true,
        });
        assert.deepEqual(violations, []);
        await page.close();
      });
    }
  }

  /** Documents of each kind, each read by eye in `.vscode-test/preview` when the drawing changes. */
  const KINDS: Readonly<Record<string, string>> = {
    sample: SAMPLE,
    'three days':
      '# Outage\n\n## Timeline\n\n- 2025-08-22 23:50 UTC - Sarah: disk alert fired\n- 2025-08-23 00:10 UTC - Mike: looked at the wrong disk\n- 2025-08-23 14:00 UTC - Sarah: found the right one\n- 2025-08-25 09:30 UTC - Incident resolved\n\n## Impact\n\nUsers.\n',
    'two minutes':
      '# Outage\n\n**Date:** 2025-08-22\n\n## Timeline\n\n- 14:30:05 UTC - Alert fired\n- 14:30:40 UTC - Failover began\n- 14:31:10 UTC - Failover done\n- 14:32:00 UTC - Incident resolved\n\n## Impact\n\nUsers.\n',
    'no times': '# Outage\n\n## Timeline\n\nNothing yet.\n\n## Impact\n\nUsers.\n',
    'a thousand entries': `# Outage\n\n**Date:** 2025-08-22\n\n## Timeline\n\n${Array.from({ length: 1000 }, (_, index) => `- ${String(Math.floor(index / 60)).padStart(2, '0')}:${String(index % 60).padStart(2, '0')} UTC - event number ${index}`).join('\n')}\n\n## Impact\n\nUsers.\n`,
    'right to left':
      '# تقرير الحادث\n\n<!-- postmortem -->\n\n## Timeline\n\n| Time (UTC) | Event | Person |\n|---|---|---|\n| 14:30 | تم إطلاق التنبيه بسبب ارتفاع الأخطاء | سارة |\n| 14:41 | بدأ التحقيق في السبب | سارة |\n| 15:02 | تم حل المشكلة بالكامل | ميخائيل |\n',
    japanese:
      '# 障害報告: 決済の停止\n\n## タイムライン\n\n| 時刻 (JST) | 内容 | 担当者 |\n|---|---|---|\n| 14:30 | 監視アラートが発報しエラー率が上昇した | 田中 |\n| 14:34 | 調査を開始しダッシュボードを確認した | 田中 |\n| 14:41 | 直前のデプロイをロールバックした | 佐藤 |\n| 15:02 | 復旧を確認した | 田中 |\n\n## 影響\n\n決済\n',
  };
  for (const theme of ['light', 'dark', 'contrast'] as const) {
    for (const [name, text] of Object.entries(KINDS)) {
      it(`draws ${name} with no label over another: ${theme}`, async () => {
        const { page, post, violations } = await open(theme, 900);
        await post({ type: 'data', data: data(text) });
        await page
          .locator(name === 'no times' ? '.quiet' : '.picture')
          .first()
          .waitFor();
        const crossed: unknown = await page.evaluate(`(() => {
          const boxes = (selector) => [...document.querySelectorAll(selector)].map((element) => ({ text: element.textContent, box: element.getBoundingClientRect() }));
          const crossing = [];
          for (const selector of ['.marks .mark text, .gap text', '.cluster text', '.tick text', '.milestone text', '.bracket text', '.lane-name']) {
            const all = boxes(selector).sort((a, b) => a.box.left - b.box.left);
            for (let i = 0; i < all.length; i++)
              for (let j = i + 1; j < all.length && all[j].box.left < all[i].box.right - 1; j++)
                if (Math.abs(all[i].box.top - all[j].box.top) < 8) crossing.push(all[i].text + ' / ' + all[j].text);
          }
          const frame = document.querySelector('.picture')?.getBoundingClientRect();
          for (const { text, box } of boxes('.picture text'))
            if (box.width > 0 && (box.right > frame.right + 2 || box.left < frame.left - 2)) crossing.push('outside: ' + text);
          return crossing.slice(0, 5);
        })()`);
        await page.screenshot({
          path: path.join(
            ROOT,
            '.vscode-test',
            'preview',
            `${name.replace(/ /g, '-')}-${theme}.png`,
          ),
        });
        assert.deepEqual(crossed, []);
        assert.deepEqual(violations, []);
        await page.close();
      });
    }
  }

  it('shows hostile text as text, and runs and loads none of it', async () => {
    const { page, sent, post, violations } = await open('light');
    const hostile =
      '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script> [a](javascript:window.hacked=1) [b](command:workbench.action.quit) <svg onload="window.hacked=1"> <style>*{display:none}</style>';
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await post({
      type: 'data',
      data: data(
        SAMPLE.replace('Confirmed service degradation', hostile)
          .replace('# Postmortem: Database', `# ${hostile} Database`)
          .replace('Add connection pool alerts', hostile)
          .replace('**Severity:** Critical', `**Severity:** ${hostile}`),
      ),
    });
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.equal(await page.evaluate('window.hacked'), undefined);
    assert.equal(await page.locator('#root img, #root script, #root style, #root a').count(), 0);
    assert.deepEqual(requests, []);
    assert.deepEqual(await sent(), [{ type: 'ready' }]);
    assert.deepEqual(violations, []);
    await page.close();
  });
});
