import { render } from 'preact';
import { App } from './app';
import { parseMessage } from './messages';
import './preview.css';
import type { PreviewToHost } from '../../server/src/protocol';

declare function acquireVsCodeApi(): {
  postMessage(message: PreviewToHost): void;
  getState(): unknown;
  setState(state: unknown): void;
};

const host = acquireVsCodeApi();
const root = document.getElementById('root');

if (root) {
  const model: Parameters<typeof App>[0] = {
    data: null,
    cursor: null,
    closed: false,
    reveal: (line) => host.postMessage({ type: 'reveal', line }),
    // Only to what has been drawn: a document that has changed since gives no edit.
    edit: (edit) => host.postMessage({ type: 'edit', version: model.data?.version ?? -1, edit }),
  };
  const draw = (): void => render(<App {...model} />, root);
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = parseMessage(data);
    if (!message) return;
    if (message.type === 'data') {
      Object.assign(model, { data: message.data, closed: false });
      // What VS Code gives back when it opens this panel again in the next session.
      host.setState({ uri: message.data.uri });
    } else if (message.type === 'cursor') Object.assign(model, { cursor: message.line });
    else Object.assign(model, { closed: true });
    draw();
  });
  draw();
  host.postMessage({ type: 'ready' });
}
