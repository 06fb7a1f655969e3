import { generator } from '../../server/src/incidents/numbers/statistics';
import { CATALOGUE, fit } from './catalogue';
import { DIMENSIONS, type Choices, type Form } from './forms/form';

/** All forms in a row, the parts one behind the other. */
const FORMS: readonly { readonly part: number; readonly form: Form }[] = DIMENSIONS.flatMap(
  (dimension, part) => CATALOGUE[dimension].map((form) => ({ part, form })),
);
const BY_PART: readonly (readonly number[])[] = DIMENSIONS.map((_, part) =>
  FORMS.flatMap((one, index) => (one.part === part ? [index] : [])),
);
const COUNT = FORMS.length;

/** Whether two forms can stand in one document, by their indices. */
const FIT: Uint8Array = new Uint8Array(COUNT * COUNT);
FORMS.forEach((a, x) =>
  FORMS.forEach((b, y) => {
    const [first, second] = [DIMENSIONS[a.part], DIMENSIONS[b.part]];
    if (first && second && a.part !== b.part && fit(first, a.form, second, b.form))
      FIT[x * COUNT + y] = 1;
  }),
);

/** How often a document is begun anew where a choice leaves another part without any form. */
const TRIES = 40;

/**
 * Documents that hold every pair of forms, few of them: each is begun with a pair that no other holds,
 * and takes of each further part the form that holds most of such pairs. The same for the same seed.
 */
export function coverPairs(seed: number): {
  readonly documents: readonly Choices[];
  /** Pairs that no document can hold, since a third part has no form for both. */
  readonly impossible: readonly (readonly [string, string])[];
} {
  const random = generator(seed);
  const open = FIT.slice();
  const documents: Choices[] = [];
  const impossible: (readonly [string, string])[] = [];
  for (let x = 0; x < COUNT; x++)
    for (let y = x + 1; y < COUNT; y++) {
      if (open[x * COUNT + y] !== 1) continue;
      let forms: readonly number[] | null = null;
      for (let tries = 0; tries < TRIES && !forms; tries++) forms = complete([x, y], open, random);
      if (!forms) {
        impossible.push([nameOf(x), nameOf(y)]);
        continue;
      }
      for (const a of forms) for (const b of forms) open[a * COUNT + b] = 0;
      documents.push(choicesOf(forms));
    }
  return { documents, impossible };
}

function complete(
  begun: readonly number[],
  open: Uint8Array,
  random: () => number,
): readonly number[] | null {
  const chosen = [...begun];
  const taken = new Set(chosen.map((index) => FORMS[index]?.part));
  const rest = DIMENSIONS.flatMap((_, part) => (taken.has(part) ? [] : [{ part, key: random() }]));
  rest.sort((a, b) => a.key - b.key);
  for (const { part } of rest) {
    let best = -1;
    let most = -1;
    for (const form of BY_PART[part] ?? []) {
      if (chosen.some((other) => FIT[form * COUNT + other] !== 1)) continue;
      let fresh = random();
      for (const other of chosen) fresh += open[form * COUNT + other] ?? 0;
      if (fresh > most) [best, most] = [form, fresh];
    }
    if (best === -1) return null;
    chosen.push(best);
  }
  return chosen;
}

const nameOf = (index: number): string => {
  const one = FORMS[index];
  return one ? `${DIMENSIONS[one.part] ?? ''}=${one.form.id}` : '';
};

const choicesOf = (forms: readonly number[]): Choices =>
  Object.fromEntries(forms.map((index) => nameOf(index).split('='))) as Choices;
