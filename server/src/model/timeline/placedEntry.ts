import type { Temporal } from 'temporal-polyfill';
import { sameMoved, type SameOffset } from '../../text/moving';
import { shifted, shiftedSpan, type Range, type Span } from '../../text/range';
import { sameValue } from '../../text/sameValue';
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

  /** Whether another version has the same here, where offsets are equal by `same`. */
  isLike(other: PlacedEntry, same: SameOffset): boolean {
    return this.facts === other.facts && this.hasTimesLike(other, same);
  }

  /** The same of its times alone. */
  hasTimesLike(other: PlacedEntry, same: SameOffset): boolean {
    const { from, to } = this.facts.range;
    const { facts } = other;
    return (
      this.resolved === other.resolved &&
      (this.day === other.day || sameValue(this.day, other.day)) &&
      same(this.at, other.at) &&
      same(this.at + from, other.at + facts.range.from) &&
      same(this.at + to, other.at + facts.range.to)
    );
  }

  /** The same of who did it alone. */
  hasActorLike(other: PlacedEntry, same: SameOffset): boolean {
    return this.facts === other.facts
      ? same(this.at, other.at)
      : sameMoved(this.actor, other.actor, same);
  }

  get range(): Range {
    return shifted(this.facts.range, this.at);
  }

  get when(): Parsed<WrittenTime> {
    return (this.#when ??= shiftedTime(this.resolved.when, this.at));
  }

  get exact(): boolean {
    const { when } = this.resolved;
    return when.kind === 'valid' && !when.value.approximate && !when.value.openEnd;
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
