import type { CancellationToken } from 'vscode-languageserver';
import { copyFor } from '../features/page/copy';
import { isPageFormat, pageText, pictureDescription } from '../features/page/forms';
import { pageOf } from '../features/page/page';
import { previewData } from '../features/preview/preview';
import { publicSnapshot } from '../features/render/public';
import { render } from '../features/render/render';
import { reviewSheet } from '../features/review/sheet';
import { publicVersion } from '../redaction/publicVersion';
import {
  PUBLIC_REQUEST,
  RENDER_REQUEST,
  type DocumentParams,
  type PreviewData,
  type RenderFormat,
  type RenderParams,
} from '../protocol';
import { toBase64 } from '../protocol/base64';
import { COPY_REQUEST, type CopyAnswer, type CopyParams } from '../protocol/exchange';
import type { Snapshot } from '../workspace/snapshot';
import type { Session } from './session';

/** The document in other forms, and what goes outside. */
export function answerExporting(session: Session): void {
  const { connection } = session;

  connection.onRequest(
    RENDER_REQUEST,
    ({ uri, format, public: outside }: RenderParams, token: CancellationToken) =>
      session.about<string | null>('render', uri, token, null, ({ version, snapshot }) => {
        const shown = outside === true ? publicSnapshot(snapshot) : snapshot;
        return rendered(session, shown, format, previewData(shown, uri, version));
      }),
  );
  connection.onRequest(
    COPY_REQUEST,
    ({ uri, target, public: outside }: CopyParams, token: CancellationToken) =>
      session.about<CopyAnswer | null>('copy', uri, token, null, async ({ version, snapshot }) => {
        const shown = outside ? publicSnapshot(snapshot) : snapshot;
        const png =
          target === 'slack' ? null : await picture(session, previewData(shown, uri, version));
        return copyFor(shown, target, png);
      }),
  );
  connection.onRequest(PUBLIC_REQUEST, ({ uri }: DocumentParams, token: CancellationToken) =>
    session.about<string | null>('public version', uri, token, null, ({ snapshot, end }) =>
      publicVersion(snapshot).replace(/\n/g, end),
    ),
  );
}

async function rendered(
  session: Session,
  snapshot: Snapshot,
  format: RenderFormat,
  data: PreviewData,
): Promise<string | null> {
  if (format === 'review') return reviewSheet(snapshot);
  if (isPageFormat(format))
    return pageText(snapshot, format, format === 'rich' ? await picture(session, data) : null);
  if (format !== 'png' && format !== 'docx') return render(data, format);
  const png = await picture(session, data);
  if (format === 'png') return png && toBase64(png);
  const description = pictureDescription(data.title);
  const made = await session.host.word(pageOf(snapshot), png && { png, description });
  return toBase64(made);
}

/** The timeline as PNG; null where there is nothing to draw. */
async function picture(session: Session, data: PreviewData): Promise<Uint8Array | null> {
  const svg = render(data, 'svg');
  if (svg === null) return null;
  const { png, remark } = await session.host.rasterize(svg);
  if (remark !== null) session.connection.console.warn(`PNG: ${remark}`);
  return png;
}
