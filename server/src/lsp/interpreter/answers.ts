import { APPLY_COMMAND, NO_COMMAND, type Dialect } from './dialect';
import { plainText } from './plainText';
import { at, isFields, listOf, put, textAt, type Fields } from './values';

/** An edit in the form that the client takes; null where it takes none that says the same. */
function translatedEdit(edit: unknown, dialect: Dialect): unknown {
  const parts = listOf(at(edit, 'documentChanges'));
  if (parts.length === 0) return edit;
  const makesFiles = parts.some((part) => at(part, 'kind') !== undefined);
  if (dialect.documentChanges) return makesFiles && !dialect.createsFiles ? null : edit;
  if (makesFiles) return null;
  const changes: Record<string, unknown[]> = {};
  for (const part of parts) {
    const uri = textAt(part, 'textDocument', 'uri');
    if (uri === null) continue;
    const edits = listOf(at(part, 'edits')).map((one) => ({
      range: at(one, 'range'),
      newText: at(one, 'newText'),
    }));
    changes[uri] = [...(changes[uri] ?? []), ...edits];
  }
  return { changes };
}

/** What a command of ours is given. */
export interface ApplyArgument {
  readonly label: string;
  readonly uri: string;
  /** Of the document that the edit was made for. */
  readonly version: number | null;
  readonly edit: unknown;
}

/** Code actions with edits that the client takes, or as commands. */
function translatedActions(
  actions: readonly unknown[],
  dialect: Dialect,
  uri: string,
  version: number | null,
): readonly unknown[] {
  return actions.flatMap((action): readonly unknown[] => {
    const edit = translatedEdit(at(action, 'edit'), dialect);
    if (edit === null) return [];
    if (dialect.codeActions) return [put(action, { edit })];
    if (!dialect.appliesEdits) return [];
    const title = textAt(action, 'title') ?? '';
    const argument: ApplyArgument = { label: title, uri, version, edit };
    return [{ title, command: APPLY_COMMAND, arguments: [argument] }];
  });
}

/** A tree of symbols as a list in the order of the text, each with the name of what it is in. */
function flat(symbols: readonly unknown[], uri: string, container: string | null): Fields[] {
  return symbols.flatMap((symbol): Fields[] => {
    const name = textAt(symbol, 'name') ?? '';
    return [
      {
        name,
        kind: at(symbol, 'kind'),
        location: { uri, range: at(symbol, 'range') },
        ...(container === null ? {} : { containerName: container }),
      },
      ...flat(listOf(at(symbol, 'children')), uri, name),
    ];
  });
}

/** Markup as plain text, where it is Markdown. */
const plain = (markup: unknown): unknown =>
  at(markup, 'kind') === 'markdown'
    ? { kind: 'plaintext', value: plainText(textAt(markup, 'value') ?? '') }
    : markup;

const plainItem = (item: unknown): unknown =>
  at(item, 'documentation') === undefined
    ? item
    : put(item, { documentation: plain(at(item, 'documentation')) });

function plainItems(result: unknown): unknown {
  if (Array.isArray(result)) return result.map(plainItem);
  return isFields(result) ? put(result, { items: listOf(result['items']).map(plainItem) }) : result;
}

/** A lens that only tells something names no command; what it tells comes when it is resolved. */
const bareLens = (lens: unknown): unknown =>
  at(lens, 'command', 'command') === ''
    ? { range: at(lens, 'range'), data: { title: at(lens, 'command', 'title') } }
    : lens;

/** The lens with what it tells. */
export const resolvedLens = (lens: unknown): unknown =>
  put(lens, { command: { title: textAt(lens, 'data', 'title') ?? '', command: NO_COMMAND } });

/** What a request was about. */
export interface Asked {
  readonly method: string;
  readonly uri: string | null;
  readonly version: number | null;
}

/** The result of a request as the client takes it; positions are not yet encoded. */
export function translated(
  { method, uri, version }: Asked,
  result: unknown,
  dialect: Dialect,
): unknown {
  if (result === null || result === undefined) return result;
  switch (method) {
    case 'textDocument/codeAction':
      return translatedActions(listOf(result), dialect, uri ?? '', version);
    case 'textDocument/rename':
    case 'workspace/willRenameFiles':
      return translatedEdit(result, dialect);
    case 'textDocument/documentSymbol':
      return dialect.symbolTrees ? result : flat(listOf(result), uri ?? '', null);
    case 'textDocument/codeLens':
      return dialect.own ? result : listOf(result).map(bareLens);
    case 'textDocument/hover':
      return dialect.plainHover ? put(result, { contents: plain(at(result, 'contents')) }) : result;
    case 'textDocument/completion':
      return dialect.plainDocumentation ? plainItems(result) : result;
    case 'completionItem/resolve':
      return dialect.plainDocumentation ? plainItem(result) : result;
    default:
      return result;
  }
}
