import { Temporal } from 'temporal-polyfill';
import { resolveDate, scanDate, type DateOrder } from '../../time/calendar';
import type { ScannedPoint } from '../../time/scanned';
import { scanWhen } from '../../time/when';
import { oneLine, type Log, type Message } from './message';

/** How dates without a year, and in numbers alone, are read. */
export interface Reading {
  readonly year: number;
  readonly order: DateOrder | null;
}

type Lines = readonly string[];

/** A text of lines in one of the known forms, from the most special to the most general. */
export function readText(text: string, reading: Reading): Log | null {
  const lines = text.split(/\r\n?|\n/);
  for (const [source, read] of [
    ['git log', gitLog],
    ['status page', statusPage],
    ['syslog', syslog],
    ['Slack', slack],
    ['alerts', alerts],
    ['lines with times', plain],
  ] as const) {
    const messages = read(lines, reading);
    if (messages.length > 0) return { source, messages };
  }
  return null;
}

/** The date and time of a point; null without a time of day. */
export function timedPoint(
  point: ScannedPoint | null | undefined,
  { year, order }: Reading,
): Pick<Message, 'date' | 'time' | 'zone'> | null {
  const time = point?.clock?.time ?? null;
  if (!point || !time) return null;
  const date = point.date ? resolveDate(point.date, order, year) : null;
  return { date, time, zone: point.zone?.zone ?? null };
}

const GIT_DATE = /^\w{3} (\w{3}) (\d{1,2}) (\d{2}):(\d{2}):(\d{2}) (\d{4}) ([+-]\d{2})(\d{2})$/;
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

function gitLog(lines: Lines): readonly Message[] {
  const messages: Message[] = [];
  lines.forEach((line, index) => {
    if (!/^commit [0-9a-f]{7,40}\b/.test(line)) return;
    let author: string | null = null;
    let when: Pick<Message, 'date' | 'time' | 'zone'> | null = null;
    for (let at = index + 1; at < lines.length && at < index + 12; at++) {
      const next = lines[at] ?? '';
      const field = /^(Author|Date|CommitDate|AuthorDate):\s{1,8}(\S.*)$/.exec(next);
      const value = field?.[2] ?? '';
      if (field?.[1] === 'Author') author = (value.split('<', 1)[0] ?? '').trim();
      else if (field) when ??= gitDate(value.trim());
      else if (/^ {4}\S/.test(next)) {
        if (when) messages.push({ ...when, actor: author, text: oneLine(next) });
        return;
      }
    }
  });
  return messages;
}

function gitDate(value: string): Pick<Message, 'date' | 'time' | 'zone'> | null {
  const match = GIT_DATE.exec(value);
  if (match) {
    const [, month = '', day, hour, minute, second, year, hours, minutes] = match;
    const offset = `${hours ?? ''}:${minutes ?? ''}`;
    const zone = offset === '+00:00' ? { name: 'UTC', id: 'UTC' } : { name: offset, id: offset };
    try {
      return {
        date: new Temporal.PlainDate(Number(year), MONTHS.indexOf(month) / 3 + 1, Number(day)),
        time: new Temporal.PlainTime(Number(hour), Number(minute), Number(second)),
        zone,
      };
    } catch {
      return null;
    }
  }
  return timedPoint(scanWhen(value)?.start, { year: 1970, order: null });
}

const STATUS =
  /^(Resolved|Monitoring|Identified|Investigating|Update|Completed|In progress|Verifying|Scheduled)(?:\s[-–—]\s|:\s)(\S.*)$/i;

/** `Resolved - All is well.` and the date on the line below it. */
function statusPage(lines: Lines, reading: Reading): readonly Message[] {
  const said = lines.map((line) => line.trim()).filter((line) => line !== '');
  return said.flatMap((line, index): readonly Message[] => {
    const status = STATUS.exec(line);
    if (!status) return [];
    const date = (said[index + 1] ?? '').replace(/^Posted.{0,40}?\.\s+/, '');
    const when = scanWhen(date);
    const at = when && when.to >= date.length - 2 ? timedPoint(when.start, reading) : null;
    return at?.date
      ? [
          {
            ...at,
            actor: 'Status page',
            text: `${capital(status[1] ?? '')}: ${oneLine(status[2] ?? '')}`,
          },
        ]
      : [];
  });
}

const RFC5424 =
  /^<\d{1,3}>1 (\S{10,40}) (\S{1,255}) (\S{1,48}) \S{1,128} \S{1,32} (?:-|\[[^\]]{0,500}\]) ?(.*)$/;
const RFC3164 =
  /^(?:<\d{1,3}>)?([A-Z][a-z]{2} {1,2}\d{1,2} \d{2}:\d{2}:\d{2}) ([\w.-]{1,255}) ([\w./()-]{1,80})(?:\[\d{1,9}\])?: (.*)$/;

function syslog(lines: Lines, reading: Reading): readonly Message[] {
  return lines.flatMap((line): readonly Message[] => {
    const match = RFC5424.exec(line) ?? RFC3164.exec(line);
    const when = match?.[1] === undefined ? null : timedPoint(scanWhen(match[1])?.start, reading);
    return match && when
      ? [{ ...when, actor: `${match[3] ?? ''}@${match[2] ?? ''}`, text: oneLine(match[4] ?? '') }]
      : [];
  });
}

const CLOCK = /^\[?(\d{1,2}:\d{2}(?::\d{2})?)(\s?[AaPp]\.?[Mm]\.?)?\]?$/;
const NAMED =
  /^([\p{L}@][\p{L}\d .'’_-]{0,58}[\p{L}\d.])\s{1,3}\[?(\d{1,2}:\d{2}(?:\s?[AaPp][Mm])?)\]?$/u;
const NAME = /^\p{Lu}[\p{L}\d.'’_-]{0,30}(?: \p{Lu}[\p{L}\d.'’_-]{0,30}){0,3}$/u;
const NOISE = /^(?:\d{1,4} repl(?:y|ies)|New|:[\w+-]{1,40}:|\d{1,3}|APP)$/;
const DAY =
  /^(?:[-–—]{1,9}\s?)?(?:[A-Z][a-z]+day, )?([A-Z][a-z]{2,8} \d{1,2})(?:st|nd|rd|th)?(, \d{4})?(?:\s?[-–—]{1,9})?$/;

/** A copy from the desktop: a name, its time beside or below it, and what was said under it. */
function slack(lines: Lines, reading: Reading): readonly Message[] {
  const messages: { readonly head: Omit<Message, 'text'>; readonly said: string[] }[] = [];
  const actors = new Set<string>();
  let actor: string | null = null;
  let day: Temporal.PlainDate | null = null;
  /** The line before, where it can be the name of who speaks next. */
  let name: string | null = null;
  /** Whether times are told by halves of the day; a time in between may leave that out. */
  let half = '';
  const begin = (clock: string, suffix: string): boolean => {
    if (suffix !== '') half = suffix;
    const when = timedPoint(scanWhen(`${clock}${suffix === '' ? half : suffix}`)?.start, reading);
    if (!when || actor === null) return false;
    actors.add(actor);
    messages.push({ head: { ...when, date: day, actor }, said: [] });
    return true;
  };
  for (const raw of lines) {
    const app = /^\s{0,9}APP\s/.test(raw);
    const line = raw.replace(/^\s{0,9}APP\s/, '').trim();
    if (line === '' || NOISE.test(line)) continue;
    const date = DAY.exec(line);
    const written = date ? scanDate(`${date[1] ?? ''}${date[2] ?? ''}`, 0) : null;
    if (written) {
      day = resolveDate(written, reading.order, reading.year);
      continue;
    }
    const named = app ? null : NAMED.exec(line);
    const beside = /^(\d{1,2}:\d{2})(.*)$/.exec(named?.[2] ?? '');
    if (named && beside) {
      actor = (named[1] ?? '').trim();
      name = null;
      if (begin(beside[1] ?? '', beside[2] ?? '')) continue;
    }
    const clock = CLOCK.exec(line);
    if (clock) {
      const told =
        app || /^\s/.test(raw) || (name !== null && (name.includes(' ') || actors.has(name)));
      if (name !== null && (told || messages.length === 0)) {
        messages[messages.length - 1]?.said.pop();
        actor = name;
      }
      name = null;
      if (begin(clock[1] ?? '', clock[2] ?? '')) continue;
    }
    name = NAME.test(line) ? line : null;
    messages[messages.length - 1]?.said.push(line);
  }
  const told = messages.filter(({ said }) => said.length > 0);
  return told.map(({ head, said }) => ({ ...head, text: oneLine(said.join(' ')) }));
}

/** `amtool` and Prometheus tables: a name, a time, a summary, a state, apart by two spaces or tabs. */
function alerts(lines: Lines, reading: Reading): readonly Message[] {
  return lines.flatMap((line): readonly Message[] => {
    const cells = line.trim().split(/\t+| {2,}/);
    const at = cells.findIndex((cell, index) => {
      const when = index > 0 && index < 4 ? scanWhen(cell) : null;
      return when?.start?.clock != null && when.start.date !== null && when.to >= cell.length - 6;
    });
    const when = at === -1 ? null : timedPoint(scanWhen(cells[at] ?? '')?.start, reading);
    if (!when || cells.length < 3) return [];
    const [name = '', ...rest] = cells.filter((_, index) => index !== at);
    return [{ ...when, actor: 'Alertmanager', text: oneLine([name, ...rest].join(', ')) }];
  });
}

const LEVEL = /^(?:\[?(?:INFO|WARN(?:ING)?|ERROR|DEBUG|FATAL|CRITICAL|NOTICE)\]?:?\s+)/i;
const SPEAKER =
  /^(?:<([\w .-]{1,40})>|([\p{L}@][\p{L}\d.'’_-]{0,30}(?: [\p{Lu}][\p{L}'’.-]{0,30}){0,2}):)\s+(?=\S)/u;

/** `14:02 did x`, `[14:02] <sarah> did x`, `2025-08-22T14:02:03Z INFO did x`. */
function plain(lines: Lines, reading: Reading): readonly Message[] {
  const messages: Message[] = [];
  let others = 0;
  for (const raw of lines) {
    const line = raw.trim().replace(/^(?:[-*+•]\s+|\|\s*)/, '');
    if (line === '') continue;
    const scanned = scanWhen(line);
    const when = scanned && scanned.from <= 3 ? timedPoint(scanned.start, reading) : null;
    const rest = scanned && when ? line.slice(scanned.to) : '';
    if (!scanned || !when || !/^[\s\]):,|–—-]/.test(rest)) {
      const last = messages.pop();
      // What has no time of its own goes on with the line before.
      if (last) messages.push({ ...last, text: oneLine(`${last.text} ${line}`) });
      else others++;
      continue;
    }
    const said = rest.replace(/^[\s\]):,|–—-]{1,9}/, '').replace(LEVEL, '');
    const speaker = SPEAKER.exec(said);
    const text = oneLine(speaker ? said.slice(speaker[0].length) : said)
      .replace(/\|$/, '')
      .trim();
    if (text !== '') messages.push({ ...when, actor: speaker?.[1] ?? speaker?.[2] ?? null, text });
  }
  return others > messages.length ? [] : messages;
}

const capital = (text: string): string =>
  text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
