import type { Temporal } from 'temporal-polyfill';
import type { DateOrder } from '../../time/calendar';

/** What the whole document says about how its dates are to be read. */
export interface DateFrame {
  readonly order: DateOrder | null;
  /** The day that times without a date belong to, unless something nearer says otherwise. */
  readonly day: Temporal.PlainDate | null;
  /** For dates that name no year. */
  readonly year: number | null;
}

export const sameDateFrame = (a: DateFrame, b: DateFrame): boolean =>
  a.order === b.order && a.year === b.year && (a.day ? b.day?.equals(a.day) === true : !b.day);
