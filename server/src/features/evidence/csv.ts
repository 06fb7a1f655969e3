import { oneLine, type Log, type Message } from './message';
import type { Reading } from './text';
import { timedPoint } from './text';
import { scanWhen } from '../../time/when';
import { messageAt } from './values';

/** The names of columns, in the order in which one is preferred to the next. */
const COLUMNS = {
  time: ['created at', 'occurred at', 'timestamp', 'datetime', 'date time', 'time', 'at', 'date'],
  actor: [
    'agent',
    'agent name',
    'agent summary',
    'user',
    'user name',
    'author',
    'actor',
    'owner',
    'from',
    'who',
  ],
  text: [
    'summary',
    'message',
    'text',
    'description',
    'note',
    'log',
    'event',
    'details',
    'title',
    'type',
  ],
  link: ['html url', 'permalink', 'url', 'link'],
} as const;

/**
 * A table of events in CSV with a header, such as an incident log of PagerDuty. Null for what has no
 * column of times and none that says what happened.
 */
export function readCsv(text: string, reading: Reading): Log | null {
  const [header, ...rows] = csvRows(text.replace(/^\ufeff/, ''));
  if (!header || header.length < 2) return null;
  const names = header.map((name) =>
    name
      .toLowerCase()
      .replace(/[^a-z]+/g, ' ')
      .trim(),
  );
  const column = (kind: keyof typeof COLUMNS): number =>
    COLUMNS[kind].map((name) => names.indexOf(name)).find((index) => index !== -1) ?? -1;
  const at = {
    time: column('time'),
    actor: column('actor'),
    text: column('text'),
    link: column('link'),
  };
  if (at.time === -1 || at.text === -1) return null;
  const cell = (row: readonly string[], index: number): string => oneLine(row[index] ?? '');
  const messages = rows.flatMap((row): readonly Message[] => {
    const when = cell(row, at.time);
    const actor = cell(row, at.actor) || null;
    const said = cell(row, at.text);
    const exact = messageAt(when, actor, said, cell(row, at.link));
    if (exact.length > 0) return exact;
    const scanned = scanWhen(when);
    const point = scanned && scanned.to === when.length ? timedPoint(scanned.start, reading) : null;
    return point && said !== '' ? [{ ...point, actor, text: said }] : [];
  });
  const pagerDuty = names.some((name) => /log entry|incident number|agent/.test(name));
  return messages.length === 0 ? null : { source: pagerDuty ? 'PagerDuty' : 'CSV', messages };
}

/** The rows of RFC 4180, blank ones left out; a quote that nothing closes goes to the end. */
function csvRows(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const separator = separatorOf(text);
  while (at < text.length) {
    const quoted = text[at] === '"';
    const [value, end] = quoted ? quotedCell(text, at + 1) : plainCell(text, at, separator);
    row.push(value);
    at = end;
    if (text[at] === separator) {
      at++;
      if (at === text.length) row.push('');
      continue;
    }
    at = text.startsWith('\r\n', at) ? at + 2 : at + 1;
    if (row.some((cell) => cell !== '')) rows.push(row);
    row = [];
  }
  if (row.some((cell) => cell !== '')) rows.push(row);
  return rows;
}

/** Of comma, semicolon and tab, the one that the first line has most of. */
function separatorOf(text: string): string {
  const [first = ''] = text.split(/\r?\n/, 1);
  const count = (one: string): number => first.split(one).length;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}

function plainCell(text: string, from: number, separator: string): readonly [string, number] {
  let to = from;
  while (to < text.length && text[to] !== separator && text[to] !== '\n' && text[to] !== '\r') to++;
  return [text.slice(from, to), to];
}

function quotedCell(text: string, from: number): readonly [string, number] {
  let value = '';
  for (let at = from; ;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return [value + text.slice(at), text.length];
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') return [value, quote + 1];
    value += '"';
    at = quote + 2;
  }
}
