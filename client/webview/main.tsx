import { render } from 'preact';
import { App, type AppProps } from './app';
import { partAt } from './choice';
import { onHistory } from './history';
import { parseMessage } from './messages';
import { asked, IDLE, settled, type Queue, type Sent } from './queue';
import { keepPlace, onScrolled, scrollToLines, showLine } from './scroll';
import { INITIAL, parseSettings } from './view';
import './base.css';
import './preview.css';
import type { HostToPreview, PreviewToHost } from '../../server/src/protocol';

declare function acquireVsCodeApi(): {
  postMessage(message: PreviewToHost): void;
  getState(): unknown;
  setState(state: unknown): void;
};

const root = document.getElementById('root');
if (root) start(root);

/** Draws what the extension sends, and tells it what is done in the panel. */
function start(place: HTMLElement): void {
  const host = acquireVsCodeApi();
  const tell = (message: PreviewToHost): void => host.postMessage(message);
  let queue = IDLE;
  /** Line that was chosen here: the cursor goes there, and the panel stays where it is. */
  let revealed: number | null = null;
  /** The cursor of a document that is shown anew says where it is, and moves nothing: the picture is first. */
  let arrived = false;
  /** Which of several incidents the cursor was in last: one that it enters is shown. */
  let entered: string | null = null;
  /** Document whose settings these are: that of the time before, until there is data. */
  let about = storedUri(host.getState());
  let model: AppProps = {
    data: null,
    cursor: null,
    closed: false,
    locked: false,
    settings: parseSettings(host.getState()),
    set: (changes) => update({ settings: { ...model.settings, ...changes } }),
    reveal: (line) => {
      revealed = line;
      tell({ type: 'reveal', line });
    },
    open: (url) => tell({ type: 'open', url }),
    // Only to what has been drawn: a document that was changed by others since gives no edit.
    edit: (edit) => {
      if (model.data) send(asked(queue, edit, model.data));
    },
    presenting: false,
    present: (on) => {
      // Begun when the window is arranged for it, so that no key goes elsewhere meanwhile.
      if (!on) update({ presenting: false });
      tell({ type: 'present', on });
    },
    run: (command) => tell({ type: 'run', command }),
  };

  function update(changes: Partial<AppProps>): void {
    model = { ...model, ...changes };
    // What VS Code gives back when this panel is shown again, or opened in the next session.
    if (model.data) host.setState({ uri: model.data.uri, locked: model.locked, ...model.settings });
    render(<App {...model} />, place);
  }

  /** The incident that the cursor enters, as what is shown; nothing where it stays in its own or is in none. */
  function enter(line: number): Partial<AppProps> {
    const key = model.data && partAt(model.data, line);
    if (key === null || key === entered) return {};
    entered = key;
    return { settings: { ...model.settings, incident: key, view: null } };
  }

  function send([next, edit]: readonly [Queue, Sent | null]): void {
    queue = next;
    if (edit) tell({ type: 'edit', ...edit });
  }

  function receive(message: HostToPreview): void {
    switch (message.type) {
      case 'data': {
        const { data, locked } = message;
        const other = about !== null && about !== data.uri;
        if (about !== data.uri) {
          arrived = false;
          entered = null;
        }
        about = data.uri;
        update({
          data,
          locked,
          closed: false,
          ...(other ? { settings: INITIAL, cursor: null } : {}),
        });
        if (other) queue = { ...queue, waiting: [] };
        keepPlace();
        break;
      }
      case 'renamed':
        about = message.uri;
        break;
      case 'cursor':
        if (message.line === model.cursor) break;
        update({ cursor: message.line, ...enter(message.line) });
        if (arrived && message.line !== revealed) showLine(message.line);
        arrived = true;
        revealed = null;
        break;
      case 'scroll':
        scrollToLines(message.from, message.to);
        break;
      case 'edited':
        if (model.data) send(settled(queue, model.data));
        else queue = IDLE;
        break;
      case 'present':
        update({ presenting: true });
        window.focus();
        break;
      case 'closed':
        update({ closed: true });
    }
  }

  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = parseMessage(data);
    if (message) receive(message);
  });
  onHistory((step) => tell({ type: 'history', step }));
  onScrolled((line) => tell({ type: 'scroll', line }));
  update({});
  tell({ type: 'ready' });
}

/** The document of the state that VS Code gives back; null without one. */
function storedUri(state: unknown): string | null {
  const { uri } = (typeof state === 'object' ? (state ?? {}) : {}) as { readonly uri?: unknown };
  return typeof uri === 'string' ? uri : null;
}
