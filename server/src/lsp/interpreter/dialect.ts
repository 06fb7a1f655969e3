import { at, isFields, listOf, put, textAt } from './values';

/** What counts as one character of a position. */
export type Encoding = 'utf-16' | 'utf-8' | 'utf-32';

/** Where a client speaks otherwise than the server, which speaks all of LSP 3.17 with UTF-16 positions. */
export interface Dialect {
  readonly encoding: Encoding;
  /** Edits with versions, in the order of their files; else a map of files. */
  readonly documentChanges: boolean;
  /** Edits that make a file. */
  readonly createsFiles: boolean;
  /** Takes edits from the server, which commands need. */
  readonly appliesEdits: boolean;
  /** Code actions as such; else as commands. */
  readonly codeActions: boolean;
  /** Symbols as a tree; else as a list. */
  readonly symbolTrees: boolean;
  readonly preparesRename: boolean;
  readonly plainHover: boolean;
  readonly plainDocumentation: boolean;
  /** Answers `workspace/configuration`. */
  readonly configuration: boolean;
  /** Tells of files that change. */
  readonly watchesFiles: boolean;
  /** Our own extension, whose commands the server may name. */
  readonly own: boolean;
}

/** How a client speaks, by what it says of itself when it begins. */
export function dialectOf(params: unknown): Dialect {
  const own = textAt(params, 'initializationOptions', 'docsUri') !== null;
  const can = (...way: readonly string[]): unknown => at(params, 'capabilities', ...way);
  const document = (...way: readonly string[]): unknown => can('textDocument', ...way);
  const edits = can('workspace', 'workspaceEdit');
  // What our own client is silent about it can do; of others, LSP says that they cannot.
  const told = (section: unknown, key: string): boolean =>
    isFields(section) ? section[key] !== undefined && section[key] !== false : own;
  return {
    encoding: encodingOf(can('general', 'positionEncodings')),
    documentChanges: told(edits, 'documentChanges'),
    createsFiles: isFields(edits) ? listOf(edits['resourceOperations']).includes('create') : own,
    appliesEdits: can('workspace', 'applyEdit') === true,
    codeActions: told(document('codeAction'), 'codeActionLiteralSupport'),
    symbolTrees: told(document('documentSymbol'), 'hierarchicalDocumentSymbolSupport'),
    preparesRename: told(document('rename'), 'prepareSupport'),
    plainHover: prefersPlain(document('hover', 'contentFormat')),
    plainDocumentation: prefersPlain(
      document('completion', 'completionItem', 'documentationFormat'),
    ),
    configuration: can('workspace', 'configuration') === true,
    watchesFiles: can('workspace', 'didChangeWatchedFiles', 'dynamicRegistration') === true,
    own,
  };
}

/** The first that the client names and the server can count by. UTF-16 is what all clients must take. */
const encodingOf = (named: unknown): Encoding =>
  listOf(named).find(
    (one): one is Encoding => one === 'utf-16' || one === 'utf-8' || one === 'utf-32',
  ) ?? 'utf-16';

const prefersPlain = (formats: unknown): boolean => listOf(formats)[0] === 'plaintext';

/** The command that applies an edit for a client without code actions. */
export const APPLY_COMMAND = 'postmortem.applyEdit';

/** The command of a lens that only tells something. */
export const NO_COMMAND = 'postmortem.nothing';

/** What the client says of itself, as the server wants to hear it. */
export function heardParams(params: unknown): unknown {
  const { rootUri, rootPath, workspaceFolders, capabilities } = isFields(params) ? params : {};
  const root =
    typeof rootUri === 'string'
      ? rootUri
      : typeof rootPath === 'string' && rootPath !== ''
        ? fileUri(rootPath)
        : null;
  return put(params, {
    workspaceFolders: workspaceFolders ?? (root === null ? null : [{ uri: root, name: root }]),
    capabilities: put(capabilities, {
      workspace: put(at(capabilities, 'workspace'), { configuration: true }),
    }),
  });
}

/** `C:\\a b` → `file:///C:/a%20b` */
const fileUri = (path: string): string => {
  const slashes = path.replace(/\\/g, '/');
  return `file://${slashes.startsWith('/') ? '' : '/'}${encodeURI(slashes)}`;
};

/** What the server offers, as this client may be told. */
export function offered(result: unknown, dialect: Dialect): unknown {
  const capabilities = at(result, 'capabilities');
  const commands = [
    ...(dialect.codeActions ? [] : [APPLY_COMMAND]),
    ...(dialect.own ? [] : [NO_COMMAND]),
  ];
  const changed: Record<string, unknown> = {
    positionEncoding: dialect.encoding,
    // Without news of files, what is saved is the time to look again.
    textDocumentSync: put(at(capabilities, 'textDocumentSync'), { save: true }),
  };
  if (!dialect.codeActions) changed['codeActionProvider'] = true;
  if (!dialect.preparesRename) changed['renameProvider'] = true;
  if (!dialect.own) changed['codeLensProvider'] = { resolveProvider: true };
  if (commands.length > 0) changed['executeCommandProvider'] = { commands };
  return put(result, { capabilities: put(capabilities, changed) });
}
