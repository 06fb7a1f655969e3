import { keysAt } from '../../workspace/configuration/shape';
import { at, isFields, type Fields } from './values';

/** Only what is a setting of ours, so that those of other servers are not called wrong. */
function ours(value: unknown): Fields | null {
  if (!isFields(value)) return null;
  const known = keysAt([]);
  const own = Object.entries(value).filter(([key]) => known.has(key) || key.includes('.'));
  return own.length === 0 ? null : Object.fromEntries(own);
}

/** The settings in `initializationOptions`: `{ postmortem: … }`, `{ settings: … }`, or as they are. */
export const settingsOfOptions = (options: unknown): unknown =>
  at(options, 'postmortem') ??
  at(options, 'settings', 'postmortem') ??
  ours(at(options, 'settings')) ??
  ours(options);

/** The settings that `workspace/didChangeConfiguration` brings; null where it brings none of ours. */
export const settingsOfChange = (params: unknown): unknown =>
  at(params, 'settings', 'postmortem') ?? ours(at(params, 'settings'));
