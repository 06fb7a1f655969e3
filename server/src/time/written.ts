import type { Temporal } from 'temporal-polyfill';
import type { Range } from '../text/range';
import type { Zone } from './zone';

/** What a timeline cell says, before dates and zones are inherited. */
export interface WrittenTime {
  readonly range: Range;
  readonly start: WrittenPoint;
  /** Second point of `14:20–14:30`, else null. */
  readonly end: WrittenPoint | null;
  /** `~14:30`, `about 14:30`, `14:30ish`. */
  readonly approximate: boolean;
  /** `14:30+`, `14:30 and ongoing`. */
  readonly openEnd: boolean;
  readonly zone: Zone | null;
}

export interface WrittenPoint {
  readonly range: Range;
  readonly date: Temporal.PlainDate | null;
  /** Null for a date without a time. */
  readonly time: Temporal.PlainTime | null;
  /** How fine the time is written, in minutes: 1 for `14:30`, 1/60 with seconds, 60 for `2 pm`, 1440 for a date. */
  readonly precision: number;
  /** Where its own parts stand; null for one that is not written, or that another cell has. */
  readonly parts: {
    readonly date: Range | null;
    readonly clock: Range | null;
    readonly zone: Range | null;
  };
}
