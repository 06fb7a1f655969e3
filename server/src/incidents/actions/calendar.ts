import { calendarFile, calendarText } from '../../text/iCalendar';
import { dateOfDay, dayNumber } from '../../time/instant';
import { counts, type LedgerAction } from './ledger';

/**
 * Due dates of actions that are not known to be done, as a calendar file (RFC 5545). The same actions
 * give the same bytes: the stamp of each event is its due date, and its id is made of its place and text.
 */
export function calendarOf(actions: readonly LedgerAction[]): string {
  const seen = new Map<string, number>();
  const events = actions.flatMap((action) => {
    if (action.due === null || action.state === 'done' || !counts(action)) return [];
    const id = hash(`${action.file}\n${action.text}`);
    const times = (seen.get(id) ?? 0) + 1;
    seen.set(id, times);
    return [eventOf(action, action.due, times === 1 ? id : `${id}-${times}`)];
  });
  return calendarFile([
    'PRODID:-//postmortem-tools//actions//EN',
    'CALSCALE:GREGORIAN',
    ...events.flat(),
  ]);
}

function eventOf(action: LedgerAction, due: string, id: string): readonly string[] {
  const { text, owner, file, line, state, evidence } = action;
  const [year = 0, month = 0, day = 0] = due.split('-').map(Number);
  const next = dateOfDay(dayNumber({ year, month, day }) + 1).toString();
  const plain = due.replace(/-/g, '');
  return [
    'BEGIN:VEVENT',
    `UID:${id}@postmortem-tools`,
    `DTSTAMP:${plain}T000000Z`,
    `DTSTART;VALUE=DATE:${plain}`,
    `DTEND;VALUE=DATE:${next.replace(/-/g, '')}`,
    `SUMMARY:${calendarText(owner === null ? text : `${text} (${owner})`)}`,
    `DESCRIPTION:${calendarText(`${file}:${line}\n${state}${evidence === null ? '' : `: ${evidence}`}`)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** FNV-1a over two seeds: 64 bits that tell actions apart, not to hide anything. */
function hash(text: string): string {
  const half = (seed: number): string => {
    let value = seed;
    for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16777619);
    return (value >>> 0).toString(16).padStart(8, '0');
  };
  return `${half(0x811c9dc5)}${half(0x050c5d1f)}`;
}
