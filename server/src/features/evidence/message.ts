import type { Temporal } from 'temporal-polyfill';
import type { Zone } from '../../time/zone';

/** One line of a log, a chat or a history, as it was pasted or exported. */
export interface Message {
  /** Null where the source names no day. */
  readonly date: Temporal.PlainDate | null;
  readonly time: Temporal.PlainTime;
  /** Null where the source names none: then it is the zone of whoever copied it. */
  readonly zone: Zone | null;
  readonly actor: string | null;
  readonly text: string;
  /** Where it can be read at its source, `https://…`; absent where that is not known. */
  readonly link?: string;
}

/** What a text is, and what it says. */
export interface Log {
  /** `Slack`, `git log` … as a person calls it. */
  readonly source: string;
  readonly messages: readonly Message[];
}

/** One line of text: no line ends, no runs of white space. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
