import { range, type Range } from '../text/range';
import { isPublicMail } from './addresses';
import type { Draft } from './draft';
import { isFirstName } from './firstNames';
import type { People } from './people';

const MAIL =
  /(?<![\w.+@/-])(?:mailto:)?[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,4}[a-z]{2,20}(?![\w-]|\.\w)/gi;
/** Endings of files and of programs' parts, which are no domains. */
const NO_DOMAIN =
  /\.(?:js|ts|mjs|cjs|jsx|tsx|json|md|css|py|rb|go|rs|sh|yaml|yml|tgz|zip|service|lock)$/i;

/** `mike (at) acme dot com`, and with a bare `at` where nothing else can be meant. */
const SPOKEN =
  /(?<![\w.+@/-])([\w.+-]{2,64})( ?[[({](?:at|AT|ät)[\])}] ?| at | AT )((?:[\w-]{1,63}(?:\.| ?[[({]dot[\])}] ?| dot )){1,3}[a-z]{2,12})(?![\w-]|\.\w)/g;
const ASKED =
  /(?:\b(?:contact|e?-?mail|write to|reach(?: out to)?|ping|ask|message|cc|via|address|to|from|by)|[:–—|([-])\s?$/i;
/** Who stands before `at acme.com` and is nobody. */
const PLACED =
  /^(?:\w+ed|\w+ing|\w+able|found|live|down|up|out|here|there|see|look|page|pages|site|status|errors?|available|online|docs?|details|outage|traffic|requests?|more|info|it|is|are|was|were|be|them|us|team|customers?|users?|service|hosts?|time|login|support|only|and|or|http|https|that|this|dns|server|api|website|endpoints?|domain|work|arrive|down)$/i;

/** Addresses whose sign is said as a word, where it cannot be a place. */
export function spokenIn(text: string, isKnown: (name: string) => boolean): readonly Range[] {
  return [...text.matchAll(SPOKEN)].flatMap(({ 0: whole, 1: who = '', 2: at = '', index }) => {
    const before = text.slice(Math.max(0, index - 24), index);
    const plain = /^ at $/i.test(at) && !/[ [({]dot\b/.test(whole);
    const said =
      !plain ||
      isKnown(who) ||
      isFirstName(who) ||
      (ASKED.test(before) && /^[a-z]/.test(who) && !PLACED.test(who));
    return said ? [range(index, index + whole.length)] : [];
  });
}

export const mailsIn = (text: string): readonly Range[] =>
  [...text.matchAll(MAIL)]
    .filter(({ 0: mail }) => !NO_DOMAIN.test(mail))
    .map(({ 0: mail, index }) => range(index, index + mail.length));

/**
 * Takes addresses away, and those after somebody's name without a word: `Sarah Chen <s@x.com>`.
 * What stands there for everybody to write to stays; people of the roster get their role later.
 */
export function withoutMails(draft: Draft, mails: readonly Range[], people: People): void {
  const { text } = draft;
  for (const at of mails) {
    const mail = text.slice(at.from, at.to);
    if (isPublicMail(mail)) {
      draft.keep(at);
      continue;
    }
    const angles = text[at.from - 1] === '<' && text[at.to] === '>';
    const named =
      angles && /[\p{L}.)"'] $/u.test(text.slice(Math.max(0, at.from - 3), at.from - 1));
    if (named) draft.replace(range(at.from - 2, at.to + 1), '');
    else if (!people.mails.has(mail.toLowerCase()))
      draft.replace(angles ? range(at.from - 1, at.to + 1) : at, '(address)');
  }
}
