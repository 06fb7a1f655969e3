import type { Range } from './range';

/** Which characters of a text are taken. Both answers cost the length of the range, whatever was taken before. */
export interface Occupied {
  readonly isFree: (range: Range) => boolean;
  readonly take: (range: Range) => void;
}

export function occupied(length: number): Occupied {
  const taken = new Uint8Array(length);
  return {
    isFree: ({ from, to }) => !taken.subarray(from, to).includes(1),
    take: ({ from, to }) => void taken.fill(1, from, to),
  };
}
