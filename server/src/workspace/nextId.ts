import type { Temporal } from 'temporal-polyfill';

/**
 * The id after the last of the known ones, with the day of the incident where ids have days:
 * `INC-20250822-002` → `INC-20250901-001`. `INC-` with day and number where none is known.
 */
export function nextIncidentId(ids: readonly string[], date: Temporal.PlainDate): string {
  const day = date.toString().replace(/-/g, '');
  const known = [...ids].sort();
  const last = known[known.length - 1];
  if (last === undefined) return `INC-${day}-001`;
  const [stem, digits] = split(last);
  const prefix = stem.replace(/20\d{6}(?=\D?$)/, day);
  const highest = Math.max(
    0,
    ...known.map(split).flatMap(([other, number]) => (other === prefix ? [Number(number)] : [])),
  );
  return `${prefix}${String(highest + 1).padStart(digits.length, '0')}`;
}

function split(id: string): readonly [prefix: string, number: string] {
  let from = id.length;
  while (from > 0 && /\d/.test(id[from - 1] ?? '')) from--;
  return [id.slice(0, from), id.slice(from)];
}
