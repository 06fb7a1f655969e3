import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { timelineSvg } from '../../../server/src/picture/svg';
import { firstLine } from '../../../server/src/picture/told';
import {
  PREVIEW_REQUEST,
  type DocumentParams,
  type PreviewData,
} from '../../../server/src/protocol';

/** The part of markdown-it that is used, as VS Code hands it over. */
export interface MarkdownIt {
  readonly renderer: { render(tokens: Token[], options: unknown, env: unknown): string };
}

interface Token {
  readonly type: string;
  /** `h2` of a heading. */
  readonly tag: string;
  readonly map: readonly [number, number] | null;
}

interface Picture {
  readonly svg: string;
  /** Line of the first entry, zero-based. */
  readonly line: number;
}

/** The timeline in VS Code's own Markdown preview, under the heading that it belongs to. */
export class MarkdownPreview {
  /** Null for documents that have none. */
  readonly #pictures = new Map<string, Picture | null>();

  constructor(
    private readonly client: BaseLanguageClient,
    private readonly output: vscode.LogOutputChannel,
  ) {}

  extend<T extends MarkdownIt>(markdown: T): T {
    const { renderer } = markdown;
    const render = renderer.render.bind(renderer);
    // Only here is it known which document is drawn: its tokens are kept by VS Code, and shared.
    renderer.render = (tokens, options, env) => {
      const picture = this.#pictureFor(documentOf(env));
      if (!picture) return render(tokens, options, env);
      const at = placeFor(picture, tokens);
      return [
        render(tokens.slice(0, at), options, env),
        // Made by us, with all text of the document as text in it.
        `<div class="postmortem-timeline">${picture.svg}</div>\n`,
        render(tokens.slice(at), options, env),
      ].join('');
    };
    return markdown;
  }

  /** A document has a new version; only those that were rendered matter. */
  async changed(uri: string): Promise<void> {
    const key = vscode.Uri.parse(uri).toString();
    if (this.#pictures.has(key)) await this.#load(key);
  }

  #pictureFor(uri: string | null): Picture | null {
    if (uri === null) return null;
    const picture = this.#pictures.get(uri);
    if (picture !== undefined) return picture;
    this.#pictures.set(uri, null);
    void this.#load(uri);
    return null;
  }

  async #load(key: string): Promise<void> {
    const before = this.#pictures.get(key);
    try {
      const params: DocumentParams = {
        uri: this.client.code2ProtocolConverter.asUri(vscode.Uri.parse(key)),
      };
      const data = await this.client.sendRequest<PreviewData | null>(PREVIEW_REQUEST, params);
      const svg = data?.postmortem === true ? timelineSvg(data.timeline, data.metrics, 680) : null;
      const line = (data && firstLine(data.timeline)) ?? Infinity;
      const picture = svg === null ? null : { svg, line };
      this.#pictures.set(key, picture);
      if (picture?.svg !== before?.svg)
        await vscode.commands.executeCommand('markdown.preview.refresh');
    } catch (error) {
      this.output.warn(`The Markdown preview got no timeline: ${String(error)}`);
    }
  }
}

/** Tokens of a heading: its beginning, its text, its end. */
const HEADING = 3;

/** Behind the heading over the first entry, or behind the one over that where nothing is between them. */
function placeFor({ line }: Picture, tokens: readonly Token[]): number {
  let at = tokens.findLastIndex(
    ({ type, map }) => type === 'heading_open' && map !== null && map[0] <= line,
  );
  if (at === -1) return 0;
  for (;;) {
    const above = tokens[at - HEADING];
    const own = tokens[at];
    if (above?.type !== 'heading_open' || !own || above.tag >= own.tag) return at + HEADING;
    // The title of the document is no heading of its timeline.
    if (above.tag === 'h1') return at + HEADING;
    at -= HEADING;
  }
}

/** The document that VS Code renders; null for a text that is none. */
function documentOf(env: unknown): string | null {
  if (typeof env !== 'object' || env === null || !('currentDocument' in env)) return null;
  const { currentDocument } = env;
  return currentDocument instanceof vscode.Uri ? currentDocument.toString() : null;
}
