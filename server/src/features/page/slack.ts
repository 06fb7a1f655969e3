import { blockLines, type LineForm } from './lines';
import { withoutTables } from './lists';
import type { Page, Run } from './types';

/** Slack's own form of a message, `mrkdwn`: `*bold*`, `_emphasis_`, `<address|label>`; no tables. */
export const slackMessage = (page: Page): string =>
  `${blockLines(withoutTables(page).blocks, SLACK).join('\n')}\n`;

/** What would be a mention, a link or an entity is text. */
const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const ZERO_WIDTH_SPACE = '\u200b';

/** Marks hold only around text that has no white space at its ends, and within one line. */
function marked(text: string, mark: string): string {
  return text
    .split('\n')
    .map((line) => {
      const inner = line.trim();
      if (inner === '') return line;
      const from = line.indexOf(inner);
      return `${line.slice(0, from)}${mark}${inner}${mark}${line.slice(from + inner.length)}`;
    })
    .join('\n');
}

function run({ text, bold, emphasis, code, struck, address }: Run): string {
  // A label stands on one line and has no bar, which would end the address.
  if (address !== null) {
    const target = escaped(address).replace(/\|/g, '%7C');
    const label = escaped(text.replace(/[\n|]/g, ' ').trim());
    const link = label === '' || text === address ? `<${target}>` : `<${target}|${label}>`;
    return bold ? `*${link}*` : link;
  }
  let made = escaped(text);
  if (code) made = marked(made, '`');
  if (struck) made = marked(made, '~');
  if (emphasis) made = marked(made, '_');
  if (bold) made = marked(made, '*');
  return made;
}

/** A mark right beside a letter would be shown as itself. */
function runs(all: readonly Run[]): string {
  let made = '';
  let closed = false;
  for (const one of all) {
    const next = run(one);
    const marks = one.bold || one.emphasis || one.code || one.struck;
    const glued = (closed && /^[\p{L}\p{N}]/u.test(next)) || (marks && /[\p{L}\p{N}]$/u.test(made));
    made += glued ? ZERO_WIDTH_SPACE + next : next;
    closed = marks;
  }
  return made;
}

const SLACK: LineForm = {
  runs,
  heading: (_level, all) => runs(all.map((one) => ({ ...one, bold: true }))),
  bullet: '• ',
  task: { open: '☐ ', done: '☑ ' },
  quote: '> ',
  rule: '———',
  code: (text) => ['```', ...escaped(text).split('\n'), '```'],
};
