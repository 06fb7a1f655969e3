import { occupied } from '../text/occupied';
import type { Range } from '../text/range';
import { credentialsIn } from './credentials';
import { creditsOf, isProfile } from './credits';
import { draftOf } from './draft';
import { withoutForms } from './forms';
import { withLineEnd, withoutLinks } from './links';
import { mailsIn, spokenIn, withoutMails } from './mail';
import { markupOf } from './markup';
import { keyOf, peopleOf } from './people';
import type { Redactable } from './redactable';
import { withoutReferences } from './references';
import { rename } from './rename';

/** Comments that tell tools what to do, and those that part two lists. */
const FOR_TOOLS =
  /^<!--+\s*(?:postmortem|markdownlint|prettier|vale|textlint|cspell|lint|more\b|-->)/i;

/**
 * The document as it can be shown outside: roles instead of names, and without what leads inside or
 * is known only there. Its structure, times and results stay. Applied to its own result it changes
 * nothing. What is left has to be read by a person: a diff shows what was taken away.
 */
export function publicVersion(document: Redactable): string {
  const { syntax } = document;
  const { text } = syntax;
  const draft = draftOf(text);
  const masked = (ranges: readonly Range[]): ((at: Range) => boolean) => {
    const mask = occupied(text.length);
    for (const at of ranges) mask.take(at);
    return (at) => !mask.isFree(at);
  };
  const markup = markupOf(syntax);
  const inCode = masked(markup.code);
  for (const { range: at, alone } of markup.comments) {
    if (FOR_TOOLS.test(text.slice(at.from, at.from + 40))) continue;
    // Without it, what stands behind it would be read as Markdown.
    if (alone) draft.replace(withLineEnd(text, at), '');
    else draft.replace(at, '<!-- -->');
  }
  const { credits, people: linked } = creditsOf(text, markup.links);
  const isCredit = masked(credits);
  const people = peopleOf(document, linked, (at) => inCode(at) || isCredit(at));
  const { cited } = withoutLinks(draft, markup, inCode, (address) => isProfile(address, people));
  for (const { range: at } of credentialsIn(text)) draft.cover(at, '[redacted]');
  const mails = mailsIn(text);
  withoutMails(draft, mails, people);
  for (const at of spokenIn(text, (name) => people.aliases.has(keyOf(name))))
    draft.replace(at, '(address)');
  const isCited = masked(cited);
  const isMail = masked(mails);
  withoutForms(draft, inCode, isCited, isMail);
  withoutReferences(draft, document, inCode, (at) => isCited(at) || isMail(at));
  rename(draft, people, mails, inCode);
  return draft.result();
}
