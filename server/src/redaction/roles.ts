import { isRole } from './words';

/** The role of somebody of whom none is known. */
const UNKNOWN = 'Responder';

/**
 * What somebody is called: by the document where its words are those of a role, else as the team
 * calls it. Such words are known again, so that a public version has nobody to rename.
 */
export function roleOf(written: string | null, listed: string | null): string {
  const role = (written !== null && isRole(written) ? written : (listed ?? '')).trim();
  const words = role.split(/\s+/);
  if (role === '' || words.length > 5 || !/^[\p{L}\p{N} /&-]+$/u.test(role)) return UNKNOWN;
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}
