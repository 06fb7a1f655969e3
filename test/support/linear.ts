import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Processor time of one run in milliseconds: what others do on the machine does not count. */
function cost(work: () => void): number {
  // What was left behind before is no part of it.
  collect();
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Below this the clock and the collector of memory count more than the work. */
const FLOOR = 60;
/** Between n and 8n: linear is 8, n^1.3 is 14.9. */
const LIMIT = 14;

/**
 * Fails where work on 8n takes more than 14 times what it takes on n. Both are run several times and
 * the cheapest runs are compared.
 */
export function assertLinear(name: string, small: () => void, large: () => void): void {
  const start = performance.now();
  large();
  if (performance.now() - start < FLOOR) return;
  let most = Infinity;
  let least = Infinity;
  for (let attempt = 0; attempt < 8; attempt++) {
    least = Math.min(least, cost(small), cost(small), cost(small));
    most = Math.min(most, cost(large));
    if (most < FLOOR || most < LIMIT * least) return;
  }
  assert.fail(
    `${name}: 8 times the size took ${(most / least).toFixed(1)} times as long (${least.toFixed(1)} → ${most.toFixed(1)} ms)`,
  );
}

/** Enough of the pieces to have about `size` characters. */
export function repeated(size: number, piece: (index: number) => string): string {
  const pieces: string[] = [];
  for (let length = 0; length < size; length += pieces.at(-1)?.length ?? size)
    pieces.push(piece(pieces.length));
  return pieces.join('');
}
