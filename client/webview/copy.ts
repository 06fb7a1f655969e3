/**
 * The page that puts a document on the clipboard as rich text, which VS Code itself cannot. It gets the
 * document as text, shows nothing of it, and says whether it was copied. A browser that lets pages write
 * only after a click gets one, on the button.
 */
export {};

interface Copied {
  readonly html: string;
  readonly text: string;
}

declare function acquireVsCodeApi(): { postMessage(message: unknown): void };

const api = acquireVsCodeApi();
const button = document.querySelector('button');
const status = document.querySelector('[role=status]');
let held: Copied | null = null;

const isCopied = (value: unknown): value is Copied & { readonly type: 'copy' } =>
  value instanceof Object &&
  'type' in value &&
  value.type === 'copy' &&
  'html' in value &&
  typeof value.html === 'string' &&
  'text' in value &&
  typeof value.text === 'string';

async function copy(): Promise<void> {
  if (!held) return;
  const { html, text } = held;
  try {
    await navigator.clipboard.write([
      new ClipboardItem({
        'text/html': new Blob([html], { type: 'text/html' }),
        'text/plain': new Blob([text], { type: 'text/plain' }),
      }),
    ]);
    api.postMessage({ type: 'copied' });
  } catch (error) {
    if (status)
      status.textContent = `${status.getAttribute('data-click') ?? ''} (${error instanceof Error ? error.message : String(error)})`;
    button?.focus();
  }
}

button?.addEventListener('click', () => void copy());
window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (!isCopied(data)) return;
  held = data;
  void copy();
});
api.postMessage({ type: 'ready' });
