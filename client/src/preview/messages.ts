import type { PreviewCommand, PreviewEdit, PreviewToHost } from '../../../server/src/protocol';
import { isCount, isRecord } from '../checks';

/** A message of the preview, or null for anything else: the page is not trusted. */
export function parseMessage(value: unknown): PreviewToHost | null {
  if (!isRecord(value)) return null;
  const { type, line, version, url, command, step, on } = value;
  switch (type) {
    case 'ready':
      return { type };
    case 'reveal':
    case 'scroll':
      return isCount(line) ? { type, line } : null;
    case 'open':
      return isWebAddress(url) ? { type, url } : null;
    case 'run':
      return isCommand(command) ? { type, command } : null;
    case 'history':
      return step === 'undo' || step === 'redo' ? { type, step } : null;
    case 'present':
      return typeof on === 'boolean' ? { type, on } : null;
    case 'edit': {
      const edit = isCount(version) ? parseEdit(value['edit']) : null;
      return edit && isCount(version) ? { type, version, edit } : null;
    }
    default:
      return null;
  }
}

/** Longest name of an owner and of a rule: anything longer is no choice from a menu. */
const LONGEST = 120;
const LONGEST_ADDRESS = 4000;

function parseEdit(value: unknown): PreviewEdit | null {
  if (!isRecord(value)) return null;
  const { kind, line, owner, date, minutes, character, rule, index } = value;
  if (!isCount(line)) return null;
  switch (kind) {
    case 'done':
      return { kind, line };
    case 'owner':
      return isName(owner) ? { kind, line, owner } : null;
    case 'due':
      return isDate(date) ? { kind, line, date } : null;
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

const COMMANDS: readonly PreviewCommand[] = [
  'newPostmortem',
  'exportTimeline',
  'publicVersion',
  'togglePreviewLock',
];

const isSmall = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 1_000_000;
const isName = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= LONGEST;
const isDate = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
const isCommand = (value: unknown): value is PreviewCommand =>
  COMMANDS.some((command) => command === value);

/** Only http and https lead out; `javascript:`, `command:`, `vscode:`, `data:` and `file:` lead nowhere. */
function isWebAddress(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > LONGEST_ADDRESS) return false;
  try {
    return /^https?:$/.test(new URL(value).protocol);
  } catch {
    return false;
  }
}
