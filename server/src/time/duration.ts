/** A length as a person states it: `1 hour 15 minutes`, `75 min`, `about 3 hours`. Minutes throughout. */
export interface Duration {
  readonly minutes: number;
  /** Upper end when a range was stated (`2–3 hours`), else equal to `minutes`. */
  readonly most: number;
  /** `~`, `about`, `approximately`, `over`, `<`. */
  readonly approximate: boolean;
  /** Length in minutes of the smallest unit written: 1 for `75 min`, 60 for `3 hours`. */
  readonly unit: number;
}
