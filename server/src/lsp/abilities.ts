import type { Temporal } from 'temporal-polyfill';
import type { InitializeParams } from 'vscode-languageserver';
import type { InitializationOptions } from '../protocol';
import { isoDate } from '../time/calendar';
import type { DiagnosticAbilities } from './convert';

/** What the client can do and wants, read once. */
export interface ClientAbilities extends DiagnosticAbilities {
  /** Pulls diagnostics itself; then none are pushed. */
  readonly pull: boolean;
  /** Takes a request to pull again. */
  readonly refresh: boolean;
  readonly configuration: boolean;
  readonly configurationChanges: boolean;
  readonly watchedFiles: boolean;
  /** Wants `postmortem/changed`. */
  readonly changed: boolean;
  /** Tells by `postmortem/cursor` where its cursors are. */
  readonly cursor: boolean;
  /** Reads files for the server. */
  readonly files: boolean;
  /** Takes requests to ask again for lenses and hints. */
  readonly refreshLenses: boolean;
  readonly refreshHints: boolean;
  /** Shows edits before they are made, where they ask for it. */
  readonly annotations: boolean;
  /** Shows how far the server is with long work. */
  readonly progress: boolean;
  /** Takes completions with tab stops. */
  readonly snippets: boolean;
  /** A date that stands for today, for tests that must not age. */
  readonly today: Temporal.PlainDate | null;
}

export function abilitiesOf(params: InitializeParams | undefined): ClientAbilities {
  const { textDocument, workspace } = params?.capabilities ?? {};
  const options = optionsOf(params?.initializationOptions);
  return {
    pull: textDocument?.diagnostic !== undefined,
    refresh: workspace?.diagnostics?.refreshSupport === true,
    configuration: workspace?.configuration === true,
    configurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    related:
      textDocument?.publishDiagnostics?.relatedInformation === true ||
      textDocument?.diagnostic?.relatedInformation === true,
    docsUri: options.docsUri ?? null,
    changed: options.docsUri !== undefined,
    cursor: options.cursor === true,
    files: options.files === true,
    refreshLenses: workspace?.codeLens?.refreshSupport === true,
    refreshHints: workspace?.inlayHint?.refreshSupport === true,
    annotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    progress: params?.capabilities.window?.workDoneProgress === true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    today: options.today === undefined ? null : isoDate(options.today),
  };
}

function optionsOf(value: unknown): InitializationOptions {
  if (typeof value !== 'object' || value === null) return {};
  const { docsUri, today, cursor, files } = value as Record<string, unknown>;
  return {
    ...(typeof docsUri === 'string' ? { docsUri } : {}),
    ...(typeof today === 'string' ? { today } : {}),
    ...(cursor === true ? { cursor } : {}),
    ...(files === true ? { files } : {}),
  };
}
