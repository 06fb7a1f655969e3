import type { CopyAnswer, CopyTarget } from '../../protocol/exchange';
import { withoutComments } from '../../redaction/withoutComments';
import type { Snapshot } from '../../workspace/snapshot';
import { pictureOf } from './forms';
import { withoutTables } from './lists';
import { pageOf } from './page';
import { richHtml } from './rich';
import { slackMessage } from './slack';

/** The document for a clipboard: a message has no tables and no picture, all else takes both. */
export function copyFor(
  snapshot: Snapshot,
  target: CopyTarget,
  png: Uint8Array | null,
): CopyAnswer {
  const page = pageOf(snapshot);
  return target === 'slack'
    ? { title: page.title, html: richHtml(withoutTables(page), null), text: slackMessage(page) }
    : {
        title: page.title,
        html: richHtml(page, pictureOf(page, png)),
        text: withoutComments(snapshot.syntax),
      };
}
