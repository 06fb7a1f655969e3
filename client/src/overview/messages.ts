import type { OverviewFilter, OverviewToHost } from '../../../server/src/protocol';
import { isCount, isRecord } from '../checks';

/** A message of the overview, or null for anything else: the page is not trusted. */
export function parseOverviewMessage(value: unknown): OverviewToHost | null {
  if (!isRecord(value)) return null;
  const { type, uri, line, command } = value;
  switch (type) {
    case 'ready':
      return { type };
    case 'open':
      return typeof uri === 'string' && isCount(line) ? { type, uri, line } : null;
    case 'filter': {
      const filter = parseFilter(value['filter']);
      return filter && { type, filter };
    }
    case 'run':
      return command === 'newPostmortem' || command === 'openReport' ? { type, command } : null;
    default:
      return null;
  }
}

/** Longest name that a filter can have. */
const LONGEST = 1000;

/** A filter, or null for anything else. */
export function parseFilter(value: unknown): OverviewFilter | null {
  if (!isRecord(value)) return null;
  const filter: { quarter?: string | null; severity?: string | null; service?: string | null } = {};
  for (const by of ['quarter', 'severity', 'service'] as const) {
    const chosen = value[by];
    if (chosen === undefined) continue;
    if (chosen !== null && (typeof chosen !== 'string' || chosen.length > LONGEST)) return null;
    filter[by] = chosen;
  }
  return filter;
}
