import { formatMinutes } from '../../time/duration';
import type { Change, Told } from './types';

/** `severity: High → Critical`, `due of Add an alert: 2025-09-01 → none`; document text as it is. */
export function tellChange({ part, what, name, before, after, minutes }: Change): string {
  const subject = name === null ? what : `${what} of ${quoted(name)}`;
  if (before && after) {
    const told = minutes === null || minutes === 0 ? '' : ` (${by(minutes, part)})`;
    return `${subject}: ${cut(before.text)} → ${cut(after.text)}${told}`;
  }
  if (name !== null) return `${subject}: ${before?.text ?? 'none'} → ${after?.text ?? 'none'}`;
  return `${after ? 'added' : 'removed'} ${subject}: ${cut((after ?? before)?.text ?? '')}`;
}

/** `line 4`, or `line 4 → 9` where the two stand on other lines. */
export function tellLines(before: Told | null, after: Told | null): string {
  const [from, to] = [before?.line, after?.line];
  if (from === undefined || to === undefined || from === to) return `line ${to ?? from ?? 1}`;
  return `line ${from} → ${to}`;
}

const by = (minutes: number, part: Change['part']): string => {
  const length = formatMinutes(Math.abs(minutes));
  if (part === 'metric' || part === 'claim') return `${minutes < 0 ? '−' : '+'}${length}`;
  return `${length} ${minutes < 0 ? 'earlier' : 'later'}`;
};

/** A text is told by its beginning: a report is read at a glance. */
const MOST = 160;
const cut = (text: string): string => (text.length > MOST ? `${text.slice(0, MOST - 1)}…` : text);
const quoted = (text: string): string =>
  `“${text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text}”`;
