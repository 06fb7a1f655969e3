import type { Postmortem } from '../../model/types';
import type { Span } from '../../text/range';

/** `**All Action Items:** Completed ✅`: what a follow-up says of all actions together. */
export const claimsAllDone = (model: Pick<Postmortem, 'followUps'>): readonly Span[] =>
  model.followUps.flatMap((followUp) =>
    followUp.items.filter(
      (item) =>
        /\ball\b.{0,30}\b(?:action items?|actions|items|tasks)\b.{0,30}\b(?:complete[d]?|done|closed|finished|implemented)\b/i.test(
          item.text,
        ) && !/\b(?:not|except|but|almost|nearly|will be|to be)\b/i.test(item.text),
    ),
  );
