import {
  CodeActionKind,
  CompletionItemKind,
  DiagnosticSeverity,
  InsertTextFormat,
  MarkupKind,
  SymbolKind,
  type CodeAction,
  type CompletionItem,
  type Diagnostic,
  type DocumentSymbol,
  type Hover,
  type Position,
  type Range as LspRange,
  type TextEdit as LspTextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { CompletionProposal, ProposalKind } from '../features/completion/proposal';
import type { ConfigurationProposal } from '../features/configuration/complete';
import type { HoverContent } from '../features/hover/content';
import type { DocumentSymbolData } from '../features/symbols';
import type { Finding, Fix, Severity } from '../rules/rule';
import type { TextEdit } from '../text/edit';
import { offsetAt, positionAt, type LineIndex } from '../text/lineIndex';
import type { Range } from '../text/range';
import { plainSnippet } from '../text/snippet';
import type { OpenDocument } from './documents';
import { uriOf } from './paths';
import type { LineEnd } from '../text/source';

/**
 * The one border between offsets into LF text and LSP positions. Lines and characters are the same
 * whatever the document's line ends are; edits get the document's own.
 */

export const toRange = (lines: LineIndex, range: Range): LspRange => ({
  start: positionAt(lines, range.from),
  end: positionAt(lines, range.to),
});

export const toOffset = (lines: LineIndex, position: Position): number => offsetAt(lines, position);

export const fromRange = (lines: LineIndex, range: LspRange): Range => ({
  from: offsetAt(lines, range.start),
  to: offsetAt(lines, range.end),
});

export const toEdits = (
  lines: LineIndex,
  edits: readonly TextEdit[],
  end: LineEnd,
): LspTextEdit[] =>
  edits.map((edit) => ({
    range: toRange(lines, edit.range),
    newText: end === '\n' ? edit.newText : edit.newText.replace(/\n/g, end),
  }));

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** What the client can show of a diagnostic. */
export interface DiagnosticAbilities {
  readonly related: boolean;
  /** Folder that holds `rules/`; null when links are not wanted. */
  readonly docsUri: string | null;
}

export function toDiagnostic(
  uri: string,
  lines: LineIndex,
  finding: Finding,
  abilities: DiagnosticAbilities,
): Diagnostic {
  return {
    range: toRange(lines, finding.range),
    severity: SEVERITY[finding.severity],
    source: 'postmortem',
    code: finding.rule,
    message: finding.message,
    ...(abilities.docsUri === null
      ? {}
      : {
          codeDescription: {
            href: `${abilities.docsUri.replace(/\/$/, '')}/rules/${finding.rule}.md`,
          },
        }),
    ...(abilities.related && finding.related.length > 0
      ? {
          relatedInformation: finding.related.map(({ range, message }) => ({
            location: { uri, range: toRange(lines, range) },
            message,
          })),
        }
      : {}),
  };
}

export const toHover = (lines: LineIndex, { range, markdown: value }: HoverContent): Hover => ({
  range: toRange(lines, range),
  contents: { kind: MarkupKind.Markdown, value },
});

export const toConfigurationCompletion = (
  lines: LineIndex,
  { label, kind, detail, documentation, range, insert }: ConfigurationProposal,
): CompletionItem => ({
  label,
  kind: kind === 'key' ? CompletionItemKind.Property : CompletionItemKind.EnumMember,
  ...(detail === null ? {} : { detail }),
  ...(documentation === null
    ? {}
    : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
  textEdit: { range: toRange(lines, range), newText: insert },
});

const COMPLETION_KIND: Readonly<Record<ProposalKind, CompletionItemKind>> = {
  person: CompletionItemKind.Reference,
  team: CompletionItemKind.Module,
  value: CompletionItemKind.EnumMember,
  level: CompletionItemKind.EnumMember,
  date: CompletionItemKind.Value,
  time: CompletionItemKind.Value,
  zone: CompletionItemKind.Constant,
  field: CompletionItemKind.Property,
  section: CompletionItemKind.Class,
  row: CompletionItemKind.Struct,
  incident: CompletionItemKind.File,
  ticket: CompletionItemKind.Reference,
  metric: CompletionItemKind.Value,
  comment: CompletionItemKind.Snippet,
  rule: CompletionItemKind.Constant,
};

/** Where a completion was asked for, so that its documentation can be made when it is wanted. */
export interface CompletionData {
  readonly uri: string;
  readonly offset: number;
}

export function toCompletion(
  lines: LineIndex,
  end: LineEnd,
  proposal: CompletionProposal,
  snippets: boolean,
  data: CompletionData,
): CompletionItem {
  const text = proposal.snippet && !snippets ? plainSnippet(proposal.insert) : proposal.insert;
  return {
    label: proposal.label,
    kind: COMPLETION_KIND[proposal.kind],
    ...(proposal.detail === null ? {} : { detail: proposal.detail }),
    ...(proposal.documentation === null ? {} : { data }),
    ...(proposal.commit.length === 0 ? {} : { commitCharacters: [...proposal.commit] }),
    ...(proposal.snippet && snippets ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    filterText: proposal.filter,
    sortText: String(proposal.rank).padStart(4, '0'),
    textEdit: {
      range: toRange(lines, proposal.range),
      newText: end === '\n' ? text : text.replace(/\n/g, end),
    },
  };
}

export const toQuickFix = (open: OpenDocument, fix: Fix, diagnostic: Diagnostic): CodeAction => ({
  title: fix.title,
  kind: CodeActionKind.QuickFix,
  diagnostics: [diagnostic],
  ...(fix.preferred ? { isPreferred: true } : {}),
  edit: toWorkspaceEdit(open, fix.edits),
});

/** Edits of one document, or of a new one; `ask` shows them first under that title. */
export function toWorkspaceEdit(
  { uri, version, end, snapshot: { lines } }: OpenDocument,
  edits: readonly TextEdit[],
  ask: string | null = null,
  create?: { readonly path: string; readonly text: string },
): WorkspaceEdit {
  if (create) {
    const created = uriOf(create.path);
    const start = { line: 0, character: 0 };
    return {
      documentChanges: [
        { kind: 'create', uri: created, options: { overwrite: false, ignoreIfExists: true } },
        {
          textDocument: { uri: created, version: null },
          edits: [{ range: { start, end: start }, newText: create.text }],
        },
      ],
    };
  }
  const changes = toEdits(lines, edits, end);
  return {
    documentChanges: [
      {
        textDocument: { uri, version },
        edits: ask === null ? changes : changes.map((edit) => ({ ...edit, annotationId: 'ask' })),
      },
    ],
    ...(ask === null
      ? {}
      : { changeAnnotations: { ask: { label: ask, needsConfirmation: true } } }),
  };
}

const SYMBOL_KIND = {
  section: SymbolKind.String,
  entry: SymbolKind.Event,
  action: SymbolKind.Boolean,
} as const;

export function toSymbol(lines: LineIndex, symbol: DocumentSymbolData): DocumentSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: SYMBOL_KIND[symbol.kind],
    range: toRange(lines, symbol.range),
    selectionRange: toRange(lines, symbol.selection),
    children: symbol.children.map((child) => toSymbol(lines, child)),
  };
}
