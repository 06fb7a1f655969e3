import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';

const ROOT = path.join(__dirname, '../..');
const json = (file: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')) as Record<string, string>;

/** `{0}` and `command:…`: what a translation has to keep. */
const kept = (text: string): readonly string[] =>
  [...text.matchAll(/\{\d\}|command:[\w.]+|`[^`]+`/g)].map(([part]) => part).sort();

describe('translations', () => {
  it('have each word of the manifest, and nothing else', () => {
    const used = [
      ...readFileSync(path.join(ROOT, 'package.json'), 'utf8').matchAll(/"%([\w.]+)%"/g),
    ];
    const english = json('package.nls.json');
    assert.deepEqual(
      [...new Set(used.map(([, key = '']) => key))].sort(),
      Object.keys(english).sort(),
    );
    assert.deepEqual(Object.keys(json('package.nls.ja.json')).sort(), Object.keys(english).sort());
  });
  it('have each message of the client and of its panel, and nothing else', () => {
    const used = globSync(['client/src/**/*.ts', 'client/webview/**/*.{ts,tsx}'], {
      cwd: ROOT,
    }).flatMap((file) =>
      [
        ...readFileSync(path.join(ROOT, file), 'utf8').matchAll(/l10n\.t\(\s*(['"`])([^]*?)\1/g),
      ].map((match) => match[2] ?? ''),
    );
    assert.ok(used.length > 15);
    assert.deepEqual(
      [...new Set(used)].sort(),
      Object.keys(json('l10n/bundle.l10n.ja.json')).sort(),
    );
  });
  it('keep what is filled in, called and quoted', () => {
    const english = json('package.nls.json');
    for (const [key, text] of Object.entries(json('package.nls.ja.json')))
      assert.deepEqual(kept(text), kept(english[key] ?? ''), key);
    for (const [message, text] of Object.entries(json('l10n/bundle.l10n.ja.json')))
      assert.deepEqual(kept(text), kept(message));
  });
});
