import type { PreviewToHost } from '../../../server/src/protocol';

/** A message of the preview, or null for anything else: the page is not trusted. */
export function parseMessage(value: unknown): PreviewToHost | null {
  if (typeof value !== 'object' || value === null || !('type' in value)) return null;
  if (value.type === 'ready') return { type: 'ready' };
  if (value.type !== 'reveal' || !('line' in value)) return null;
  const { line } = value;
  return typeof line === 'number' && Number.isSafeInteger(line) && line >= 0
    ? { type: 'reveal', line }
    : null;
}
