import type { Temporal } from 'temporal-polyfill';
import { shifted, shiftedSpan, type Range, type Span } from '../../text/range';
import type { WrittenTime } from '../../time/written';
import type { MilestoneKind, Moment, Parsed, TimelineEntry } from '../types';
import type { ResolvedTime } from './chronology';
import type { EntryFacts } from './entryFacts';
import { shiftedTime, shiftedValue } from './placing';

/**
 * An entry where it stands. A document of 14,000 rows places all of them anew on each key, so what
 * has a place is worked out when it is asked for; what has none is there.
 */
export class PlacedEntry implements TimelineEntry {
  #when: Parsed<WrittenTime> | null = null;

  constructor(
    private readonly facts: EntryFacts,
    private readonly resolved: ResolvedTime,
    private readonly at: number,
    readonly day: Temporal.PlainDate | null,
  ) {}

  get range(): Range {
    return shifted(this.facts.range, this.at);
  }

  get when(): Parsed<WrittenTime> {
    return (this.#when ??= shiftedTime(this.resolved.when, this.at));
  }

  get start(): Moment | null {
    return this.resolved.start;
  }

  get end(): Moment | null {
    return this.resolved.end;
  }

  get label(): Span | null {
    return this.facts.label && shiftedSpan(this.facts.label, this.at);
  }

  get actor(): Parsed<string> | null {
    return this.facts.actor && shiftedValue(this.facts.actor, this.at);
  }

  get text(): Span {
    return shiftedSpan(this.facts.text, this.at);
  }

  get notes(): Span | null {
    return this.facts.notes && shiftedSpan(this.facts.notes, this.at);
  }

  get milestone(): MilestoneKind | null {
    return this.facts.milestone;
  }
}
