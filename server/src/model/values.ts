import type { Temporal } from 'temporal-polyfill';
import type { Range } from '../text/range';
import type { Zone } from '../time/zone';

/** A value that a person may have left out or mistyped. `range` of an absent value is where it belongs. */
export type Parsed<T> =
  | { readonly kind: 'absent'; readonly range: Range }
  | {
      readonly kind: 'invalid';
      readonly range: Range;
      readonly text: string;
      readonly problem: string;
    }
  | { readonly kind: 'valid'; readonly range: Range; readonly text: string; readonly value: T };

/** A point in time after date, zone and midnight were worked out. */
export interface Moment {
  /** Minutes since the epoch, see the top of this file. */
  readonly at: number;
  /**
   * The same where day and month are the other way round, as nothing tells which comes first in
   * `03/04/2025`; equal to `at` for nearly all. `date` is null where the two differ.
   */
  readonly otherAt: number;
  readonly date: Temporal.PlainDate | null;
  /** True when the date stands on this entry itself. */
  readonly dateWritten: boolean;
  readonly time: Temporal.PlainTime | null;
  readonly zone: Zone | null;
}
