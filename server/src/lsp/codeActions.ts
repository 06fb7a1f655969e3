import { CodeActionKind, type CodeAction, type CodeActionParams } from 'vscode-languageserver';
import { offeredFixes, offeredRefactorings, type OnRefusal } from '../features/offers';
import { stableFixes } from '../workspace/fixes';
import {
  fromRange,
  toDiagnostic,
  toQuickFix,
  toWorkspaceEdit,
  type DiagnosticAbilities,
} from './convert';
import { refactorings } from '../features/refactor/refactorings';
import type { World } from '../features/world';
import type { OpenDocument } from './documents';

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.postmortem`;

/** What the client can do with an edit. */
export interface ActionAbilities extends DiagnosticAbilities {
  /** Shows edits that ask for it before they are made. */
  readonly annotations: boolean;
}

/** Quick fixes of the findings that the range touches, and all safe fixes as one action. */
export function codeActions(
  open: OpenDocument,
  params: CodeActionParams,
  abilities: ActionAbilities,
  world: World,
  onRefusal: OnRefusal = () => undefined,
): readonly CodeAction[] {
  const { uri, snapshot } = open;
  const wanted = (kind: string): boolean =>
    params.context.only === undefined ||
    params.context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  const actions: CodeAction[] = [];
  if (wanted(CodeActionKind.QuickFix)) {
    const { from, to } = fromRange(snapshot.lines, params.range);
    for (const finding of snapshot.findings) {
      if (finding.range.from > to || finding.range.to < from) continue;
      const diagnostic = toDiagnostic(uri, snapshot.lines, finding, abilities);
      actions.push(
        ...offeredFixes(snapshot, finding, onRefusal).map((fix) =>
          toQuickFix(open, fix, diagnostic),
        ),
      );
    }
  }
  if (wanted(CodeActionKind.RefactorRewrite)) {
    const at = fromRange(snapshot.lines, params.range);
    const found = refactorings({ snapshot, world, at });
    for (const { title, edits, confirm, create } of offeredRefactorings(snapshot, found, onRefusal))
      actions.push({
        title,
        kind: CodeActionKind.RefactorRewrite,
        edit: toWorkspaceEdit(open, edits, abilities.annotations && confirm ? title : null, create),
      });
  }
  // Only on request: computing it means analysing the fixed document.
  if (params.context.only !== undefined && wanted(FIX_ALL)) {
    const edits = stableFixes(snapshot, snapshot.withText);
    if (edits.length > 0) {
      actions.push({
        title: 'Fix all safe problems of this postmortem',
        kind: FIX_ALL,
        edit: toWorkspaceEdit(open, edits),
      });
    }
  }
  return actions;
}
