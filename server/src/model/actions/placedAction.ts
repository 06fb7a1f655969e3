import { shifted, shiftedSpan, type Range, type Span } from '../../text/range';
import { sameMoved, type SameOffset } from '../../text/moving';
import { counted, type Sequence } from '../../syntax/sequence';
import { shiftedValue } from '../timeline/placing';
import type { ActionItem, ActionList, Due, Parsed, TableShape } from '../types';

/**
 * An action where it stands. A document of 12,000 of them places all anew on each key, so a place is
 * worked out when it is asked for.
 */
export class PlacedAction implements ActionItem {
  constructor(
    private readonly facts: ActionItem,
    private readonly at: number,
  ) {}

  get range(): Range {
    return shifted(this.facts.range, this.at);
  }

  get text(): Span {
    return shiftedSpan(this.facts.text, this.at);
  }

  get owner(): Parsed<string> {
    return shiftedValue(this.facts.owner, this.at);
  }

  get due(): Parsed<Due> {
    return shiftedValue(this.facts.due, this.at);
  }

  get tickets(): readonly Span[] {
    return this.facts.tickets.map((ticket) => shiftedSpan(ticket, this.at));
  }

  get status(): Parsed<string> {
    return shiftedValue(this.facts.status, this.at);
  }

  get priority(): Parsed<string> {
    return shiftedValue(this.facts.priority, this.at);
  }

  get done(): boolean {
    return this.facts.done;
  }
}

const PARTS: readonly (keyof ActionItem)[] = [
  'range',
  'text',
  'owner',
  'due',
  'tickets',
  'status',
  'priority',
  'done',
];

/** What a list of actions is beside its actions. */
type ListShape = Omit<ActionList, 'items' | 'kept' | 'at' | 'convention'>;

/** A list of actions where it stands. Its items are made when they are asked for. */
export class PlacedActions implements ActionList {
  readonly form: ActionList['form'];
  readonly range: Range;
  readonly section: number;
  readonly table: TableShape | null;
  #items: readonly ActionItem[] | null = null;

  constructor(
    { form, range, section, table }: ListShape,
    readonly kept: Sequence<ActionItem>,
    readonly at: number,
    readonly convention: ActionList['convention'],
  ) {
    this.form = form;
    this.range = range;
    this.section = section;
    this.table = table;
  }

  get items(): readonly ActionItem[] {
    return (this.#items ??= this.kept.map((facts, at) => new PlacedAction(facts, at), this.at));
  }

  /** Whether the items of another version are the same, where offsets are equal by `same`. */
  hasItemsLike(other: PlacedActions, same: SameOffset): boolean {
    return this.kept.isLike(other.kept, this.at, other.at, same, (a, b, at, otherAt) => {
      const one = new PlacedAction(a, at);
      const two = new PlacedAction(b, otherAt);
      return PARTS.every((part) => sameMoved(one[part], two[part], same));
    });
  }
}

/** What most items of a list have, the others lack. */
export function conventionOf(items: Sequence<ActionItem>): ActionList['convention'] {
  const most = (count: (items: Sequence<ActionItem>) => number): boolean =>
    count(items) * 2 > items.length;
  return { owner: most(owners), due: most(dues), priority: most(priorities), status: false };
}

const owners = counted(({ owner }: ActionItem) => owner.kind === 'valid');
const dues = counted(({ due }: ActionItem) => due.kind === 'valid');
const priorities = counted(({ priority }: ActionItem) => priority.kind === 'valid');
