import {
  CompletionTriggerKind,
  MarkupKind,
  type CancellationToken,
  type CompletionContext,
  type Position,
} from 'vscode-languageserver';
import { BEGIN_CHARACTER, beginning } from '../features/completion/begin';
import { complete } from '../features/completion/complete';
import type { Asked } from '../features/completion/proposal';
import { completeConfiguration } from '../features/configuration/complete';
import { hoverConfiguration } from '../features/configuration/hover';
import { hover } from '../features/hover/hover';
import { previewData } from '../features/preview/preview';
import { documentSymbols } from '../features/symbols';
import {
  EFFECTIVE_CONFIGURATION_REQUEST,
  PREVIEW_REQUEST,
  STARTER_CONFIGURATION_REQUEST,
  type DocumentParams,
  type PreviewData,
} from '../protocol';
import { indexLines, type LineIndex } from '../text/lineIndex';
import { normalise } from '../text/source';
import { effectiveConfiguration } from '../workspace/configuration/effective';
import { isConfigurationFile } from '../workspace/configuration/files';
import { starterConfiguration } from '../workspace/configuration/starter';
import { codeActions } from './codeActions';
import {
  toCompletion,
  toConfigurationCompletion,
  toHover,
  toOffset,
  toSymbol,
  type CompletionData,
} from './convert';
import { othersNow } from './others';
import type { Session } from './session';

/** Everything that an editor asks for, other than diagnostics. */
export function answerRequests(session: Session): void {
  const { connection } = session;

  connection.onHover(({ textDocument: { uri }, position }, token) => {
    const file = configurationAt(session, uri, position);
    if (file) {
      return session.guard('hover', token, () => {
        const content = hoverConfiguration(file.text, file.offset);
        return content && toHover(file.lines, content);
      });
    }
    return session.about('hover', uri, token, null, ({ snapshot }) => {
      const content = hover(snapshot, session.world(uri), toOffset(snapshot.lines, position));
      return content && toHover(snapshot.lines, content);
    });
  });
  connection.onCompletion(({ textDocument: { uri }, position, context }, token) => {
    const file = configurationAt(session, uri, position);
    if (file) {
      return session.guard('completion', token, () => ({
        isIncomplete: false,
        items: completeConfiguration(file.text, file.offset).map((proposal) =>
          toConfigurationCompletion(file.lines, proposal),
        ),
      }));
    }
    return session.about('completion', uri, token, null, ({ snapshot, end }) => {
      const offset = toOffset(snapshot.lines, position);
      const { snippets } = session.abilities;
      const world = session.world(uri);
      const proposals =
        context?.triggerCharacter !== BEGIN_CHARACTER
          ? complete(snapshot, world, offset, askedBy(context))
          : snippets
            ? beginning(snapshot, world, offset)
            : [];
      return {
        // Which headings and levels go on as it is typed is another answer for each letter.
        isIncomplete: proposals.some(({ kind }) => kind === 'section' || kind === 'level'),
        items: proposals.map((proposal) =>
          toCompletion(snapshot.lines, end, proposal, snippets, { uri, offset }),
        ),
      };
    });
  });
  connection.onCompletionResolve((item, token) => {
    const data = item.data as CompletionData | undefined;
    if (!data) return session.guard('completion', token, () => item);
    return session.about('completion', data.uri, token, item, ({ snapshot }) => {
      const value = complete(snapshot, session.world(data.uri), data.offset)
        .find(({ label }) => label === item.label)
        ?.documentation?.();
      return value === undefined
        ? item
        : { ...item, documentation: { kind: MarkupKind.Markdown, value } };
    });
  });
  connection.onDocumentSymbol(({ textDocument: { uri } }, token) =>
    session.about('symbols', uri, token, null, ({ snapshot }) =>
      // VS Code shows the headings by itself, beside these.
      documentSymbols(snapshot, { headings: !session.abilities.cursor }).map((symbol) =>
        toSymbol(snapshot.lines, symbol),
      ),
    ),
  );
  connection.onCodeAction((params, token) =>
    session.about('code actions', params.textDocument.uri, token, null, (open) => [
      ...codeActions(open, params, session.abilities, session.world(open.uri), (title, reason) =>
        connection.console.debug(`Not offered, “${title}”: ${reason}`),
      ),
    ]),
  );
  connection.onRequest(PREVIEW_REQUEST, ({ uri }: DocumentParams, token: CancellationToken) =>
    session.about<PreviewData | null>('preview', uri, token, null, ({ version, snapshot }) =>
      previewData({ ...snapshot, findings: session.typing.told(uri, snapshot) }, uri, version),
    ),
  );
  connection.onRequest(
    EFFECTIVE_CONFIGURATION_REQUEST,
    ({ uri }: DocumentParams, token: CancellationToken) =>
      session.guard('effective configuration', token, async () =>
        effectiveConfiguration(await session.settings.layers(uri)),
      ),
  );
  connection.onRequest(STARTER_CONFIGURATION_REQUEST, (_: unknown, token: CancellationToken) =>
    session.guard('starter configuration', token, async () =>
      starterConfiguration(
        await othersNow(
          session,
          null,
          () => true,
          ({ model }) => model,
        ),
      ),
    ),
  );
}

const askedBy = (context: CompletionContext | undefined): Asked =>
  context?.triggerKind === CompletionTriggerKind.TriggerCharacter
    ? 'character'
    : context?.triggerKind === CompletionTriggerKind.TriggerForIncompleteCompletions
      ? 'again'
      : 'user';

/** An open configuration file with a position in it; null for any other document. */
function configurationAt(
  session: Session,
  uri: string,
  position: Position,
): { readonly text: string; readonly lines: LineIndex; readonly offset: number } | null {
  const document = isConfigurationFile(uri) ? session.document(uri) : undefined;
  if (!document) return null;
  const text = normalise(document.getText());
  const lines = indexLines(text);
  return { text, lines, offset: toOffset(lines, position) };
}
