import type { Postmortem, Times } from '../model/types';

/** A part of the model that a rule can name in `reads`; `times`: the timelines without what rows say. */
export type PartName = Exclude<keyof Postmortem, 'recognition' | 'incidents'> | 'times';

/** What the rules see of a model whose parts they have named; whether it is a postmortem they all see. */
export type PartsOf<Part extends PartName> = Pick<
  Postmortem,
  'recognition' | Extract<Part, keyof Postmortem>
> &
  ('timelines' extends Part
    ? unknown
    : 'times' extends Part
      ? { readonly timelines: readonly Times[] }
      : unknown);
