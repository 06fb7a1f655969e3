import type { KeptDocument } from '../syntax/document';
import { draftOf } from './draft';
import { withLineEnd } from './links';
import { markupOf } from './markup';

/** The Markdown without its comments: they are for the authors and their tools, not for readers. */
export function withoutComments(document: KeptDocument): string {
  const { text } = document;
  const draft = draftOf(text);
  for (const { range: at, alone } of markupOf(document).comments)
    // Without it, what stands behind it would be read as Markdown.
    if (alone) draft.replace(withLineEnd(text, at), '');
    else draft.replace(at, '<!-- -->');
  return draft.result();
}
