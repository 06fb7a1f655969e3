import { isTeam } from '../../../model/owners';
import type { Postmortem } from '../../../model/types';
import { isRole, isVendor } from './words';

/** Labels after which people stand. */
const PEOPLE_LABEL =
  /(?<![\p{L}])(?:commander|leads?|engineers?|managers?|scribe|responders?|on-?call|liaison|coordinator|director|officer|facilitator|authors?|owners?|reviewers?|approvers?|reporters?|assignees?|dri|participants?|attendees?)(?![\p{L}])/iu;
/** Of these, what says nothing about what somebody did in the incident. */
const OF_THE_TEXT =
  /(?<![\p{L}])(?:authors?|owners?|reviewers?|approvers?|reporters?|assignees?|dri|participants?|attendees?|responders|engineers|leads)(?![\p{L}])/iu;
const NAME = /^\p{Lu}[\p{L}'’.-]{1,30}(?: \p{Lu}[\p{L}'’.-]{0,30}){1,3}$/u;

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

/** Full names in fields such as `**Incident Commander:** Sarah Chen`, with the role where it is one. */
export function labelledPeople({
  fields,
}: Postmortem): readonly { readonly name: string; readonly role: string | null }[] {
  return fields.flatMap(({ name: label, value }) => {
    if (!PEOPLE_LABEL.test(label.text) || label.text.length > 60 || value.text.length > 200)
      return [];
    const names = value.text
      .split(/[,;&/(（]|\band\b/)
      .map((part) => part.replace(/[*_)）]/g, '').trim())
      .filter((part) => NAME.test(part) && !isRole(part) && !isTeam(part) && !isVendor(part));
    const role = names.length === 1 && !OF_THE_TEXT.test(label.text) ? label.text.trim() : null;
    return names.map((name) => ({ name, role }));
  });
}
