import {
  BEGINNINGS_REQUEST,
  EDIT_REQUEST,
  EFFECTIVE_CONFIGURATION_REQUEST,
  INCIDENTS_REQUEST,
  PASTE_REQUEST,
  PREVIEW_REQUEST,
  PUBLIC_REQUEST,
  RENDER_REQUEST,
  SIMILAR_REQUEST,
  type PreviewEdit,
} from '../../server/src/protocol';
import {
  COMPARE_REQUEST,
  REVIEW_EDIT_REQUEST,
  REVIEW_REQUEST,
} from '../../server/src/protocol/review';
import { COPY_REQUEST, EVIDENCE_REQUEST, IMPORT_REQUEST } from '../../server/src/protocol/exchange';
import { TOOL_REQUEST } from '../../server/src/protocol/agents';
import { placeAt, type Place } from './positions';
import type { Random } from './random';
import { examples } from './writer';

/** What a request is asked of: an open document as it is now. */
export interface Subject {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  /** The diagnostics that were told last. */
  readonly diagnostics: readonly {
    readonly range: { readonly start: Place; readonly end: Place };
  }[];
  /** Somewhere in the document. */
  readonly at: Place;
  readonly random: Random;
}

/** What a request says to the server, by its method. */
type Question = (subject: Subject) => Readonly<Record<string, unknown>>;

const document: Question = ({ uri }) => ({ textDocument: { uri } });
const place: Question = (subject) => ({ ...document(subject), position: subject.at });
const range = ({ text, random, at }: Subject): unknown => {
  const other = placeAt(text, random.below(text.length + 1));
  const ordered =
    other.line < at.line || (other.line === at.line && other.character < at.character);
  return ordered ? { start: other, end: at } : { start: at, end: other };
};
const options = { tabSize: 2, insertSpaces: true };

const PASTED = [
  '[14:30] Lena Moor: alert fired\n[14:32] Bo Quist: looking\n',
  'abc1234 2025-08-22 14:30:00 +0000 Roll back\n',
  '2025-08-22T14:30:00Z ERROR out of memory\n',
  '14:30\r\n15:00\r\n',
  'no time in here',
];

const evidence = (random: Random): unknown => ({
  name: 'chat.txt',
  data: Buffer.from(random.of(PASTED)).toString('base64'),
});

const panelEdit = ({ random, at, text }: Subject): PreviewEdit => {
  const line = random.oneIn(2) ? at.line : random.below(text.split('\n').length);
  return random.of<PreviewEdit>([
    { kind: 'done', line },
    { kind: 'owner', line, owner: 'Zelda Quux' },
    { kind: 'due', line, date: '2031-03-14' },
    { kind: 'time', line, minutes: random.of([7, -7, 95, 1440, 0.5]) },
  ]);
};

/** Every request that a server of ours answers about one document. */
export const QUESTIONS: Readonly<Record<string, Question>> = {
  'textDocument/completion': place,
  'textDocument/hover': place,
  'textDocument/definition': place,
  'textDocument/documentHighlight': place,
  'textDocument/prepareRename': place,
  'textDocument/references': (subject) => ({
    ...place(subject),
    context: { includeDeclaration: subject.random.oneIn(2) },
  }),
  'textDocument/rename': (subject) => ({ ...place(subject), newName: 'Zelda Quux' }),
  'textDocument/selectionRange': (subject) => ({ ...document(subject), positions: [subject.at] }),
  'textDocument/documentSymbol': document,
  'textDocument/documentLink': document,
  'textDocument/foldingRange': document,
  'textDocument/codeLens': document,
  'textDocument/diagnostic': document,
  'textDocument/semanticTokens/full': document,
  'textDocument/inlayHint': (subject) => ({ ...document(subject), range: range(subject) }),
  'textDocument/formatting': (subject) => ({ ...document(subject), options }),
  'textDocument/rangeFormatting': (subject) => ({
    ...document(subject),
    range: range(subject),
    options,
  }),
  'textDocument/onTypeFormatting': (subject) => ({
    ...place(subject),
    ch: subject.random.of(['|', '\n']),
    options,
  }),
  'textDocument/codeAction': (subject) => {
    const { diagnostics, random } = subject;
    const about = diagnostics.length > 0 && random.oneIn(2) ? random.of(diagnostics) : null;
    return {
      ...document(subject),
      range: about?.range ?? range(subject),
      context: { diagnostics: about ? [about] : [], triggerKind: 1 },
    };
  },
  'workspace/symbol': ({ random }) => ({ query: random.of(['', 'alert', 'INC']) }),
  [PREVIEW_REQUEST]: ({ uri }) => ({ uri }),
  [EDIT_REQUEST]: (subject) => ({
    uri: subject.uri,
    version: subject.version,
    edit: panelEdit(subject),
  }),
  [RENDER_REQUEST]: ({ uri, random }) => ({
    uri,
    format: random.of(['html', 'svg', 'mermaid', 'gantt', 'csv', 'json', 'rich', 'confluence']),
    public: random.oneIn(2),
  }),
  [PUBLIC_REQUEST]: ({ uri }) => ({ uri }),
  [REVIEW_REQUEST]: ({ uri }) => ({ uri }),
  [REVIEW_EDIT_REQUEST]: ({ uri, version, at, random }) => ({
    uri,
    version,
    edit: random.of([
      { kind: 'say', line: at.line, author: 'Zelda Quux', text: 'Is this so? -- \n- really -->' },
      { kind: 'settle', line: at.line, resolved: true },
    ]),
  }),
  [COMPARE_REQUEST]: ({ uri, random }) => ({ uri, text: random.of(examples), name: 'HEAD' }),
  [PASTE_REQUEST]: ({ uri, at, random }) => ({
    uri,
    position: at,
    text: random.of(PASTED),
    zone: random.of([null, 'UTC', 'Asia/Tokyo', 'Nowhere/Land']),
  }),
  [EVIDENCE_REQUEST]: ({ uri, random }) => ({ uri, files: [evidence(random)], zone: null }),
  [IMPORT_REQUEST]: ({ uri, random }) => ({
    uri,
    files: [evidence(random)],
    zone: 'UTC',
    picked: [0, 1, 2],
  }),
  [COPY_REQUEST]: ({ uri, random }) => ({ uri, target: 'slack', public: random.oneIn(2) }),
  [TOOL_REQUEST]: ({ uri, random }) => ({
    name: random.of(['read', 'check']),
    args: { file: uri },
    base: null,
  }),
  [INCIDENTS_REQUEST]: ({ uri }) => ({ uri }),
  [SIMILAR_REQUEST]: ({ uri }) => ({ uri }),
  [EFFECTIVE_CONFIGURATION_REQUEST]: ({ uri }) => ({ uri }),
  [BEGINNINGS_REQUEST]: ({ uri }) => ({ uri: uri.slice(0, uri.lastIndexOf('/')) }),
};

/** Those that offer edits. */
export const OFFERING: readonly string[] = [
  'textDocument/codeAction',
  'textDocument/completion',
  'textDocument/rename',
  'textDocument/formatting',
  'textDocument/rangeFormatting',
  'textDocument/onTypeFormatting',
  EDIT_REQUEST,
  REVIEW_EDIT_REQUEST,
  PASTE_REQUEST,
  IMPORT_REQUEST,
];

/** Those whose answers must not depend on how the text came to be what it is. */
export const COMPARED: readonly string[] = [
  'textDocument/diagnostic',
  'textDocument/documentSymbol',
  'textDocument/foldingRange',
  'textDocument/semanticTokens/full',
  'textDocument/codeLens',
  'textDocument/documentLink',
  PREVIEW_REQUEST,
];
