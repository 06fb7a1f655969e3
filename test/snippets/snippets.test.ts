import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { postmortem } from '../support/analyse';

interface Snippet {
  readonly prefix: string | readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

const ROOT = path.join(__dirname, '../..');
const SNIPPETS = JSON.parse(readFileSync(path.join(ROOT, 'snippets/postmortem.code-snippets'), 'utf8')) as Record<string, Snippet>;
const VARIABLES: Readonly<Record<string, string>> = { CURRENT_YEAR: '2025', CURRENT_MONTH: '08', CURRENT_DATE: '22' };

/** Reads a snippet body as VS Code does: its text with the defaults, and its tab stops. */
function expand(source: string): { readonly text: string; readonly stops: readonly number[] } {
  const stops: number[] = [];
  let at = 0;
  const read = (nested: boolean): string => {
    let text = '';
    while (at < source.length) {
      const character = source[at] ?? '';
      if (nested && character === '}') break;
      if (character === '\\') {
        text += source[at + 1] ?? '';
        at += 2;
      } else if (character === '$') text += placeholder();
      else {
        text += character;
        at++;
      }
    }
    return text;
  };
  const placeholder = (): string => {
    const simple = /^\$(?:(\d+)|([A-Z_]+))/.exec(source.slice(at));
    if (simple) {
      at += simple[0].length;
      if (simple[1] !== undefined) stops.push(Number(simple[1]));
      return simple[2] === undefined ? '' : (VARIABLES[simple[2]] ?? '');
    }
    const open = /^\$\{(?:(\d+)|([A-Z_]+))/.exec(source.slice(at));
    assert.ok(open, `a placeholder at ${source.slice(at, at + 20)}`);
    at += open[0].length;
    if (open[1] !== undefined) stops.push(Number(open[1]));
    let text = open[2] === undefined ? '' : (VARIABLES[open[2]] ?? '');
    if (source[at] === '|') {
      const end = source.indexOf('|}', at);
      assert.notEqual(end, -1, 'a choice is closed');
      const options = source.slice(at + 1, end).split(',');
      assert.ok(options.length > 1 && options.every((option) => option.trim() !== ''), 'a choice has options');
      at = end + 2;
      return options[0] ?? '';
    }
    if (source[at] === ':') {
      at++;
      text = read(true);
    }
    assert.equal(source[at], '}', 'a placeholder is closed');
    at++;
    return text;
  };
  return { text: read(false), stops };
}

const headings = (text: string): readonly string[] => text.split('\n').filter((line) => /^#{1,6} /.test(line));

describe('snippets', () => {
  for (const [name, snippet] of Object.entries(SNIPPETS)) {
    it(`${name}: tab stops in order, one end, a description`, () => {
      const { stops } = expand(snippet.body.join('\n'));
      assert.equal(stops.filter((stop) => stop === 0).length, 1);
      const numbers = [...new Set(stops.filter((stop) => stop > 0))];
      assert.deepEqual(numbers, numbers.map((_, index) => index + 1));
      assert.ok(snippet.description.length > 10);
    });
  }
  it('have a prefix of their own each', () => {
    const prefixes = Object.values(SNIPPETS).flatMap((snippet) => snippet.prefix);
    assert.equal(new Set(prefixes).size, prefixes.length);
    for (const prefix of prefixes) assert.match(prefix, /^(?:pm-[a-z]+|postmortem)$/);
  });
  it('cover each section of the sample, and the whole has them in its order', () => {
    const sample = headings(readFileSync(path.join(ROOT, 'examples/2025-08-22-database-connection-pool.md'), 'utf8')).slice(1).map((line) => line.replace(/\d{4}-\d{2}-\d{2}/, 'date'));
    const whole = headings(expand(SNIPPETS['Postmortem']?.body.join('\n') ?? '').text).slice(1);
    assert.deepEqual(whole, sample);
    const single = Object.entries(SNIPPETS).filter(([name]) => name !== 'Postmortem').flatMap(([, snippet]) => headings(expand(snippet.body.join('\n')).text));
    for (const heading of sample.filter((line) => !line.startsWith('### Detection'))) assert.ok(single.includes(heading), heading);
  });
  it('make a document without errors', () => {
    const { text } = expand(SNIPPETS['Postmortem']?.body.join('\n') ?? '');
    const { model, findings } = postmortem(text);
    assert.equal(model.recognition.postmortem, true);
    assert.deepEqual(findings.filter((finding) => finding.severity === 'error').map((finding) => finding.message), []);
  });
});
