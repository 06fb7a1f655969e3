/** Documents of one shape each, as long as asked: what the bench types in, and the test that counts. */
export interface Shape {
  readonly name: string;
  readonly text: string;
  /** Where the key goes: inside a word in the middle of the document. */
  readonly at: number;
}

const HEAD = '# INC-2025-0042: Checkout fails\n\n**Date:** 2025-03-01\n**Severity:** SEV-2\n\n';
const WORDS =
  'The pool of connections was exhausted while retries of the payment service doubled the load on the primary';

/** Paragraphs of three lines, as many as fill `size` characters. */
export const prose = (size: number): Shape =>
  shape('prose', size, (index) => `${WORDS} ${index}.\n${WORDS}.\n${WORDS}, again.\n\n`);

/** A heading and a short paragraph, again and again. */
export const sections = (size: number): Shape =>
  shape('sections', size, (index) => `## Part ${index}\n\n${WORDS} ${index}.\n${WORDS}.\n\n`);

/** One timeline of rows that follow one another by a minute or two. */
export const table = (size: number): Shape =>
  shape('table', size, row, '## Timeline (UTC)\n\n| Time | Who | Event |\n|---|---|---|\n');

/** One list of action items. */
export const list = (size: number): Shape =>
  shape(
    'list',
    size,
    (index) => `- [ ] Add an alert on the queue number ${index} of the pool (@sam, 2025-04-01)\n`,
    '## Action items\n\n',
  );

function row(index: number): string {
  const minute = index % 1440;
  const day = new Date(Date.UTC(2025, 2, 1 + Math.floor(index / 1440))).toISOString().slice(0, 10);
  const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return `| ${day} ${clock} | Sam | The dashboards show step ${index} of the pool |\n`;
}

function shape(name: string, size: number, piece: (index: number) => string, open = ''): Shape {
  let text = HEAD + open;
  for (let index = 0; text.length < size; index++) text += piece(index);
  const middle = text.indexOf('the pool', text.length >> 1);
  return { name, text, at: (middle === -1 ? text.indexOf('pool', text.length >> 1) : middle) + 2 };
}
