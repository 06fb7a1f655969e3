import type { WrittenDate } from './calendar';
import type { WrittenClock } from './clock';
import type { ScannedZone } from './zone';

/** One point in time as written: a date, a time of day, or both. Offsets into the scanned text. */
export interface ScannedPoint {
  readonly from: number;
  readonly to: number;
  readonly date: WrittenDate | null;
  readonly clock: WrittenClock | null;
  readonly zone: ScannedZone | null;
  /** 1 for Monday to 7, of `Tue 14:30`; null where a date or nothing says the day. */
  readonly weekday: number | null;
}

/** What stands in a time position: a point, a range, or a sign that the time is not known. */
export interface ScannedWhen {
  readonly from: number;
  readonly to: number;
  readonly start: ScannedPoint | null;
  readonly end: ScannedPoint | null;
  readonly approximate: boolean;
  /** `16:05+`, `11:12 and ongoing`: it goes on from there. */
  readonly openEnd: boolean;
  /** `T+5m`: minutes after the start, else null. `start` is null then. */
  readonly offset: number | null;
  /** `--:--`, `??`, `TBD`: a time that somebody knows to be missing. `start` is null then. */
  readonly unknown: boolean;
  /** `2024-11-25 02:00-04:30` is read as a range; this is the reading as 02:00 at UTC−04:30. */
  readonly asZone: ScannedWhen | null;
}
