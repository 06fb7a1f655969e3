import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PNG } from 'pngjs';
import { useBrowser } from '../support/browser';
import { manyEntries, openPanel, SAMPLE, type Theme } from '../support/panel';

/** Pictures that were looked at; `npm test -- --update-pictures` writes them anew. */
const BASELINES = path.join(__dirname, 'pictures');
const RESULTS = path.join(__dirname, '../../.vscode-test/pictures');
/** Share of pixels that another version of a browser may draw otherwise. */
const TOLERANCE = 0.01;

const KINDS: Readonly<Record<string, string>> = {
  sample: SAMPLE,
  'three-days':
    '# Outage of the billing jobs\n\n**Severity:** SEV-2\n**Authors:** Sarah Chen, Mike Johnson\n**Status:** Resolved\n\n## Timeline\n\n- 2025-08-22 23:50 UTC - Sarah: disk alert fired\n- 2025-08-23 00:10 UTC - Mike: looked at the wrong disk\n- 2025-08-23 00:40–02:15 UTC - Mike: copied the logs to another disk\n- ~2025-08-23 14:00 UTC - Sarah: found the right one, root cause identified\n- 2025-08-24 - Vendor looked into it\n- 2025-08-25 09:30 UTC - Sarah: Incident resolved\n\n## Impact\n\nUsers.\n',
  'two-minutes':
    '# Failover of the main database\n\n**Date:** 2025-08-22\n\n## Timeline\n\n- 14:30:05 UTC - Alert fired\n- 14:30:40 UTC - Failover began\n- 14:31:10 UTC - Failover done\n- 14:32:00 UTC - Incident resolved\n\n## Impact\n\nUsers.\n',
  'no-times':
    '# Outage without times\n\n## Timeline\n\n- An alert fired\n- Somebody looked\n\n## Impact\n\nUsers.\n\n## Action Items\n\n- [ ] Write down the times\n',
  'thousand-entries': manyEntries(1000),
  'right-to-left':
    '# تقرير الحادث: توقف خدمة الدفع\n\n<!-- postmortem -->\n\n**Date:** 2025-08-22\n\n## Timeline\n\n| Time (UTC) | Event | Person |\n|---|---|---|\n| 14:30 | تم إطلاق التنبيه بسبب ارتفاع الأخطاء | سارة |\n| 14:41 | بدأ التحقيق في السبب | سارة |\n| 14:50 | تمت إعادة تشغيل الخدمة | ميخائيل |\n| 15:02 | تم حل المشكلة بالكامل | ميخائيل |\n',
  japanese:
    '# 障害報告: 決済の停止\n\n**日付:** 2025-08-22\n\n## タイムライン\n\n| 時刻 (JST) | 内容 | 担当者 |\n|---|---|---|\n| 14:30 | 監視アラートが発報しエラー率が上昇した | 田中 |\n| 14:34 | 調査を開始しダッシュボードを確認した | 田中 |\n| 14:41 | 直前のデプロイをロールバックした | 佐藤 |\n| 15:02 | 復旧を確認した | 田中 |\n\n## 影響\n\n決済\n',
};

/** Labels of the picture that stand on each other, or beyond its edge. */
const CROSSED = `(() => {
  const boxes = (selector) => [...document.querySelectorAll(selector)].map((element) => ({ text: element.textContent, box: element.getBoundingClientRect() }));
  const found = [];
  for (const selector of ['.marks text', '.flag, .length, .band-name, .phase-name', '.tick, .day', '.silence-length', '.lane-name', '.chart-value']) {
    const all = boxes(selector).sort((a, b) => a.box.left - b.box.left);
    for (let i = 0; i < all.length; i++)
      for (let j = i + 1; j < all.length && all[j].box.left < all[i].box.right - 1; j++)
        if (Math.abs(all[i].box.top - all[j].box.top) < 8) found.push(all[i].text + ' / ' + all[j].text);
  }
  const frame = document.querySelector('.picture')?.getBoundingClientRect();
  for (const { text, box } of boxes('.picture text'))
    if (box.width > 0 && (box.right > frame.right + 2 || box.left < frame.left - 2)) found.push('outside: ' + text);
  return found.slice(0, 5);
})()`;

describe('pictures of the preview', () => {
  const browser = useBrowser();
  for (const theme of ['light', 'dark', 'high-contrast'] as const satisfies readonly Theme[])
    for (const [kind, text] of Object.entries(KINDS))
      it(`${kind}, ${theme}`, async () => {
        const panel = await openPanel(browser(), theme, { viewport: { width: 900, height: 1250 } });
        await panel.show(text);
        await panel.page.locator('main h1').waitFor();
        await panel.until("document.querySelector('.picture, .frame .quiet') !== null");
        const crossed: unknown = await panel.page.evaluate(CROSSED);
        const shot = await panel.page.screenshot();
        await panel.close();
        assert.deepEqual(crossed, []);
        await sameAsBefore(`${kind}-${theme}`, shot);
        assert.deepEqual(panel.complaints, []);
      });
});

/** Fails where too many pixels differ, and leaves both pictures and their difference to be looked at. */
async function sameAsBefore(name: string, shot: Buffer): Promise<void> {
  const baseline = path.join(BASELINES, `${name}.png`);
  if (process.env['POSTMORTEM_UPDATE_PICTURES'] === '1') {
    mkdirSync(BASELINES, { recursive: true });
    writeFileSync(baseline, shot);
    return;
  }
  const { default: pixelmatch } = await import('pixelmatch');
  const before = PNG.sync.read(readFileSync(baseline));
  const now = PNG.sync.read(shot);
  const { width, height } = before;
  assert.deepEqual([now.width, now.height], [width, height]);
  const difference = new PNG({ width, height });
  const pixels = pixelmatch(before.data, now.data, difference.data, width, height, {
    threshold: 0.2,
  });
  if (pixels <= width * height * TOLERANCE) return;
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(path.join(RESULTS, `${name}.png`), shot);
  writeFileSync(path.join(RESULTS, `${name}.difference.png`), PNG.sync.write(difference));
  assert.fail(
    `${pixels} pixels differ; .vscode-test/pictures/${name}.png and .difference.png show where. If that is meant: npm test -- --browser --update-pictures`,
  );
}
