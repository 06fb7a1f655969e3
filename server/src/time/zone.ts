/** A time zone as written. */
export interface Zone {
  /** As it stands in the text: `UTC`, `CEST`, `Europe/Berlin`, `+02:00`. */
  readonly name: string;
  /** IANA name or fixed offset (`+02:00`) for arithmetic; null when the abbreviation is ambiguous or unknown. */
  readonly id: string | null;
}

/**
 * Abbreviations with one meaning, or one that prevails by far where incidents are written, by
 * offset. `IST`, `CST` and `BST` are not here: they name several zones. An abbreviation fixes its
 * offset, also where the season says otherwise.
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
  TRT: '+03:00',
  WAT: '+01:00',
  CAT: '+02:00',
  EAT: '+03:00',
  SAST: '+02:00',
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
  NST: '-03:30',
  NDT: '-02:30',
  BRT: '-03:00',
  BRST: '-02:00',
  ART: '-03:00',
  CLT: '-04:00',
  CLST: '-03:00',
  COT: '-05:00',
  PET: '-05:00',
  IDT: '+03:00',
  PKT: '+05:00',
  NPT: '+05:45',
  ICT: '+07:00',
  WIB: '+07:00',
  SGT: '+08:00',
  MYT: '+08:00',
  PHT: '+08:00',
  HKT: '+08:00',
  AWST: '+08:00',
  JST: '+09:00',
  KST: '+09:00',
  ACST: '+09:30',
  ACDT: '+10:30',
  AEST: '+10:00',
  AEDT: '+11:00',
  NZST: '+12:00',
  NZDT: '+13:00',
};

/** Names people use for a region's clock, summer time included. */
const REGIONS: Readonly<Record<string, string>> = {
  PT: 'America/Los_Angeles',
  MT: 'America/Denver',
  CT: 'America/Chicago',
  ET: 'America/New_York',
  PACIFIC: 'America/Los_Angeles',
  'PACIFIC TIME': 'America/Los_Angeles',
  MOUNTAIN: 'America/Denver',
  'MOUNTAIN TIME': 'America/Denver',
  'CENTRAL TIME': 'America/Chicago',
  EASTERN: 'America/New_York',
  'EASTERN TIME': 'America/New_York',
  DENVER: 'America/Denver',
  'LONDON TIME': 'Europe/London',
  'UK TIME': 'Europe/London',
  'BERLIN TIME': 'Europe/Berlin',
  'TOKYO TIME': 'Asia/Tokyo',
  日本時間: 'Asia/Tokyo',
  北京时间: 'Asia/Shanghai',
  北京時間: 'Asia/Shanghai',
  МСК: 'Europe/Moscow',
};

/** What names several zones, or none that can be known: whoever reads it must have been told. */
const AMBIGUOUS = new Set(['IST', 'CST', 'BST', 'AST', 'GST', 'LOCAL TIME', 'LOCAL']);

/** A zone found in text, and where it ends. */
export interface ScannedZone {
  readonly zone: Zone;
  readonly from: number;
  readonly to: number;
}

/** `Pacific Time`, `Pacific time`, `PACIFIC TIME`, `UK time`: each name as people write it. */
const NAMED = [...Object.keys(REGIONS), 'LOCAL TIME']
  .filter((name) => name.length > 2)
  .flatMap((name) => {
    const lower = name.toLowerCase();
    const first = lower.charAt(0).toUpperCase() + lower.slice(1);
    const title = lower.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
    const short = name.replace(' TIME', ' time');
    return lower.includes('time') ? [name, first, title, lower, short] : [name, title];
  })
  .sort((a, b) => b.length - a.length)
  .join('|');

/** A letter that a name may go on with: in `時刻はすべてUTCです` none does, as these scripts have no spaces. */
const LETTER =
  '(?:(?![\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}])\\p{L})';

const AFTER_TIME = new RegExp(
  `[ \\t]{0,3}[(\\[]?(?:(UTC|GMT)[ \\t]?([+±-]\\d{1,2})(?::?(\\d{2}))?|([+-]\\d{2}):?(\\d{2})|([A-Z][A-Za-z]{1,12}/[A-Z][A-Za-z_]{2,20})|(${NAMED}|[A-Z]{1,5}|utc|Utc))(?!${LETTER}|[\\p{N}_]|-\\S)[)\\]]?`,
  'uy',
);

/** `XYT`: the form of a zone's abbreviation, known or not. */
const ZONE_FORM = /^[A-Z]{1,3}[SD]?T$/;

/** English words, and words of our trade, that have the form of a zone. */
const NO_ZONES = new Set([
  ...['ACT', 'ART', 'AT', 'BAT', 'BEST', 'BIT', 'BUT', 'CAST', 'COST', 'CUT', 'DOT', 'FAST'],
  ...['FIT', 'FOOT', 'GET', 'GOT', 'HIT', 'HOST', 'HOT', 'IT', 'ITT', 'JIT', 'JWT', 'KIT', 'LAST'],
  ...['LET', 'LIST', 'LOST', 'LOT', 'MOST', 'MQTT', 'MTT', 'MUST', 'NET', 'NOT', 'OUT', 'PAST'],
  ...['POST', 'PUT', 'REST', 'ROOT', 'RUST', 'SET', 'SIT', 'SLOT', 'STAT', 'TEST', 'TOT', 'UAT'],
  ...['VAST', 'VAT', 'WAIT', 'YET', 'BGT', 'CRT', 'IOT', 'LTT', 'OT', 'RTT', 'TT', 'TXT', 'APT'],
]);

/**
 * The zone that stands right at `at`, as after a clock time: `UTC`, `(CET)`, `+02:00`, `UTC+2`,
 * `Europe/Berlin`. A word that only has the form of a zone gives one whose `id` is null, when it
 * ends the text or a separator follows. Null when the letters there name no zone.
 */
export function scanZone(text: string, at: number): ScannedZone | null {
  AFTER_TIME.lastIndex = at;
  const match = AFTER_TIME.exec(text);
  if (!match) return null;
  const [whole, base, hours, minutes, signed, signedMinutes, iana, word = ''] = match;
  const name = whole.trim().replace(/^[([]|[)\]]$/g, '');
  const from = at + whole.indexOf(name);
  const to = at + whole.length;
  const found = (id: string | null): ScannedZone => ({ zone: { name, id }, from, to });
  if (base !== undefined && hours !== undefined)
    return found(fixedOffset(hours.replace('±', '+'), minutes ?? '00'));
  if (signed !== undefined) return found(fixedOffset(signed, signedMinutes ?? '00'));
  if (iana !== undefined) {
    if (isIana(iana)) return found(iana);
    return AREA.test(iana) ? found(null) : null;
  }
  const key = word.toUpperCase();
  const id = OFFSETS[key] ?? REGIONS[key] ?? null;
  if (id !== null || AMBIGUOUS.has(key)) return found(id);
  return ZONE_FORM.test(word) &&
    !NO_ZONES.has(word) &&
    /^[ \t]*(?:$|[-–—:,)\]|])/.test(text.slice(to, to + 4))
    ? found(null)
    : null;
}

/** A name that begins as IANA names do: `Europe/Munich` is a zone, though none that is known. */
const AREA =
  /^(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Brazil|Canada|Chile|Etc|Europe|Indian|Mexico|Pacific|US)\//;

const IN_PROSE = new RegExp(
  `(?<!${LETTER}|[\\p{N}_/-])(?:(?:UTC|GMT)(?:[ \\t]?[+±-]\\d{1,2}(?::?\\d{2})?)?|[A-Z][A-Za-z]{1,12}/[A-Z][A-Za-z_]{2,20}|${NAMED}|[A-Z]{2,5}|utc)(?!${LETTER}|[\\p{N}_])`,
  'gu',
);

/** The first zone named anywhere in a heading, a column title or a preamble. */
export function findZone(text: string): ScannedZone | null {
  for (const match of text.matchAll(IN_PROSE)) {
    const [word] = match;
    // Two letters are too often something else (`ET`, `MT`) when they do not follow a time.
    if (/^(?:[A-Z]{1,2}|Pacific|Mountain|Eastern)$/i.test(word) && !/(?:time|all|zone)/i.test(text))
      continue;
    const scanned = scanZone(text, match.index);
    if (scanned && (scanned.zone.id !== null || AMBIGUOUS.has(word.toUpperCase()))) return scanned;
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
