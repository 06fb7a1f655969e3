/** A text as a part of a regular expression with the flag `u`, where it stands for itself. */
export const literalPattern = (text: string): string =>
  text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
