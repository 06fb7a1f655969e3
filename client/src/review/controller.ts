import * as vscode from 'vscode';
import type { BaseLanguageClient, TextEdit } from 'vscode-languageclient';
import type { DocumentParams } from '../../../server/src/protocol';
import {
  REVIEW_EDIT_REQUEST,
  REVIEW_REQUEST,
  type ReviewAnswer,
  type ReviewEdit,
  type ReviewEditParams,
} from '../../../server/src/protocol/review';

/** What the handlers need of a thread of VS Code. */
type Place = Pick<vscode.CommentThread, 'uri' | 'range'>;

const AUTHOR = 'postmortem.reviewAuthor';

/**
 * The review in the document as threads of VS Code. They are read from the document and written to
 * it; nothing is kept beside it but the name of the reviewer.
 */
export class Review implements vscode.Disposable {
  readonly #controller = vscode.comments.createCommentController(
    'postmortem-review',
    vscode.l10n.t('Review of the postmortem'),
  );
  readonly #shown = new Map<string, vscode.CommentThread[]>();
  readonly #subscriptions: vscode.Disposable[];

  constructor(
    private readonly client: BaseLanguageClient,
    private readonly memory: vscode.Memento,
    private readonly isPostmortem: (uri: vscode.Uri) => boolean,
  ) {
    this.#controller.commentingRangeProvider = {
      provideCommentingRanges: ({ uri, lineCount }) =>
        this.isPostmortem(uri) ? [new vscode.Range(0, 0, lineCount - 1, 0)] : [],
    };
    this.#controller.options = {
      prompt: vscode.l10n.t('Say something about this line'),
      placeHolder: vscode.l10n.t('It is kept in the document as a comment'),
    };
    const register = (name: string, run: (given: never) => unknown): vscode.Disposable =>
      vscode.commands.registerCommand(`postmortem.${name}`, run);
    this.#subscriptions = [
      this.#controller,
      register('review.say', (reply: vscode.CommentReply) => this.#say(reply)),
      register('review.resolve', (thread: Place) => this.#settle(thread, true)),
      register('review.reopen', (thread: Place) => this.#settle(thread, false)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#forget(uri.toString())),
    ];
  }

  dispose(): void {
    for (const uri of this.#shown.keys()) this.#forget(uri);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** The threads of a document, as it is now. */
  async changed(uri: vscode.Uri): Promise<void> {
    const params: DocumentParams = { uri: this.client.code2ProtocolConverter.asUri(uri) };
    const answer = await this.client.sendRequest<ReviewAnswer | null>(REVIEW_REQUEST, params);
    const key = uri.toString();
    const before = this.#shown.get(key) ?? [];
    const threads = answer?.threads ?? [];
    // Those that are open in the editor stay so while the document changes.
    this.#shown.set(
      key,
      threads.map(({ line, resolved, messages }, index) => {
        const range = new vscode.Range(line, 0, line, 0);
        const thread = before[index] ?? this.#controller.createCommentThread(uri, range, []);
        thread.range = range;
        thread.comments = messages.map(({ author, date, text }) => ({
          author: { name: author ?? vscode.l10n.t('Review') },
          body: text,
          mode: vscode.CommentMode.Preview,
          ...(date !== null && { label: date }),
        }));
        thread.state = resolved
          ? vscode.CommentThreadState.Resolved
          : vscode.CommentThreadState.Unresolved;
        thread.contextValue = resolved ? 'resolved' : 'open';
        thread.label = resolved ? vscode.l10n.t('Resolved') : vscode.l10n.t('Open');
        return thread;
      }),
    );
    for (const gone of before.slice(threads.length)) gone.dispose();
  }

  async #say({ thread, text }: vscode.CommentReply): Promise<void> {
    const author = await this.#author();
    if (author === undefined) return;
    const line = thread.range?.start.line ?? 0;
    const done = await this.#edit(thread.uri, { kind: 'say', line, author, text });
    // The one that VS Code made for typing gives way to the one that the document has.
    const known = this.#shown.get(thread.uri.toString())?.includes(thread) === true;
    if (done && !known && 'dispose' in thread) thread.dispose();
  }

  async #settle({ uri, range }: Place, resolved: boolean): Promise<void> {
    await this.#edit(uri, { kind: 'settle', line: range?.start.line ?? 0, resolved });
  }

  async #edit(uri: vscode.Uri, edit: ReviewEdit): Promise<boolean> {
    const document = await vscode.workspace.openTextDocument(uri);
    const params: ReviewEditParams = {
      uri: this.client.code2ProtocolConverter.asUri(uri),
      version: document.version,
      edit,
    };
    const edits = await this.client.sendRequest<readonly TextEdit[] | null>(
      REVIEW_EDIT_REQUEST,
      params,
    );
    if (!edits || document.version !== params.version) return false;
    const change = new vscode.WorkspaceEdit();
    change.set(uri, await this.client.protocol2CodeConverter.asTextEdits([...edits]));
    return vscode.workspace.applyEdit(change);
  }

  /** Asked for once, and kept for all workspaces. */
  async #author(): Promise<string | undefined> {
    const known = this.memory.get<string>(AUTHOR);
    if (known !== undefined) return known;
    const given = await vscode.window.showInputBox({
      title: vscode.l10n.t('Your name in reviews'),
      prompt: vscode.l10n.t('It stands before what you say, and is asked for once'),
    });
    if (given !== undefined) await this.memory.update(AUTHOR, given.trim());
    return given?.trim();
  }

  #forget(uri: string): void {
    for (const thread of this.#shown.get(uri) ?? []) thread.dispose();
    this.#shown.delete(uri);
  }
}
