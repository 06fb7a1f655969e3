import { Temporal } from 'temporal-polyfill';
import { oneLine, type Message } from './message';

/** Reading of JSON that others wrote: whatever is not as it should be is absent. */
export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const listOf = (value: unknown): readonly Json[] =>
  Array.isArray(value) ? value.filter(isObject) : [];
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
export const inside = (value: Json, key: string): Json => (isObject(value[key]) ? value[key] : {});
export const listIn = (value: unknown, key: string): readonly Json[] =>
  isObject(value) ? listOf(value[key]) : [];

const UTC = { name: 'UTC', id: 'UTC' };

/** A message at an instant, in milliseconds or as `2025-08-22T14:30:00Z`; none without either. */
export function messageAt(
  instant: unknown,
  actor: string | null,
  text: string,
  link = '',
): readonly Message[] {
  const at = instantOf(instant);
  const said = oneLine(text);
  if (!at || said === '') return [];
  const utc = at.toZonedDateTimeISO('UTC');
  const message = {
    date: utc.toPlainDate(),
    time: utc.toPlainTime(),
    zone: UTC,
    actor,
    text: said,
  };
  return [isAddress(link) ? { ...message, link } : message];
}

function instantOf(value: unknown): Temporal.Instant | null {
  try {
    return typeof value === 'number'
      ? Temporal.Instant.fromEpochMilliseconds(Math.floor(value))
      : Temporal.Instant.from(
          textOf(value).replace(
            /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d{1,9})?) ?(Z|UTC|[+-]\d\d:?\d\d)$/,
            (_, day: string, clock: string, zone: string) =>
              `${day}T${clock}${zone === 'UTC' ? 'Z' : zone}`,
          ),
        );
  } catch {
    return null;
  }
}

/** What can stand as the address of a link as it is. */
const isAddress = (link: string): boolean => /^https?:\/\/[^\s<>"`\\|]{1,2000}$/.test(link);
