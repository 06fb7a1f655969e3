// A postmortem from an empty folder to zero problems, by keyboard alone: for a test and for pictures.
const CHAT = `Sarah Chen
  2:34 PM
Acknowledged, looking
Mike Johnson
  2:41 PM
Rolled back the deploy
Sarah Chen
  2:55 PM
Error rate is back to normal, incident resolved
`;

const GAPS = [
  'A deploy leaked connections; a rollback ended it.',
  'Checkout failed for 12% of users.',
  'Alert fired: error rate above 5%',
  'The connection helper did not close connections on errors.',
  'Add an alert on the pool size',
];

/** `shot` is called after each step, with its name. */
export async function writePostmortem(bench, shot = async () => undefined) {
  const { page } = bench;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const question = (number) =>
    page
      .locator('.quick-input-widget')
      .filter({ hasText: `${number} of 5` })
      .waitFor();

  await bench.runCommand('Postmortem: New Postmortem');
  await question(1);
  await shot('template');
  await page.keyboard.type('Short');
  await page.keyboard.press('Enter');
  await question(2);
  await page.keyboard.type('Checkout errors');
  await page.keyboard.press('Enter');
  await question(3);
  await page.keyboard.type('High');
  await page.keyboard.press('Enter');
  await question(4);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('2025-08-22 14:30');
  await page.keyboard.press('Enter');
  await question(5);
  await page.keyboard.type('Sarah Chen');
  await page.keyboard.press('Enter');

  // The status is the first gap, with its choices open.
  await page.locator('.suggest-widget.visible').waitFor();
  await shot('new');
  await page.keyboard.press('Enter');
  for (const text of GAPS) {
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Delete');
  const offered = page
    .locator('.suggest-widget.visible .monaco-list-row')
    .filter({ hasText: 'Sarah Chen' });
  await bench.until('Control+Space', offered.first());
  await shot('owner');
  await page.keyboard.press('Enter');

  await page.evaluate((text) => navigator.clipboard.writeText(text), CHAT);
  await bench.goToLine(18);
  await page.keyboard.press('End');
  await bench.runCommand('Postmortem: Paste Clipboard as Timeline Rows');
  await page.locator('.view-line').filter({ hasText: '14:55' }).first().waitFor();
  await shot('paste');

  // The header still has no duration; the times give it.
  await bench.goToLine(6, 3);
  const fix = page
    .locator('.action-widget .monaco-list-row')
    .filter({ hasText: 'Insert Duration: 25 minutes' });
  await bench.until('Control+.', fix);
  await shot('fix');
  await page.keyboard.press('Enter');
  await page
    .locator('.view-line')
    .filter({ hasText: /Duration:\*\*.25.minutes/ })
    .waitFor();
  await page.locator('.statusbar-item').filter({ hasText: 'High · 25m' }).waitFor();
  await page.locator('[id="status.problems"][aria-label="No Problems"]').waitFor();
  await page
    .locator('.codelens-decoration')
    .filter({ hasText: 'problem' })
    .waitFor({ state: 'detached' });
  await page.keyboard.press('Control+s');
  await shot('finished');
}
