import type { PreviewEdit, PreviewToHost } from '../../../server/src/protocol';

/** A message of the preview, or null for anything else: the page is not trusted. */
export function parseMessage(value: unknown): PreviewToHost | null {
  if (!isRecord(value)) return null;
  if (value['type'] === 'ready') return { type: 'ready' };
  const { line, version } = value;
  if (value['type'] === 'reveal') return isCount(line) ? { type: 'reveal', line } : null;
  if (value['type'] !== 'edit' || !isCount(version)) return null;
  const edit = parseEdit(value['edit']);
  return edit && { type: 'edit', version, edit };
}

/** Longest name of an owner and of a rule: anything longer is no choice from a menu. */
const LONGEST = 120;

function parseEdit(value: unknown): PreviewEdit | null {
  if (!isRecord(value)) return null;
  const { kind, line, owner, days, minutes, character, rule, index } = value;
  if (!isCount(line)) return null;
  switch (kind) {
    case 'done':
      return { kind, line };
    case 'owner':
      return isName(owner) ? { kind, line, owner } : null;
    case 'due':
      return isSmall(days) ? { kind, line, days } : null;
    case 'time':
      return isSmall(minutes) ? { kind, line, minutes } : null;
    case 'fix':
      return isCount(character) && isCount(index) && isName(rule)
        ? { kind, line, character, rule, index }
        : null;
    default:
      return null;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
const isSmall = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && Math.abs(value) < 1_000_000;
const isName = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= LONGEST;
