import type { HostToPreview, PreviewData } from '../../server/src/protocol';

/** A message of the extension, or null for anything else that a page can receive. */
export function parseMessage(value: unknown): HostToPreview | null {
  if (typeof value !== 'object' || value === null || !('type' in value)) return null;
  if (value.type === 'closed') return { type: 'closed' };
  if (value.type === 'cursor')
    return 'line' in value && typeof value.line === 'number'
      ? { type: 'cursor', line: value.line }
      : null;
  if (value.type !== 'data' || !('data' in value) || !isPreviewData(value.data)) return null;
  return { type: 'data', data: value.data };
}

function isPreviewData(value: unknown): value is PreviewData {
  if (typeof value !== 'object' || value === null) return false;
  const data = value as Partial<Record<keyof PreviewData, unknown>>;
  return (
    typeof data.uri === 'string' &&
    typeof data.postmortem === 'boolean' &&
    typeof data.timeline === 'object' &&
    Array.isArray(data.metrics) &&
    Array.isArray(data.actions) &&
    Array.isArray(data.people) &&
    typeof data.analysis === 'object' &&
    Array.isArray(data.problems)
  );
}
