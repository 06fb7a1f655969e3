/** A time zone as written. */
export interface Zone {
  /** As it stands in the text: `UTC`, `CEST`, `Europe/Berlin`, `+02:00`. */
  readonly name: string;
  /** IANA name or fixed offset (`+02:00`) for arithmetic; null when the abbreviation is ambiguous or unknown. */
  readonly id: string | null;
}
