const SAME_DAY = /^(?:(?:later )?(?:the |that )?same day|later that day|同日)/i;
const NEXT_DAY = /^(?:the )?(?:next|following) day|^翌日/i;

/** How many days after the day before a text says that it is: 0, 1, or null when it says nothing. */
export const daysAfter = (text: string): 0 | 1 | null =>
  SAME_DAY.test(text) ? 0 : NEXT_DAY.test(text) ? 1 : null;

/** `Later that day`, `同日中`, `The next day`. */
export const isRelativeDay = (text: string): boolean => daysAfter(text) !== null;
