import { ACTIONS } from './forms/actions';
import { allows, DIMENSIONS, type Choices, type Dimension, type Form } from './forms/form';
import { LENGTHS } from './forms/lengths';
import { NOISES } from './forms/noise';
import {
  DAYS,
  FIELDS,
  HEADERS,
  HEADINGS,
  IDS,
  LANGUAGE_FORMS,
  NAMINGS,
  ORDERS,
  REACHES,
  TITLES,
  WINDOWS,
} from './forms/parts';
import { TIMELINES } from './forms/timelines';
import { CLOCKS, DATES, PLACES, ZONES } from './forms/times';

/** Every form of every part. */
export const CATALOGUE = {
  language: LANGUAGE_FORMS,
  reach: REACHES,
  title: TITLES,
  id: IDS,
  headings: HEADINGS,
  naming: NAMINGS,
  fields: FIELDS,
  header: HEADERS,
  date: DATES,
  clock: CLOCKS,
  zone: ZONES,
  place: PLACES,
  day: DAYS,
  timeline: TIMELINES,
  window: WINDOWS,
  length: LENGTHS,
  actions: ACTIONS,
  order: ORDERS,
  noise: NOISES,
} satisfies Readonly<Record<Dimension, readonly Form[]>>;

/** The form that was chosen for a part. */
export function chosen<D extends Dimension>(
  choices: Choices,
  dimension: D,
): (typeof CATALOGUE)[D][number] {
  const form = CATALOGUE[dimension].find(({ id }) => id === choices[dimension]);
  if (!form) throw new Error(`There is no ${dimension} ${choices[dimension]}`);
  return form;
}

/** Whether two forms of different parts can stand in one document. */
export const fit = (a: Dimension, first: Form, b: Dimension, second: Form): boolean =>
  allows(first, b, second.id) && allows(second, a, first.id);

/** Every document that differs from one in a single form, and can be written. */
export const isWritable = (choices: Choices): boolean =>
  DIMENSIONS.every((a) =>
    DIMENSIONS.every((b) => a === b || allows(chosen(choices, a), b, choices[b])),
  );
