import { isTeam } from '../model/actions/owners';
import { isFirstName } from './firstNames';
import { isRole, isVendor } from './words';

const FULL_NAME =
  /^\p{Lu}[\p{L}'’.-]{0,30}(?: (?:von|van|de|der|den|da|di|dos|del|al|el|bin|la|le))?(?: \p{Lu}[\p{L}'’.-]{0,30}){1,3}$/u;
const ONE_WORD = /^\p{Lu}['’]?\p{L}?\p{Ll}[\p{L}'’-]{0,30}$/u;
const WIDE = /^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,8}$/;
const HANDLE = /^@?[a-z][a-z0-9]{1,20}(?:[._-][a-z0-9]{1,20}){0,2}$/;

/** What stands where names stand and is none. */
const NOBODY =
  /^(?:pending|none|unknown|all|everyone|everybody|nobody|various|multiple|several|others?|many|yes|no|internal|external|customers?|users?|tbd|tbc|todo|n\/a|na|see|same|open|closed|remote|online|zoom|slack|meeting|optional|required|draft|final|complete[d]?|approved|signed|automated|automatic|system|monitoring|alert(?:s|ing)?|the|and|et|al|me|you|we|us|anyone|someone|present|absent|roles?|names?|people|date|time|utc|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december)$/i;

/** `Aleksandr (Sasha) Petrov`, `Mike "MJ" Johnson`: the name, what others call them, the surname. */
export const NICKNAMED =
  /(\p{Lu}[\p{L}'’-]{1,30}) (["“(‘'])(\p{Lu}[\p{L}’-]{1,30})["”)’'] (\p{Lu}[\p{L}'’-]{1,30})/gu;

/**
 * The names of a value such as `Priya, Tom and @jsmith (SRE)`: of people, each as it is written.
 * A word in small letters is one only where handles stand (`handles`), and a
 * single word that nobody is known to be called by only where all others are names.
 */
export function namesIn(value: string, handles: boolean): readonly string[] {
  const parts = value
    .replace(NICKNAMED, '$1 $4')
    .split(
      /[,;&/+、，]| (?:and|und|et|y|e|i|och|og|en|with) |\s[–—|-]\s|[([（][^()[\]（）]{0,80}[)\]）]|<[^<>]{0,80}>|[:：]/u,
    )
    .map((part) => part.replace(/[*_`"“”[\]()（）]/g, '').trim())
    .filter((part) => part !== '');
  const names = parts.filter((part) => isName(part, handles));
  return names.length === parts.length
    ? names
    : names.filter((name) => /[\s@]/.test(name) || isFirstName(name) || WIDE.test(name));
}

function isName(part: string, handles: boolean): boolean {
  if (isTeam(part) || isRole(part) || isVendor(part) || NOBODY.test(part)) return false;
  if (part.startsWith('@')) return HANDLE.test(part);
  if (WIDE.test(part) || FULL_NAME.test(part)) return true;
  return ONE_WORD.test(part) || (handles && part.length > 2 && HANDLE.test(part));
}

/** Whether a name is that of a person beyond doubt: it begins as people are called. */
export const isPersonal = (name: string): boolean => isFirstName(name.split(/[\s.]/, 1)[0] ?? '');
