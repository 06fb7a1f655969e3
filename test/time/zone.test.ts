import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import { findZone, parseZone, scanZone, zoneNames } from '../../server/src/time/zone';
import { fixedOffsetOf, instantOf, offsetAt } from '../../server/src/time/instant';

/** Where an abbreviation is in use, in January or in July: the time zone database knows its offset. */
const PLACES: Readonly<Record<string, readonly [place: string, month: 1 | 7, year?: number]>> = {
  UTC: ['UTC', 1],
  GMT: ['Europe/London', 1],
  WET: ['Europe/Lisbon', 1],
  Z: ['UTC', 7],
  CET: ['Europe/Berlin', 1],
  CEST: ['Europe/Berlin', 7],
  MEZ: ['Europe/Vienna', 1],
  MESZ: ['Europe/Vienna', 7],
  WEST: ['Europe/Lisbon', 7],
  EET: ['Europe/Helsinki', 1],
  EEST: ['Europe/Helsinki', 7],
  MSK: ['Europe/Moscow', 1],
  TRT: ['Europe/Istanbul', 7],
  WAT: ['Africa/Lagos', 1],
  CAT: ['Africa/Maputo', 1],
  EAT: ['Africa/Nairobi', 1],
  SAST: ['Africa/Johannesburg', 1],
  EST: ['America/New_York', 1],
  EDT: ['America/New_York', 7],
  CDT: ['America/Chicago', 7],
  MST: ['America/Denver', 1],
  MDT: ['America/Denver', 7],
  PST: ['America/Los_Angeles', 1],
  PDT: ['America/Los_Angeles', 7],
  AKST: ['America/Anchorage', 1],
  AKDT: ['America/Anchorage', 7],
  HST: ['Pacific/Honolulu', 7],
  NST: ['America/St_Johns', 1],
  NDT: ['America/St_Johns', 7],
  BRT: ['America/Sao_Paulo', 7],
  BRST: ['America/Sao_Paulo', 1, 2015],
  ART: ['America/Argentina/Buenos_Aires', 1],
  CLT: ['America/Santiago', 7],
  CLST: ['America/Santiago', 1],
  COT: ['America/Bogota', 1],
  PET: ['America/Lima', 1],
  IDT: ['Asia/Jerusalem', 7],
  PKT: ['Asia/Karachi', 1],
  NPT: ['Asia/Kathmandu', 1],
  ICT: ['Asia/Bangkok', 1],
  WIB: ['Asia/Jakarta', 1],
  SGT: ['Asia/Singapore', 1],
  MYT: ['Asia/Kuala_Lumpur', 1],
  PHT: ['Asia/Manila', 1],
  HKT: ['Asia/Hong_Kong', 1],
  AWST: ['Australia/Perth', 1],
  JST: ['Asia/Tokyo', 1],
  KST: ['Asia/Seoul', 1],
  ACST: ['Australia/Adelaide', 7],
  ACDT: ['Australia/Adelaide', 1],
  AEST: ['Australia/Sydney', 7],
  AEDT: ['Australia/Sydney', 1],
  NZST: ['Pacific/Auckland', 7],
  NZDT: ['Pacific/Auckland', 1],
};

const NOON = Temporal.PlainTime.from('12:00');
const instant = (zone: string, year: number, month: number): number => {
  const date = Temporal.PlainDate.from({ year, month, day: 15 });
  const day = Temporal.PlainDate.from('1970-01-01').until(date).days;
  return instantOf(day, NOON, parseZone(zone));
};

describe('abbreviations of zones', () => {
  for (const [name, [place, month, year = 2025]] of Object.entries(PLACES))
    it(`${name} is what clocks in ${place} show in month ${month}`, () => {
      assert.notEqual(parseZone(name)?.id ?? null, null);
      assert.equal(instant(name, year, month), instant(place, year, month));
    });
  for (const [name, place] of [
    ['PT', 'America/Los_Angeles'],
    ['Pacific', 'America/Los_Angeles'],
    ['Pacific Time', 'America/Los_Angeles'],
    ['pacific time', 'America/Los_Angeles'],
    ['MT', 'America/Denver'],
    ['Mountain', 'America/Denver'],
    ['Mountain time', 'America/Denver'],
    ['CT', 'America/Chicago'],
    ['Central Time', 'America/Chicago'],
    ['ET', 'America/New_York'],
    ['Eastern', 'America/New_York'],
    ['Eastern time', 'America/New_York'],
    ['Denver', 'America/Denver'],
    ['London time', 'Europe/London'],
    ['UK time', 'Europe/London'],
    ['Berlin time', 'Europe/Berlin'],
    ['Tokyo time', 'Asia/Tokyo'],
    ['日本時間', 'Asia/Tokyo'],
    ['北京时间', 'Asia/Shanghai'],
    ['北京時間', 'Asia/Shanghai'],
  ] as const)
    it(`${name} follows the summer time of ${place}`, () => {
      assert.equal(scanZone(` ${name}`, 0)?.zone.id, place);
      for (const month of [1, 7])
        assert.equal(instant(name, 2025, month), instant(place, 2025, month));
    });
  it('has no offset for a name that several zones share', () => {
    for (const name of ['IST', 'CST', 'BST', 'AST', 'GST', 'local time', 'LOCAL'])
      assert.deepEqual(scanZone(` ${name}`, 0)?.zone, { name, id: null });
  });
});

describe('a zone behind a time', () => {
  const ids: readonly (readonly [text: string, id: string | null])[] = [
    [' UTC+2', '+02:00'],
    [' UTC-05:30', '-05:30'],
    [' GMT+5:45', '+05:45'],
    ['+02:00', '+02:00'],
    ['-0330', '-03:30'],
    [' UTC±0', '+00:00'],
    [' (CET)', '+01:00'],
    [' [CET]', '+01:00'],
    [' Europe/Berlin', 'Europe/Berlin'],
    [' UTC+14', '+14:00'],
    [' UTC+15', null],
    [' UTC-14', '-14:00'],
    [' UTC-15', null],
    ['+05:59', '+05:59'],
    ['+05:60', null],
    [' Europe/Munich', null],
    [' XYT', null],
    [' XYT: alert', null],
  ];
  for (const [text, id] of ids)
    it(text.trim(), () => {
      const found = scanZone(text, 0);
      assert.ok(found);
      assert.equal(found.zone.id, id);
      assert.equal(text.slice(found.from, found.to).replace(/[)\]]$/, ''), found.zone.name);
    });
  it('is none that only looks like one', () => {
    for (const text of [
      ' TEST',
      ' REST:',
      ' XYT fails',
      ' Alert',
      ' UTCX',
      ' CET-based',
      ' Read/Write',
    ])
      assert.equal(scanZone(text, 0), null, text);
  });
});

describe('an English word in capitals behind a time', () => {
  const words =
    'ACT ART AT BAT BEST BIT BUT CAST COST CUT DOT FAST FIT FOOT GET GOT HIT HOST HOT IT JIT JWT KIT LAST LET LIST LOST LOT MOST MUST NET NOT OUT PAST POST PUT REST ROOT RUST SET SIT SLOT STAT TEST UAT VAST VAT WAIT YET CRT IOT OT RTT TXT APT';
  for (const word of words.split(' '))
    it(`${word} is no zone`, () => {
      const found = scanZone(` ${word}`, 0);
      // Argentina has its time, and it is written so.
      assert.equal(found?.zone.id ?? null, word === 'ART' ? '-03:00' : null);
      if (word !== 'ART') assert.equal(found, null);
    });
});

describe('a zone in a sentence', () => {
  for (const [text, name] of [
    ['All times in CET', 'CET'],
    ['All times are in UTC+2.', 'UTC+2'],
    ['Time (Europe/Berlin)', 'Europe/Berlin'],
    ['時刻はすべてUTCです', 'UTC'],
    ['all times IST', 'IST'],
    ['Times ET', 'ET'],
    ['Timeline (utc)', 'utc'],
  ] as const)
    it(text, () => assert.equal(findZone(text)?.zone.name, name));
  it('is not found where there is none', () => {
    for (const text of [
      'Timeline',
      'ET phone home',
      'The Pacific region',
      'SUPER_UTC',
      'XYT is down',
    ])
      assert.equal(findZone(text), null, text);
  });
});

describe('offsets', () => {
  it('are read with their sign', () => {
    for (const [id, minutes] of [
      ['UTC', 0],
      ['+02:00', 120],
      ['-02:30', -150],
      ['+05:45', 345],
      ['Europe/Berlin', null],
    ] as const)
      assert.equal(fixedOffsetOf(id), minutes);
  });
  it('of a region change with its summer time, to the minute', () => {
    // 2025-03-30, 01:00 UTC.
    const change = Date.UTC(2025, 2, 30, 1) / 60_000;
    assert.equal(offsetAt(change - 1, 'Europe/Berlin'), 60);
    assert.equal(offsetAt(change, 'Europe/Berlin'), 120);
    assert.equal(offsetAt(change, '-03:30'), -210);
  });
  it('of what is known by no zone is that of UTC', () => {
    assert.equal(instantOf(1, Temporal.PlainTime.from('00:01:30'), null), 1441.5);
    assert.equal(instantOf(0, Temporal.PlainTime.from('00:00:00.006'), null), 0.0001);
    assert.equal(instantOf(1, NOON, { name: 'IST', id: null }), 2160);
  });
  it('are known of UTC and of all regions', () => {
    assert.ok(zoneNames().includes('UTC') && zoneNames().includes('Asia/Tokyo'));
    assert.equal(parseZone('Europe/Berlin')?.id, 'Europe/Berlin');
    assert.equal(parseZone('Nowhere at all'), null);
  });
});
