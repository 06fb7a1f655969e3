import {
  CodeActionKind,
  TextDocumentSyncKind,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { BEGIN_CHARACTER } from '../features/completion/begin';
import { TOKEN_TYPES } from '../features/semanticTokens';
import { FIX_ALL } from './codeActions';

/** What the server offers to a client. `pull`: the client pulls diagnostics, so none are pushed. */
export const capabilitiesFor = (pull: boolean): ServerCapabilities => ({
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  completionProvider: {
    triggerCharacters: ['|', ':', ' ', '@', '-', '#', '*', BEGIN_CHARACTER],
    resolveProvider: true,
  },
  hoverProvider: true,
  documentSymbolProvider: { label: 'Postmortem' },
  workspaceSymbolProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  documentLinkProvider: { resolveProvider: false },
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  documentOnTypeFormattingProvider: { firstTriggerCharacter: '|', moreTriggerCharacter: ['\n'] },
  codeLensProvider: { resolveProvider: false },
  inlayHintProvider: { resolveProvider: false },
  semanticTokensProvider: {
    legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [] },
    full: true,
  },
  codeActionProvider: {
    codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, FIX_ALL],
  },
  workspace: {
    workspaceFolders: { supported: true, changeNotifications: true },
    fileOperations: {
      willRename: { filters: [{ pattern: { glob: '**/*.{md,markdown}' } }] },
    },
  },
  ...(pull
    ? {
        diagnosticProvider: {
          identifier: 'postmortem',
          interFileDependencies: true,
          workspaceDiagnostics: true,
        },
      }
    : {}),
});
