// The panel in a headless browser, drawn by the processor: how soon, how much work, how smooth.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openBrowser } from '../scripts/lib/host.mjs';
import { ROOT } from '../scripts/lib/run.mjs';

const ACTORS = ['Sarah', 'Mike', 'Mei', 'System'];

/** A timeline of `count` entries, a minute apart, of four actors in turn. */
const manyEntries = (count, word) =>
  `# Outage\n\n**Date:** 2025-08-22\n\n## Timeline\n\n| Time (UTC) | Event | Person |\n|---|---|---|\n${Array.from(
    { length: count },
    (_, index) =>
      `| 2025-08-${22 + Math.floor(index / 1440)} ${String(Math.floor(index / 60) % 24).padStart(2, '0')}:${String(index % 60).padStart(2, '0')} | ${word} ${index} | ${ACTORS[index % 4]} |`,
  ).join('\n')}\n\n## Impact\n\nUsers.\n`;

/** In the page: shows data, and tells when the frame that has it was drawn. */
const HOST = `
  window.acquireVsCodeApi = () => ({ postMessage() {}, getState() {}, setState() {} });
  const drawn = () => new Promise((done) => {
    const frame = () => document.querySelector('.picture') ? setTimeout(done) : requestAnimationFrame(frame);
    requestAnimationFrame(frame);
  });
  window.send = (data) => new Promise((done) => {
    const start = performance.now();
    addEventListener('message', () => drawn().then(() => done(performance.now() - start)), { once: true });
    postMessage({ type: 'data', data, locked: false }, '*');
  });
  /** Zooms or moves a little on each frame, for so many milliseconds; the times between frames. */
  window.play = (milliseconds) => new Promise((done) => {
    const picture = document.querySelector('.picture');
    const { left, width, top } = picture.getBoundingClientRect();
    const end = performance.now() + milliseconds;
    const between = [];
    let last = null;
    let step = 0;
    const frame = (now) => {
      if (last !== null) between.push(now - last);
      last = now;
      if (now > end) return done(between);
      const turn = step++ % 40;
      picture.dispatchEvent(new WheelEvent('wheel', {
        bubbles: true, cancelable: true, clientX: left + width / 2, clientY: top + 5,
        ...(turn < 10 ? { ctrlKey: true, deltaY: -1 } : turn < 30 ? { deltaX: turn < 20 ? 30 : -30 } : { ctrlKey: true, deltaY: 1 }),
      }));
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });`;

const quantile = (times, share) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];

/** `panelData` makes what the server sends of a document. Rows of name, p50, p95 in milliseconds, and frames. */
export async function panelTimes(panelData, sample) {
  const browser = await openBrowser();
  const { page, context } = browser;
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  const dist = (name) => readFileSync(path.join(ROOT, 'dist', name), 'utf8');
  await page.route('http://panel.test/', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!DOCTYPE html><meta charset="utf-8"><style>${dist('preview.css')}</style><div id="root"></div><script>${HOST}</script><script>${dist('preview.js').replaceAll('</script', '<\\/script')}</script>`,
    }),
  );
  const work = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  };
  const row = (name, times) => ({ name, p50: quantile(times, 0.5), p95: quantile(times, 0.95) });
  const keep = (data) => page.evaluate((kept) => (window.data = kept), data);
  try {
    const rows = [];
    const first = [];
    const data = panelData(sample);
    for (let index = 0; index < 14; index++) {
      await page.goto('http://panel.test/');
      await keep(data);
      // From the first byte of the page, without what the driver takes to hand over the data.
      const loaded = await page.evaluate(
        () => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd,
      );
      first.push(loaded + (await page.evaluate(() => window.send(window.data))));
    }
    rows.push(row('First paint of the sample, from the start of its page', first.slice(2)));

    for (const count of [200, 1600]) {
      await page.goto('http://panel.test/');
      const text = manyEntries(count, 'event');
      const other = text.replace(' event 100 ', ' event 100x ');
      await keep([text, other].map((version) => panelData(version)));
      const frames = [];
      const works = [];
      for (let index = 0; index < 40; index++) {
        const before = await work();
        frames.push(await page.evaluate((which) => window.send(window.data[which]), index % 2));
        works.push((await work()) - before);
      }
      rows.push(row(`Update at ${count} entries: work of the page`, works.slice(5)));
      rows.push(row(`Update at ${count} entries: until its frame is drawn`, frames.slice(5)));
    }

    const smooth = [];
    for (const count of [1000, 10_000]) {
      await page.goto('http://panel.test/');
      await keep(panelData(manyEntries(count, 'event')));
      await page.evaluate(() => window.send(window.data));
      const between = (await page.evaluate(() => window.play(4000))).slice(5);
      const total = between.reduce((sum, time) => sum + time, 0);
      smooth.push({
        name: `Zooming and moving through ${count} entries`,
        rate: (between.length * 1000) / total,
        late: (between.filter((time) => time > 20).length / between.length) * 100,
        p95: quantile(between, 0.95),
      });
    }
    return { rows, smooth };
  } finally {
    await browser.close();
  }
}
