import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { installed, ROOT, runIn, type Ended } from '../support/packages';

/** What the recipe of a page says, by its heading: the editors get what a reader would copy. */
function recipe(page: string, heading: string): string {
  const text = readFileSync(path.join(ROOT, 'docs/editors', page), 'utf8');
  const [, block] =
    new RegExp(`^## ${heading}\\n[^]*?^\`\`\`\\w+\\n([^]*?)^\`\`\``, 'm').exec(text) ?? [];
  assert.ok(block !== undefined, `${page} has a recipe under ${heading}`);
  return block;
}

const INCIDENT = `# Incident INC-2025-001

**Date:** 2025-08-22
**Duration:** 5 hours
**Severity:** \n
**Time:** 14:30 UTC - 15:45 UTC

## Timeline (UTC)

- 14:30 - Alert
- 15:45 - Closed

## Action Items
| Action | Owner | Due | Status |
|---|---|---|---|
| Add an alert on load | Sarah Chen | 2025-09-30 | Open |

## Related Incidents

- INC-2025-002
- INC-2025-002: the same pool
`;
const OTHER = `# Incident INC-2025-002

## Timeline (UTC)

- 14:30 - Alert
- 15:45 - Closed

## Action Items

| Action | Owner | Due | Status |
|---|---|---|---|
| Raise the limit | Sarah Chen | 2025-09-30 | Open |
`;

/** Where Debian has it. */
const ALE = '/usr/share/vim-ale';

/** What an editor saw. Emacs tells answers as JSON in a text. */
interface Report {
  readonly diagnostics: readonly string[];
  readonly hover: string;
  readonly completion: unknown;
  readonly definition: unknown;
  readonly repaired: string;
  readonly formatted: unknown;
}

describe('other editors, by the recipes of their pages', function () {
  this.timeout(120_000);
  let folder: string;
  let report: string;
  const file = (name: string): string => path.join(folder, 'incidents', name);
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-editor-'));
    for (const name of ['bin', 'incidents', 'home']) mkdirSync(path.join(folder, name));
    writeFileSync(file('1.md'), INCIDENT);
    writeFileSync(file('2.md'), OTHER);
    writeFileSync(file('.postmortem.yaml'), 'rules: {}\n');
    const server = path.join(folder, 'bin/postmortem-language-server');
    const program = path.join(ROOT, 'dist/server.js');
    writeFileSync(server, `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`);
    chmodSync(server, 0o755);
    report = path.join(folder, 'report.json');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const run = (
    command: string,
    args: readonly string[],
    env: NodeJS.ProcessEnv = {},
  ): Promise<Ended> =>
    runIn(
      path.join(folder, 'incidents'),
      command,
      args,
      {
        PATH: `${path.join(folder, 'bin')}:${process.env['PATH'] ?? ''}`,
        HOME: path.join(folder, 'home'),
        XDG_CONFIG_HOME: path.join(folder, 'home'),
        POSTMORTEM_REPORT: report,
        ...env,
      },
      60_000,
    );
  const need = async (context: Mocha.Context, command: string): Promise<void> => {
    if (await installed(command)) return;
    console.log(`      ${command} is not installed: its recipe was not tried`);
    context.skip();
  };
  const check = ({ code, out }: Ended): void => {
    assert.ok(existsSync(report), out);
    const seen = JSON.parse(readFileSync(report, 'utf8')) as Report;
    assert.ok(seen.diagnostics.some((one) => /duration-mismatch|Duration says/.test(one)));
    assert.match(seen.hover, /1h 15m/);
    assert.match(JSON.stringify(seen.completion), /Critical/);
    assert.match(JSON.stringify(seen.definition), /2\.md/);
    assert.equal(seen.repaired, '**Duration:** 1 hour 15 minutes');
    assert.match(JSON.stringify(seen.formatted), /\| Action +\| Owner +\| Due/);
    for (const name of ['1.md', '2.md'])
      assert.match(readFileSync(file(name), 'utf8'), /\| Sarah Miller +\|/, name);
    assert.equal(code, 0, out);
  };

  it('Neovim', async function () {
    await need(this, 'nvim');
    const init = path.join(folder, 'init.lua');
    writeFileSync(init, `${OLD_NEOVIM}\n${recipe('neovim.md', '0.8 to 0.10')}`);
    const tour = path.join(ROOT, 'test/editors/tour.lua');
    const guarded = `lua local ok, why = pcall(dofile, '${tour}'); if not ok then print(why); vim.cmd('cquit') end`;
    check(await run('nvim', ['--headless', '-u', init, '1.md', '-c', guarded]));
  });
  it('Vim with ALE', async function () {
    await need(this, 'vim');
    if (!existsSync(ALE)) {
      console.log(`      ALE is not in ${ALE}: its recipe was not tried`);
      this.skip();
    }
    const init = path.join(folder, 'init.vim');
    const begin = `set nocompatible\nset runtimepath^=${ALE}\nfiletype plugin on\n`;
    writeFileSync(init, `${begin}${recipe('vim.md', 'ALE')}`);
    const tour = path.join(ROOT, 'test/editors/tour.vim');
    const steps = ['-c', 'ALELint', '-c', `source ${tour}`, '1.md'];
    const { out } = await run('vim', ['--not-a-term', '-u', init, ...steps], { TERM: 'dumb' });
    assert.ok(existsSync(report), out);
    assert.match(readFileSync(report, 'utf8'), /summary\/duration-mismatch: Duration says 5 hours/);
  });
  for (const client of ['eglot', 'lsp-mode'])
    it(`Emacs with ${client}`, async function () {
      await need(this, 'emacs');
      const has = await run('emacs', [
        '--batch',
        '--eval',
        `(progn (require '${client}) (require 'markdown-mode))`,
      ]);
      if (has.code !== 0) {
        console.log(`      ${client} or markdown-mode is not installed: its recipe was not tried`);
        this.skip();
      }
      const init = path.join(folder, 'init.el');
      const quiet =
        '(setq lsp-auto-guess-root t lsp-enable-snippet nil lsp-warn-no-matched-clients nil)';
      writeFileSync(init, `${quiet}\n(require 'markdown-mode)\n${recipe('emacs.md', client)}`);
      const tour = path.join(ROOT, 'test/editors/tour.el');
      const steps = ['-l', init, '-l', tour, '--eval', '(progn (find-file "1.md") (tour))'];
      check(await run('emacs', ['--batch', ...steps], { POSTMORTEM_CLIENT: client }));
    });
});

/** Names that came with 0.8, in the terms of 0.7. */
const OLD_NEOVIM = `
vim.fs = vim.fs or {
  dirname = function(file) return vim.fn.fnamemodify(file, ':h') end,
  find = function(names, options)
    for _, name in ipairs(names) do
      local found = vim.fn.findfile(name, options.path .. ';')
      if found ~= '' then return { vim.fn.fnamemodify(found, ':p') } end
    end
    return {}
  end,
}
vim.lsp.start = vim.lsp.start or function(config)
  vim.lsp.buf_attach_client(0, vim.lsp.start_client(config))
end`;
