import { render } from 'preact';
import { App } from './app';
import { parseMessage } from './messages';
import { INITIAL, parseSettings } from './view';
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
    settings: parseSettings(host.getState()),
    set: (settings) => {
      Object.assign(model, { settings });
      keep();
      draw();
    },
    reveal: (line) => host.postMessage({ type: 'reveal', line }),
    // Only to what has been drawn: a document that has changed since gives no edit.
    edit: (edit) => host.postMessage({ type: 'edit', version: model.data?.version ?? -1, edit }),
  };
  const keep = (): void => host.setState({ uri: model.data?.uri, ...model.settings });
  const draw = (): void => render(<App {...model} />, root);
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = parseMessage(data);
    if (!message) return;
    if (message.type === 'data') {
      const uri = model.data?.uri ?? message.data.uri;
      Object.assign(model, { data: message.data, closed: false });
      // What VS Code gives back when it opens this panel again in the next session.
      if (model.data?.uri !== uri) Object.assign(model, { settings: INITIAL });
      keep();
    } else if (message.type === 'cursor') Object.assign(model, { cursor: message.line });
    else Object.assign(model, { closed: true });
    draw();
  });
  draw();
  host.postMessage({ type: 'ready' });
}
