import type { TextEdit } from '../../text/edit';
import type { Fix } from '../rule';

export { fillEmpty, insertion, replacement, wholeLines } from '../../edits/values';

/** A fix that people choose among others. The first of several may be preferred. */
export const choice = (title: string, edits: readonly TextEdit[], preferred = false): Fix => ({
  title,
  edits,
  preferred,
  safe: false,
});
