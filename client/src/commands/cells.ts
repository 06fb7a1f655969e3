import * as vscode from 'vscode';

/** Keeps the context key `postmortem.inTable` true while the cursor is in a row of a table. */
export class TableContext implements vscode.Disposable {
  readonly #subscription = vscode.window.onDidChangeTextEditorSelection(({ textEditor }) =>
    this.#update(textEditor),
  );
  #inTable = false;

  dispose(): void {
    this.#subscription.dispose();
  }

  #update({ document, selection, selections }: vscode.TextEditor): void {
    const inTable =
      document.languageId === 'markdown' &&
      selections.length === 1 &&
      selection.isSingleLine &&
      /^\s*\|.*\|/.test(document.lineAt(selection.active.line).text.slice(0, 2000));
    if (inTable === this.#inTable) return;
    this.#inTable = inTable;
    void vscode.commands.executeCommand('setContext', 'postmortem.inTable', inTable);
  }
}

/** Selects the content of the next cell, or of the one before. Behind the last one begins a new row. */
export async function moveToCell(step: 1 | -1): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const { document, selection } = editor;
  const { line } = selection.active;
  const cells = cellsOf(document, line);
  const here = cells.findIndex(({ end }) => selection.active.isBeforeOrEqual(end));
  const next = cells[(here === -1 ? cells.length - 1 : here) + step];
  if (next) {
    select(editor, next);
    return;
  }
  const other = rowFrom(document, line, step);
  if (other !== null) {
    const row = cellsOf(document, other);
    const cell = step === 1 ? row[0] : row[row.length - 1];
    if (cell) select(editor, cell);
    return;
  }
  if (step === -1) return;
  const empty = `|${cells.map(() => '  ').join('|')}|`;
  const end = document.lineAt(line).range.end;
  await editor.edit((edit) =>
    edit.insert(end, `${document.eol === vscode.EndOfLine.LF ? '\n' : '\r\n'}${empty}`),
  );
  const [first] = cellsOf(document, line + 1);
  if (first) select(editor, first);
}

function select(editor: vscode.TextEditor, cell: vscode.Range): void {
  editor.selection = new vscode.Selection(cell.start, cell.end);
  editor.revealRange(cell);
}

/** The next row of cells above or below, over the line of dashes; null at the end of the table. */
function rowFrom(document: vscode.TextDocument, line: number, step: 1 | -1): number | null {
  for (let at = line + step; at >= 0 && at < document.lineCount; at += step) {
    const { text } = document.lineAt(at);
    if (!/^\s*\|/.test(text)) return null;
    if (!/^[\s|:-]+$/.test(text)) return at;
  }
  return null;
}

/** The content of each cell of a row, without the white space around it. */
function cellsOf(document: vscode.TextDocument, line: number): readonly vscode.Range[] {
  const { text } = document.lineAt(line);
  const pipes = [...text.matchAll(/(?<!\\)\|/g)].map(({ index }) => index);
  return pipes.slice(0, -1).map((pipe, index) => {
    const from = pipe + 1;
    const content = text.slice(from, pipes[index + 1]);
    const lead =
      content.trim() === ''
        ? Math.min(1, content.length)
        : content.length - content.trimStart().length;
    const start = from + lead;
    return new vscode.Range(line, start, line, start + content.trim().length);
  });
}
