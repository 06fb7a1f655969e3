import { range, type Range } from '../../../text/range';
import { isPublicMail } from './addresses';
import type { Draft } from './draft';
import type { People } from './people';

const MAIL =
  /(?<![\w.+@/-])(?:mailto:)?[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,4}[a-z]{2,20}(?![\w-]|\.\w)/gi;
/** Endings of files and of programs' parts, which are no domains. */
const NO_DOMAIN =
  /\.(?:js|ts|mjs|cjs|jsx|tsx|json|md|css|py|rb|go|rs|sh|yaml|yml|tgz|zip|service|lock)$/i;

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
