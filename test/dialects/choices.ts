import fc from 'fast-check';
import { CATALOGUE, fit } from './catalogue';
import { DIMENSIONS, type Choices, type Dimension, type Form } from './forms/form';

/** The form that a number picks among those that go together with what was picked before. */
function picked(numbers: readonly number[]): Choices | null {
  const chosen: [Dimension, Form][] = [];
  for (const [index, dimension] of DIMENSIONS.entries()) {
    const forms: readonly Form[] = CATALOGUE[dimension];
    const possible = forms.filter((form) =>
      chosen.every(([other, taken]) => fit(dimension, form, other, taken)),
    );
    const form = possible[(numbers[index] ?? 0) % Math.max(1, possible.length)];
    if (!form) return null;
    chosen.push([dimension, form]);
  }
  return Object.fromEntries(chosen.map(([dimension, { id }]) => [dimension, id])) as Choices;
}

/** Any document that can be written. It shrinks to the first form of each part, the plainest. */
export const choices: fc.Arbitrary<Choices> = fc
  .tuple(...DIMENSIONS.map(() => fc.nat({ max: 5039 })))
  .map(picked)
  .filter((found) => found !== null);
