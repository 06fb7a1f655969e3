import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  INCIDENTS_CHANGED_NOTIFICATION,
  INCIDENTS_REQUEST,
  type IncidentsAnswer,
  type IncidentsParams,
} from '../../../server/src/protocol';

const NONE: IncidentsAnswer = { reading: null, unread: [], incidents: [] };

/** The postmortems of the workspace, asked for when a view shows them and again when the server says so. */
export class IncidentSource implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #subscription: vscode.Disposable;
  #answer: Promise<IncidentsAnswer> | null = null;

  constructor(
    private readonly client: BaseLanguageClient,
    private readonly output: vscode.LogOutputChannel,
  ) {
    this.#subscription = client.onNotification(INCIDENTS_CHANGED_NOTIFICATION, () =>
      this.refresh(),
    );
  }

  /** The last answer, until something has changed. */
  all(): Promise<IncidentsAnswer> {
    this.#answer ??= this.#ask({}).then((answer) => {
      const { incidents, reading } = answer;
      const state = reading !== null ? 'reading' : incidents.length > 0 ? 'some' : 'none';
      void vscode.commands.executeCommand('setContext', 'postmortem.incidents', state);
      return answer;
    });
    return this.#answer;
  }

  /** One document as it stands now. */
  async one(uri: vscode.Uri): Promise<IncidentsAnswer['incidents'][number] | undefined> {
    const written = this.client.code2ProtocolConverter.asUri(uri);
    return (await this.#ask({ uri: written })).incidents[0];
  }

  refresh(): void {
    this.#answer = null;
    this.#changed.fire();
  }

  uri(written: string): vscode.Uri {
    return this.client.protocol2CodeConverter.asUri(written);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  async #ask(params: IncidentsParams): Promise<IncidentsAnswer> {
    try {
      return await this.client.sendRequest<IncidentsAnswer>(INCIDENTS_REQUEST, params);
    } catch (error) {
      this.output.warn(`The incidents of the workspace could not be listed: ${String(error)}`);
      return NONE;
    }
  }
}
