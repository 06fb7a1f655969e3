import { occupied } from '../../text/occupied';
import type { Range } from '../../text/range';
import type { Snapshot } from '../../workspace/snapshot';
import { creditsOf, isProfile } from './public/credits';
import { draftOf } from './public/draft';
import { withoutForms } from './public/forms';
import { withLineEnd, withoutLinks } from './public/links';
import { mailsIn, withoutMails } from './public/mail';
import { markupOf } from './public/markup';
import { peopleOf } from './public/people';
import { withoutReferences } from './public/references';
import { rename } from './public/rename';
import { secretsIn } from './public/secrets';

/** Comments that tell tools what to do, and those that part two lists. */
const FOR_TOOLS =
  /^<!--+\s*(?:postmortem|markdownlint|prettier|vale|textlint|cspell|lint|more\b|-->)/i;

/**
 * The document as it can be shown outside: roles instead of names, and without what leads inside or
 * is known only there. Its structure, times and results stay. Applied to its own result it changes
 * nothing. What is left has to be read by a person: a diff shows what was taken away.
 */
export function publicVersion(snapshot: Snapshot): string {
  const { text, syntax } = snapshot;
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
  const people = peopleOf(snapshot, linked, (at) => inCode(at) || isCredit(at));
  const { cited } = withoutLinks(draft, markup, inCode, (address) => isProfile(address, people));
  for (const at of secretsIn(snapshot)) draft.replace(at, '[redacted]');
  const mails = mailsIn(text);
  withoutMails(draft, mails, people);
  const isCited = masked(cited);
  const isMail = masked(mails);
  withoutForms(draft, inCode, isCited, isMail);
  withoutReferences(draft, snapshot, inCode, (at) => isCited(at) || isMail(at));
  rename(draft, people, mails, inCode);
  return draft.result();
}
