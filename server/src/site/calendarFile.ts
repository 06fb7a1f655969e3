import { counts, type LedgerAction } from '../incidents/actions/ledger';
import { calendarFile, calendarText } from '../text/iCalendar';
import type { PagedIncident, Site } from './types';

/**
 * The due dates of all actions that are not done, as an iCalendar file (RFC 5545). Without a clock the
 * stamp of each is the day of its incident.
 */
export function actionsCalendar({ incidents, options }: Site): string {
  const events = incidents.flatMap((incident) =>
    incident.summary.actions.flatMap((action, index) =>
      action.due === null || action.state === 'done' || !counts(action)
        ? []
        : [eventOf(incident, action, index, options.now)],
    ),
  );
  return calendarFile([
    'PRODID:-//postmortem//report//EN',
    'X-WR-CALNAME:Actions of postmortems',
    ...events.flat(),
  ]);
}

function eventOf(
  incident: PagedIncident,
  action: LedgerAction,
  index: number,
  now: string | null,
): readonly string[] {
  const day = compact(action.due ?? '');
  const stamp =
    now === null
      ? `${compact(incident.summary.day?.day ?? '1970-01-01')}T000000Z`
      : compact(now).replace(/\.\d+/, '');
  return [
    'BEGIN:VEVENT',
    `UID:${encodeURIComponent(incident.slug)}-${index + 1}@postmortem.invalid`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${day}`,
    `SUMMARY:${calendarText(action.text)}`,
    `DESCRIPTION:${calendarText([incident.title, ...(action.owner === null ? [] : [`Owner: ${action.owner}`])].join('\n'))}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** `2025-09-01` → `20250901`. */
const compact = (text: string): string => text.replace(/[-:]/g, '');
