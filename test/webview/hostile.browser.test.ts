import assert from 'node:assert/strict';
import { useBrowser } from '../support/browser';
import { openPanel, SAMPLE } from '../support/panel';

const HOSTILE = [
  '<img src=x onerror="window.hacked=1">',
  '<script>window.hacked=1</script>',
  '<svg onload="window.hacked=1"><animate onbegin="window.hacked=1" attributeName=x dur=1s>',
  '<svg><use href="data:image/svg+xml,<svg onload=window.hacked=1>">',
  '<style>*{display:none;background:url(https://evil.example/css)}</style>',
  '<iframe src="javascript:window.hacked=1"></iframe>',
  '<a href="javascript:window.hacked=1">x</a>',
  '<form action="https://evil.example"><input autofocus onfocus="window.hacked=1">',
  '<link rel=stylesheet href=https://evil.example/x.css>',
  '<base href=https://evil.example>',
  '<meta http-equiv=refresh content="0;url=https://evil.example">',
  '[a](javascript:window.hacked=1) [b](command:workbench.action.quit) [c](vscode://x/y) [d](data:text/html,x) [e](file:///etc/passwd)',
  '![i](https://evil.example/i.png)',
  '{{constructor.constructor("window.hacked=1")()}} ${window.hacked=1}',
];

describe('a hostile document in the preview', () => {
  const browser = useBrowser();
  it('is shown as text: nothing of it runs, loads or is sent', async () => {
    const panel = await openPanel(browser(), 'light');
    const { page } = panel;
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    for (const hostile of HOSTILE) {
      const cell = hostile.replace(/\|/g, '');
      await panel.show(
        SAMPLE.replace('Confirmed service degradation', `hostile ${cell}`)
          .replace('| 14:40 | Database logs reviewed | Mike |', `| 14:40 | x | ${cell} |`)
          .replace('# Postmortem: Database', `# ${hostile} Database`)
          .replace('Add connection pool alerts', hostile)
          .replace('| P0 |', `| ${cell} |`)
          .replace('| Sarah | 2025-08-25 |', `| ${cell} | ${cell} |`)
          .replace('Code review missed', hostile)
          .replace('API error rate:', `${hostile}:`)
          .replace('**Severity:** Critical', `**Severity:** ${hostile}`)
          .replace('INC-20250822-001', hostile),
      );
      await page.locator('.entry').filter({ hasText: 'hostile' }).waitFor();
      await page.locator('.mark[data-line="36"]').hover();
      const strange: unknown = await page.evaluate(
        "document.querySelectorAll('#root :is(img, script, style, iframe, a, form, link, base, meta, use, animate, object, embed)').length",
      );
      assert.equal(strange, 0, hostile);
    }
    assert.equal(await page.evaluate('window.hacked'), undefined);
    assert.deepEqual(requests, []);
    // Pointing at an entry scrolls to it, and nothing else may be told.
    const told = (await panel.sent()).filter(({ type }) => type !== 'scroll');
    assert.deepEqual(told, [{ type: 'ready' }]);
    assert.deepEqual(panel.complaints, []);
    await panel.close();
  });

  it('has links only to http and https, which the extension is asked to open', async () => {
    const panel = await openPanel(browser(), 'light');
    const { page } = panel;
    await panel.show(
      SAMPLE.replace(
        'Confirmed service degradation',
        'See [graph](https://example.com/d?x="><script>) [a](javascript:alert(1)) [b](command:x)',
      ),
    );
    await page.locator('.mark[data-line="36"] .handle').focus();
    const links = page.getByRole('link');
    assert.deepEqual(await links.allInnerTexts(), ['graph']);
    await links.click();
    // That the page comes into sight at another line is told too, now or later.
    assert.deepEqual(
      (await panel.sent()).filter(({ type }) => type === 'open'),
      [{ type: 'open', url: 'https://example.com/d?x=%22%3E%3Cscript%3E' }],
    );
    assert.equal(page.url(), 'http://preview.test/', 'the page itself goes nowhere');
    await panel.close();
  });

  it('draws nothing that does not have the form of data, and no page but its own may run a script', async () => {
    const panel = await openPanel(browser(), 'light');
    const { page } = panel;
    for (const message of [
      { type: 'data', data: { postmortem: true, title: '<b>x</b>' }, locked: false },
      { type: 'eval', code: 'window.hacked=1' },
      'window.hacked=1',
      null,
    ])
      await page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`);
    await panel.show(SAMPLE);
    await page.locator('.picture').waitFor();
    await page.evaluate(
      "(() => { const script = document.createElement('script'); script.textContent = 'window.hacked=1'; document.body.append(script); const image = new Image(); image.src = 'https://evil.example/i.png'; document.body.append(image); })()",
    );
    await panel.until('document.images[0]?.complete === true');
    assert.equal(await page.evaluate('window.hacked'), undefined);
    assert.equal(panel.complaints.length, 2, 'the policy stopped both');
    await panel.close();
  });
});
