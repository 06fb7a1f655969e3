import { blockLines, type LineForm } from './lines';
import { withoutTables } from './lists';
import type { Page, Run } from './types';

/** Markdown as the postmortem of a status page takes it: headings, lists, bold and links; no tables. */
export const statuspageText = (page: Page): string =>
  `${blockLines(withoutTables(page).blocks, STATUSPAGE).join('\n')}\n`;

/** Signs that would be markup are text. */
const escaped = (text: string): string =>
  text
    .replace(/[\\`*[\]<]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/^([ \t]{0,9})([-+#>]|\d{1,9}[.)])(?=\s)/gm, (_, space: string, sign: string) =>
      /\d/.test(sign) ? `${space}${sign.slice(0, -1)}\\${sign.slice(-1)}` : `${space}\\${sign}`,
    );

/** Marks hold around text without white space at its ends. */
function marked(text: string, mark: string): string {
  const inner = text.trim();
  if (inner === '') return text;
  const from = text.indexOf(inner);
  return `${text.slice(0, from)}${mark}${inner}${mark}${text.slice(from + inner.length)}`;
}

function run({ text, bold, emphasis, code, address }: Run): string {
  let made = code ? marked(text, text.includes('`') ? '``' : '`') : escaped(text);
  if (emphasis) made = marked(made, '*');
  if (bold) made = marked(made, '**');
  // Two spaces before a line end are a break.
  made = made.replace(/\n/g, '  \n');
  if (address === null) return made;
  return text === address
    ? `<${address}>`
    : `[${made}](<${address.replace(/[<>]/g, encodeURIComponent)}>)`;
}

const runs = (all: readonly Run[]): string => all.map(run).join('');

const STATUSPAGE: LineForm = {
  runs,
  heading: (level, all) =>
    `${'#'.repeat(level)} ${runs(all.map((one) => ({ ...one, bold: false })))}`,
  bullet: '- ',
  task: { open: '', done: 'Done: ' },
  quote: '> ',
  rule: '---',
  code: (text) => ['```', ...text.split('\n'), '```'],
};
