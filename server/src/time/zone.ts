/** A time zone as written. */
export interface Zone {
  /** As it stands in the text: `UTC`, `CEST`, `Europe/Berlin`, `+02:00`. */
  readonly name: string;
  /** IANA name or fixed offset (`+02:00`) for arithmetic; null when the abbreviation is ambiguous or unknown. */
  readonly id: string | null;
}

/**
 * Abbreviations with one meaning worldwide, by offset. `IST`, `CST` and `BST` are not here: they
 * name several zones. An abbreviation fixes its offset, also where the season says otherwise.
 */
const OFFSETS: Readonly<Record<string, string>> = {
  UTC: 'UTC',
  GMT: 'UTC',
  WET: 'UTC',
  Z: 'UTC',
  CET: '+01:00',
  CEST: '+02:00',
  MEZ: '+01:00',
  MESZ: '+02:00',
  WEST: '+01:00',
  EET: '+02:00',
  EEST: '+03:00',
  MSK: '+03:00',
  EST: '-05:00',
  EDT: '-04:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  AKST: '-09:00',
  AKDT: '-08:00',
  HST: '-10:00',
  BRT: '-03:00',
  JST: '+09:00',
  KST: '+09:00',
  SGT: '+08:00',
  HKT: '+08:00',
  AEST: '+10:00',
  AEDT: '+11:00',
  ACST: '+09:30',
  AWST: '+08:00',
  NZST: '+12:00',
  NZDT: '+13:00',
  SAST: '+02:00',
};

/** Names people use for a region's clock, summer time included. */
const REGIONS: Readonly<Record<string, string>> = {
  PT: 'America/Los_Angeles',
  MT: 'America/Denver',
  CT: 'America/Chicago',
  ET: 'America/New_York',
  PACIFIC: 'America/Los_Angeles',
  EASTERN: 'America/New_York',
  DENVER: 'America/Denver',
};

const AMBIGUOUS = new Set(['IST', 'CST', 'BST']);

/** A zone found in text, and where it ends. */
export interface ScannedZone {
  readonly zone: Zone;
  readonly from: number;
  readonly to: number;
}

const AFTER_TIME =
  /[ \t]{0,3}(?:\(|\[)?(?:(UTC|GMT)[ \t]?([+-]\d{1,2})(?::?(\d{2}))?|([+-]\d{2}):?(\d{2})|([A-Z][A-Za-z]{2,12}\/[A-Z][A-Za-z_]{2,20})|([A-Z]{1,5}|UTC|Utc|utc|Denver|Pacific|Eastern))(?![A-Za-z0-9])(?:\)|\])?/y;

/**
 * The zone that stands right at `at`, as after a clock time: `UTC`, `(CET)`, `+02:00`, `UTC+2`,
 * `Europe/Berlin`. Null when the letters there name no zone.
 */
export function scanZone(text: string, at: number): ScannedZone | null {
  AFTER_TIME.lastIndex = at;
  const match = AFTER_TIME.exec(text);
  if (!match) return null;
  const [whole, base, hours, minutes, signed, signedMinutes, iana, word] = match;
  const name = whole.trim().replace(/^[([]|[)\]]$/g, '');
  const from = at + whole.indexOf(name);
  const to = at + whole.length;
  const found = (id: string | null): ScannedZone => ({ zone: { name, id }, from, to });
  if (base !== undefined && hours !== undefined) return found(fixedOffset(hours, minutes ?? '00'));
  if (signed !== undefined) return found(fixedOffset(signed, signedMinutes ?? '00'));
  if (iana !== undefined) return found(isIana(iana) ? iana : null);
  const key = (word ?? '').toUpperCase();
  if (key === '' || !isZoneWord(word ?? '')) return null;
  return found(OFFSETS[key] ?? REGIONS[key] ?? null);
}

const isZoneWord = (word: string): boolean => {
  const key = word.toUpperCase();
  return key in OFFSETS || key in REGIONS || AMBIGUOUS.has(key);
};

const IN_PROSE =
  /(?<![A-Za-z0-9_/-])(?:(?:UTC|GMT)(?:[ \t]?[+-]\d{1,2}(?::?\d{2})?)?|[A-Z][A-Za-z]{2,12}\/[A-Z][A-Za-z_]{2,20}|[A-Z]{2,5}|utc|Denver|Pacific|Eastern)(?![A-Za-z0-9_])/g;

/** The first zone named anywhere in a heading, a column title or a preamble. */
export function findZone(text: string): ScannedZone | null {
  for (const match of text.matchAll(IN_PROSE)) {
    const word = match[0];
    // Two letters are too often something else (`ET`, `MT`) when they do not follow a time.
    if (/^(?:[A-Z]{1,2}|Pacific|Eastern)$/.test(word) && !/(?:time|all|zone)/i.test(text)) continue;
    const scanned = scanZone(text, match.index);
    if (scanned && (scanned.zone.id !== null || AMBIGUOUS.has(word))) return scanned;
  }
  return null;
}

/** The IANA names that this machine knows, `UTC` among them. */
export const zoneNames = (): readonly string[] => ['UTC', ...Intl.supportedValuesOf('timeZone')];

/** A zone from configuration: an IANA name, an abbreviation or an offset. Null when unknown. */
export function parseZone(name: string): Zone | null {
  if (isIana(name)) return { name, id: name };
  return scanZone(name, 0)?.zone ?? null;
}

function fixedOffset(hours: string, minutes: string): string | null {
  const value = Number(hours);
  if (Math.abs(value) > 14 || Number(minutes) > 59) return null;
  const sign = hours.startsWith('-') ? '-' : '+';
  return `${sign}${String(Math.abs(value)).padStart(2, '0')}:${minutes}`;
}

function isIana(name: string): boolean {
  if (!/^[A-Z][A-Za-z]+(?:\/[A-Za-z_+-]+)+$|^UTC$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
