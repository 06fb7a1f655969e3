import type { LedgerAction } from './ledger';

/** The actions of one version of a document. */
export interface PastActions {
  /** ISO date on which it was written. */
  readonly day: string;
  readonly actions: readonly LedgerAction[];
}

/** One action through the versions. */
interface Track {
  text: string;
  tickets: readonly string[];
  opened: string;
  /** Since when it is done without a break; null while it is not. */
  done: string | null;
  /** Done when it was first seen: nobody knows since when. */
  bornDone: boolean;
}

/**
 * Actions with the day they were written and the day they became done, by the versions of their
 * document, oldest first. An action keeps its identity by its words, its ticket, or most of its words.
 * `whole` is false where earlier versions are missing: what the first one has was opened before it.
 */
export function withHistory(
  actions: readonly LedgerAction[],
  versions: readonly PastActions[],
  whole: boolean,
): readonly LedgerAction[] {
  const tracks: Track[] = [];
  for (const { day, actions: past } of versions) {
    const known = paired(past, tracks);
    for (const action of past) {
      const track = known.get(action);
      const done = action.state === 'done';
      if (!track) {
        const { text, tickets } = action;
        tracks.push({ text, tickets, opened: day, done: done ? day : null, bornDone: done });
        continue;
      }
      track.text = action.text;
      track.tickets = action.tickets;
      if (!done) track.bornDone = false;
      track.done = done ? (track.done ?? day) : null;
    }
  }
  const first = versions[0]?.day ?? null;
  const last = paired(actions, tracks);
  return actions.map((action) => {
    const track = last.get(action);
    if (!track) return action;
    const opened = whole || track.opened !== first ? track.opened : null;
    const closed = action.state === 'done' && !track.bornDone ? track.done : null;
    return { ...action, opened: action.opened ?? opened, closed: action.closed ?? closed };
  });
}

/** Which track each action continues: the same words first, then a ticket, then the most alike. */
function paired(
  actions: readonly LedgerAction[],
  tracks: readonly Track[],
): ReadonlyMap<LedgerAction, Track> {
  const pairs = new Map<LedgerAction, Track>();
  const free = new Set(tracks);
  const pair = (action: LedgerAction, track: Track): void => {
    pairs.set(action, track);
    free.delete(track);
  };
  const left = (): readonly LedgerAction[] => actions.filter((action) => !pairs.has(action));
  for (const action of left()) {
    const same = [...free].find(({ text }) => text === action.text);
    if (same) pair(action, same);
  }
  for (const action of left()) {
    const sharing = [...free].filter((track) =>
      track.tickets.some((ticket) => action.tickets.includes(ticket)),
    );
    // A ticket that several actions name tells none of them.
    const [only] = sharing;
    if (only && sharing.length === 1) pair(action, only);
  }
  const candidates = left()
    .flatMap((action) =>
      [...free].map((track) => ({ action, track, alike: likeness(action.text, track.text) })),
    )
    .filter(({ alike }) => alike >= ALIKE)
    .sort((a, b) => b.alike - a.alike);
  for (const { action, track } of candidates)
    if (!pairs.has(action) && free.has(track)) pair(action, track);
  return pairs;
}

/** Half of all words of both: `Add an alert on pool usage` and `Add alerts on the usage of the pool` are. */
const ALIKE = 0.5;

/** The share of words that two texts have in common, from 0 to 1. */
function likeness(a: string, b: string): number {
  const of = wordsOf(a);
  const other = wordsOf(b);
  const common = [...of].filter((word) => other.has(word)).length;
  const all = of.size + other.size - common;
  return all === 0 ? 0 : common / all;
}

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set((text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !SMALL.has(word)));

const SMALL: ReadonlySet<string> = new Set(
  'a an and at for from in of on or the to with'.split(' '),
);
