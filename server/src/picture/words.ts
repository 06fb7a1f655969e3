/** The words of the picture that do not come from the document. */
export interface PictureWords {
  /** Of a stretch in which nothing was written down, by its length. */
  readonly silence: (length: string) => string;
  /** Beside an axis whose zone is not known. */
  readonly noZone: string;
  /** Name of the lane that those share who have none of their own. */
  readonly others: (count: number) => string;
  /** Of a bracket, by the id of its metric and its length. */
  readonly length: (id: string, text: string) => string;
}

export const ENGLISH: PictureWords = {
  silence: (length) => `${length} of silence`,
  noZone: 'no time zone',
  others: (count) => `${count} others`,
  length: (id, text) => `${id} ${text}`,
};
