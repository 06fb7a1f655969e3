import { render } from 'preact';
import type { OverviewAnswer, OverviewToHost } from '../../../server/src/protocol';
import { App } from './app';
import { parseMessage } from './messages';
import { showTips } from './tip';
import '../base.css';
import './overview.css';

declare function acquireVsCodeApi(): {
  postMessage(message: OverviewToHost): void;
  setState(state: unknown): void;
};

const root = document.getElementById('root');
if (root) start(root);

/** Draws what the extension sends, and tells it what is done in the page. */
function start(place: HTMLElement): void {
  const host = acquireVsCodeApi();
  const tell = (message: OverviewToHost): void => host.postMessage(message);
  const draw = (data: OverviewAnswer | null): void => {
    // What VS Code gives back when this panel is opened in the next session.
    if (data) host.setState({ filter: data.filter });
    render(<App data={data} tell={tell} />, place);
  };
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = parseMessage(data);
    if (message) draw(message.data);
  });
  showTips();
  draw(null);
  tell({ type: 'ready' });
}
