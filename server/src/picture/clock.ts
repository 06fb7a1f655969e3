import type { PreviewClock } from '../protocol';

/** The clock of UTC, and the wall clock of a timeline whose zone is not known. */
export const UTC: PreviewClock = [{ from: 0, minutes: 0 }];

/** Minutes that the clock is before UTC at an instant. */
export function offsetAt(clock: PreviewClock, at: number): number {
  return (clock.findLast(({ from }) => from <= at) ?? clock[0])?.minutes ?? 0;
}

/**
 * The clock of a zone between two instants, with its changes to the minute. `offset` tells the
 * minutes before UTC at an instant; zones change it at most every few weeks.
 */
export function clockBetween(
  from: number,
  to: number,
  offset: (at: number) => number,
): PreviewClock {
  const clock = [{ from, minutes: offset(from) }];
  const step = Math.max(20 * 1440, (to - from) / 200);
  for (let begin = from; begin < to; begin += step) {
    const end = Math.min(to, begin + step);
    const minutes = offset(end);
    if (minutes === offset(begin)) continue;
    let [low, high] = [Math.floor(begin), Math.ceil(end)];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offset(middle) === minutes) high = middle;
      else low = middle;
    }
    clock.push({ from: high, minutes });
  }
  return clock;
}

/** What the clock shows, in minutes since its own 1970-01-01 00:00. */
export const wallAt = (clock: PreviewClock, at: number): number => at + offsetAt(clock, at);

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value: number): string => String(value).padStart(2, '0');

/** `14:30`, `14:30:05` where seconds count. */
export function clockText(wall: number): string {
  const seconds = Math.round(wall * 60);
  const inDay = ((seconds % 86_400) + 86_400) % 86_400;
  const text = `${two(Math.floor(inDay / 3600))}:${two(Math.floor(inDay / 60) % 60)}`;
  return inDay % 60 === 0 ? text : `${text}:${two(inDay % 60)}`;
}

/** `22 Aug`, with the year where it is asked for. */
export function dayText(wall: number, withYear = false): string {
  const date = new Date(wall * 60_000);
  const text = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ''}`;
  return withYear ? `${text} ${date.getUTCFullYear()}` : text;
}

/** `Aug 2025`. */
export function monthText(wall: number): string {
  const date = new Date(wall * 60_000);
  return `${MONTHS[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`;
}

/** `43m`, `1h 5m`, `2d 3h`; `40s` under a minute. */
export function minutesText(minutes: number): string {
  const seconds = Math.round(minutes * 60);
  if (seconds > 0 && seconds < 60) return `${seconds}s`;
  const total = Math.round(minutes);
  const days = Math.floor(total / 1440);
  const hours = Math.floor((total % 1440) / 60);
  const rest = total % 60;
  const parts =
    days > 0
      ? [`${days}d`, hours > 0 ? `${hours}h` : '']
      : [hours > 0 ? `${hours}h` : '', rest > 0 || hours === 0 ? `${rest}m` : ''];
  return parts.filter((part) => part !== '').join(' ');
}
