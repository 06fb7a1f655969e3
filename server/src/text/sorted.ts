/** How many of the sorted numbers are less than `value`. */
export function countBelow(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of the sorted numbers are not more than `value`. */
export function countAtMost(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of the sorted numbers lie from `from` to `to`, both included. */
export const countWithin = (sorted: readonly number[], from: number, to: number): number =>
  countAtMost(sorted, to) - countBelow(sorted, from);
