import { moved, type InlineText } from '../../syntax/inlineText';
import { shifted, shiftedSpan } from '../../text/range';
import type { Field } from '../types';

/** A field by itself, before it is known which section it stands in. */
export type FieldFacts = Omit<Field, 'section'> & {
  /** The value, for those who read on in it. */
  readonly line: InlineText;
};

/** A field whose value, when it is not on its line, stands below it. */
export const withBelow = <F extends FieldFacts>(field: F, below: boolean): F =>
  below && field.value.text === '' ? { ...field, below } : field;

/** A field whose value stands on a line of its own below it: `Duration:`, then `About two hours`. */
export const withLineBelow = <F extends FieldFacts>(field: F, line: InlineText): F =>
  field.value.text === '' ? { ...field, below: true, line } : field;

/** A field where its block stands. */
export const placedField = <F extends FieldFacts>(field: F, at: number): F => ({
  ...field,
  name: shiftedSpan(field.name, at),
  value: shiftedSpan(field.value, at),
  range: shifted(field.range, at),
  line: moved(field.line, at),
});
