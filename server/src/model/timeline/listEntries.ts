import type { KeptItem, KeptList } from '../../syntax/kept';
import { counted } from '../../syntax/sequence';
import { remembered } from '../../text/memo';
import { parseZone, type Zone } from '../../time/zone';
import { hasClock, openRun, push, type DayMark, type EntryFacts, type OpenRun } from './entryFacts';
import { detailEntry, eachList, otherItem, timelineItem, type ItemFacts } from './itemFacts';

/** A list as a run of entries, with offsets from the list. */
export interface ListRun extends OpenRun {
  readonly form: 'list' | 'labelled';
  /** That of an item above the entries: `**Key events** (UTC)`. */
  readonly zone: Zone | null;
}

/** The entries of a list, nested lists included, or null when it is no timeline. */
export const timelineList = remembered((list: KeptList) => readList(list, true));

/** The same for a list in a section that does not say that it is a timeline: more is asked of it. */
export const otherList = remembered((list: KeptList) => readList(list, false));

function readList(list: KeptList, inTimeline: boolean): ListRun | null {
  if ((inTimeline ? timelineTimes : otherTimes)(list.items) === 0) return null;
  const reading = new ListReading(
    inTimeline ? timelineItem : otherItem,
    isWeakList(list, inTimeline),
  );
  reading.items(list, 0, null);
  const { run, timed, other } = reading;
  const { entries } = run;
  const clocked = entries.filter((entry) => hasClock(entry.when)).length;
  if (inTimeline ? clocked === 0 && timed === 0 : clocked < 3) return null;
  if (inTimeline ? timed * 2 < timed + other : timed * 10 < (timed + other) * 6) return null;
  const labelled = entries.filter((entry) => entry.label !== null).length * 2 > entries.length;
  return { ...run, form: labelled ? 'labelled' : 'list', zone: reading.zone };
}

/** How many items tell a time, or have some below them. */
const timelineTimes = counted((item: KeptItem) => tellsTime(timelineItem(item)));
const otherTimes = counted((item: KeptItem) => tellsTime(otherItem(item)));

const tellsTime = ({ entry, weak, clocksBelow }: ItemFacts): boolean =>
  entry?.when != null || weak?.when != null || clocksBelow;

/**
 * Whether times that would be none by themselves count: `11.50 - Alert fired`, or a time in brackets
 * behind the text. Two items at least must have one, and nearly all of them some time.
 */
function isWeakList(list: KeptList, inTimeline: boolean): boolean {
  let weak = 0;
  let strong = 0;
  list.items.each((item) => {
    const facts = inTimeline ? timelineItem(item) : otherItem(item);
    if (facts.weak) weak++;
    else if (facts.entry?.when) strong++;
  });
  const all = list.items.length;
  return (
    (weak >= 2 || (weak === 1 && strong >= 2 && inTimeline)) && (weak + strong) * 10 >= all * 8
  );
}

/** `Key events (UTC)`. */
const IN_BRACKETS = /[(（]([\p{L}\d+:/_-]{1,30})[)）]\s*[:：]?$/u;

class ListReading {
  readonly run = openRun();
  timed = 0;
  other = 0;
  zone: Zone | null = null;

  constructor(
    private readonly factsOf: (item: KeptItem) => ItemFacts,
    private readonly weak: boolean,
  ) {}

  items(list: KeptList, base: number, day: DayMark | null): void {
    let pending = day;
    list.items.each((item, at) => {
      if (this.#item(item, at, pending)) pending = null;
    }, base);
  }

  /** True when the item is an entry of its own, which takes the day that stood before it. */
  #item(item: KeptItem, at: number, pending: DayMark | null): boolean {
    const { entry: own, weak, line, day, clocksBelow } = this.factsOf(item);
    const entry: EntryFacts | null = (this.weak ? weak : null) ?? own;
    if (!line) return false;
    const zone = entry?.when ? undefined : IN_BRACKETS.exec(line.text)?.[1];
    if (zone !== undefined) this.zone ??= parseZone(zone);
    if (clocksBelow && (day || !entry?.when)) {
      eachList(item, at, (list, from) => this.items(list, from, day));
      return false;
    }
    if (entry?.when) {
      push(this.run, entry, at, pending);
      this.timed++;
    } else {
      this.other++;
      if (entry) push(this.run, entry, at, null);
    }
    eachList(item, at, (list, from) => this.#timedBelow(list, from));
    return entry?.when != null;
  }

  /** Sub-bullets are details of their entry, unless they have times of their own. */
  #timedBelow(list: KeptList, base: number): void {
    list.items.each((item, at) => {
      const entry = detailEntry(item);
      if (entry) push(this.run, entry, at, null);
    }, base);
  }
}
