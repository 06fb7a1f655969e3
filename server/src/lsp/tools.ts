import type { CancellationToken } from 'vscode-languageserver';
import { ToolProblem, type AgentHost, type OpenDocument } from '../features/agents/host';
import { TOOL_REQUEST, type ToolAnswer, type ToolParams } from '../protocol/agents';
import { applyEdits, changedRange, type TextEdit } from '../text/edit';
import { normalise } from '../text/source';
import { analyse } from '../workspace/analyse';
import type { Snapshot } from '../workspace/snapshot';
import { toEdits } from './convert';
import { pathOf } from './paths';
import { shownPath } from './report';
import type { Session } from './session';

/** The tools for agents, over documents as they stand in their editors. */
export function answerTools(session: Session): void {
  session.connection.onRequest(
    TOOL_REQUEST,
    ({ name, args, base }: ToolParams, token: CancellationToken) =>
      session.guard('tool', token, async (): Promise<ToolAnswer> => {
        // Loaded when the first tool is used: the schemas are no part of writing.
        const { runTool } = await import('../features/agents/run');
        return runTool(name, args, new EditorHost(session, base));
      }),
  );
}

/** Documents of the workspace for agents; what they write is an edit of the editor, to be undone there. */
class EditorHost implements AgentHost {
  readonly #uris = new WeakMap<OpenDocument, string>();

  constructor(
    private readonly session: Session,
    private readonly earlier: ToolParams['base'],
  ) {}

  async open(uri: string): Promise<OpenDocument> {
    const text = await this.#textOf(uri);
    if (text === null)
      throw new ToolProblem(`${uri}: no document that is open or in the workspace`);
    return this.#document(uri, text);
  }

  async list(): Promise<readonly OpenDocument[]> {
    const { session } = this;
    const found: OpenDocument[] = [];
    for (const path of [...(await session.incidents.paths())].sort()) {
      const uri = session.uriOf(path);
      const text = await this.#textOf(uri);
      if (text === null) continue;
      const document = await this.#document(uri, text);
      const { recognition } = document.snapshot.model;
      if (recognition.postmortem && !recognition.template) found.push(document);
      await session.host.pause();
    }
    return found;
  }

  async base(uri: string): Promise<OpenDocument | null> {
    return this.earlier && this.#document(uri, this.earlier.text);
  }

  async write(document: OpenDocument, rounds: readonly (readonly TextEdit[])[]): Promise<void> {
    const uri = this.#uris.get(document);
    const open = uri === undefined ? null : await this.session.current(uri);
    const before = document.snapshot.text;
    if (uri === undefined || open?.snapshot.text !== before)
      throw new ToolProblem(`${document.file} was changed meanwhile; check it again`);
    const after = rounds.reduce((text, edits) => applyEdits(text, edits), before);
    const change = changedRange(before, after);
    if (!change) return;
    const newText = after.slice(change.after.from, change.after.to);
    const edits = toEdits(open.snapshot.lines, [{ range: change.before, newText }], open.end);
    const { applied, failureReason } = await this.session.connection.workspace.applyEdit({
      documentChanges: [{ textDocument: { uri, version: open.version }, edits: [...edits] }],
    });
    if (!applied)
      throw new ToolProblem(
        `${document.file}: ${failureReason ?? 'the editor refused the change'}`,
      );
  }

  async #textOf(uri: string): Promise<string | null> {
    const path = pathOf(uri);
    const open = this.session.document(uri);
    if (path === null || !(open || this.session.incidents.holds(path)))
      return open?.getText() ?? null;
    const content = await this.session.files.look(path);
    return content.kind === 'text' ? content.text : null;
  }

  async #document(uri: string, text: string): Promise<OpenDocument> {
    const { session } = this;
    const path = pathOf(uri);
    const snapshot: Snapshot = analyse(normalise(text), {
      configuration: await session.settings.for(uri),
      today: session.today,
      path,
      always: true,
    });
    const file = path === null ? uri : shownPath(session.folders, path);
    const document = { file, snapshot };
    this.#uris.set(document, uri);
    return document;
  }
}
