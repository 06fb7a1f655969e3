import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { EventKind } from './words';

/** One thing that happened, by the clock of the document. */
export interface Happening {
  readonly event: EventKind;
  readonly at: Temporal.PlainDateTime;
  readonly actor: string;
}

export interface Task {
  /** Index into the language's actions. */
  readonly task: 0 | 1 | 2;
  readonly owner: string;
  readonly due: Temporal.PlainDate;
  readonly done: boolean;
}

/** What a document tells, whatever its form. */
export interface Incident {
  readonly id: string;
  readonly happenings: readonly Happening[];
  readonly tasks: readonly Task[];
  readonly author: string;
  /** Which of several words for the same is used, where there are several. */
  readonly word: number;
}

/** How far the incident reaches: over hours of a day, over midnight, over several days. */
type Reach = 'day' | 'midnight' | 'days';

export const startOf = ({ happenings }: Incident): Temporal.PlainDateTime =>
  (happenings[0] as Happening).at;
export const endOf = ({ happenings }: Incident): Temporal.PlainDateTime =>
  (happenings.at(-1) as Happening).at;

/** From the first row to the last, in minutes. */
export const lengthOf = (incident: Incident): number =>
  startOf(incident).until(endOf(incident)).total('minutes');

const EVENTS: readonly EventKind[] = [
  'started',
  'detected',
  'acknowledged',
  'looked',
  'identified',
  'deployed',
  'mitigated',
  'resolved',
];
const PEOPLE = ['Lena Moor', 'Bo Quist', 'Ana Ruiz'];

/** The first minute of the incident, by how far it reaches: neither drops far nor goes back in a day. */
const FIRST: Readonly<Record<Reach, readonly [least: number, most: number]>> = {
  day: [8 * 60, 15 * 60],
  midnight: [22 * 60 + 40, 23 * 60 + 20],
  days: [9 * 60, 13 * 60],
};

/** All incidents of a reach. Days are after the 12th, so that no order of day and month is open. */
export const incidents = (reach: string): fc.Arbitrary<Incident> => ofReach(reach as Reach);

const ofReach = (reach: Reach): fc.Arbitrary<Incident> =>
  fc
    .record({
      month: fc.integer({ min: 1, max: 9 }),
      day: fc.integer({ min: 13, max: 26 }),
      minute: fc.integer({ min: FIRST[reach][0], max: FIRST[reach][1] }),
      gaps: fc.array(fc.integer({ min: 3, max: 40 }), { minLength: 7, maxLength: 7 }),
      number: fc.integer({ min: 1, max: 99 }),
      word: fc.nat({ max: 30 }),
    })
    .map(({ month, day, minute, gaps, number, word }) => {
      const date = new Temporal.PlainDate(2025, month, day);
      const first = date.toPlainDateTime().add({ minutes: minute });
      const minutes = gaps.map(
        (gap, index) =>
          gap + (reach === 'midnight' ? 10 : 0) + (reach === 'days' && index === 3 ? 1440 : 0),
      );
      const happenings = EVENTS.map((event, index) => ({
        event,
        at: first.add({ minutes: minutes.slice(0, index).reduce((sum, gap) => sum + gap, 0) }),
        actor: PEOPLE[index % PEOPLE.length] ?? '',
      }));
      return {
        id: `INC-${date.toString().replaceAll('-', '')}-${String(number).padStart(3, '0')}`,
        happenings,
        tasks: ([0, 1, 2] as const).map((task) => ({
          task,
          owner: PEOPLE[task] ?? '',
          due: date.add({ days: 14 + task * 7 }),
          done: task === 1,
        })),
        author: 'Kim Aalto',
        word,
      };
    });
