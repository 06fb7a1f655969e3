import * as vscode from 'vscode';

/** The editor that shows a document; the active one where several do. */
export function editorOf(uri: vscode.Uri): vscode.TextEditor | undefined {
  const shows = (editor: vscode.TextEditor | undefined): boolean =>
    editor?.document.uri.toString() === uri.toString();
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  return shows(activeTextEditor) ? activeTextEditor : visibleTextEditors.find(shows);
}

/** Brings a document into sight in the editor that shows it, or in one beside the panel. */
export async function showEditor(
  uri: vscode.Uri,
  panelColumn: vscode.ViewColumn | undefined,
  selection?: vscode.Range,
): Promise<vscode.TextEditor> {
  const shown = editorOf(uri);
  const beside =
    panelColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Beside : vscode.ViewColumn.One;
  return vscode.window.showTextDocument(uri, {
    viewColumn: shown?.viewColumn ?? beside,
    ...(selection && { selection }),
  });
}

/** Puts the cursor on a line of a document, in the editor that shows it, or in one beside the panel. */
export async function revealLine(
  uri: vscode.Uri,
  line: number,
  panelColumn: vscode.ViewColumn | undefined,
): Promise<void> {
  const document = editorOf(uri)?.document ?? (await vscode.workspace.openTextDocument(uri));
  const at = document.lineAt(Math.max(0, Math.min(line, document.lineCount - 1)));
  const start = new vscode.Position(at.lineNumber, at.firstNonWhitespaceCharacterIndex);
  const editor = await showEditor(uri, panelColumn, new vscode.Range(start, start));
  editor.revealRange(at.range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** First and last line that an editor shows, zero-based. */
export function visibleLines({ visibleRanges }: vscode.TextEditor): {
  readonly from: number;
  readonly to: number;
} {
  const first = visibleRanges[0]?.start.line ?? 0;
  return { from: first, to: visibleRanges[visibleRanges.length - 1]?.end.line ?? first };
}

/** Scrolls an editor so that a line is its first one; the cursor stays. */
export function scrollTo(editor: vscode.TextEditor, line: number): void {
  const start = new vscode.Position(Math.min(line, editor.document.lineCount - 1), 0);
  editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.AtTop);
}
