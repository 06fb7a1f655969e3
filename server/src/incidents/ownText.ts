/** A copy: a part of a text keeps all of that text in memory. */
export const ownText = (text: string): string => JSON.parse(JSON.stringify(text)) as string;
