import type { Diagnostic } from 'vscode-languageserver-types';
import type { IncidentsAnswer, RenderFormat } from '../../server/src/protocol';

/** The file of the memory file system that holds what the server said in Node.js. */
export const EXPECTED_FILE = '.expected/node.json';

/** What the server says in Node.js of the same files. */
export interface Expected {
  /** The text of each file, by its path in the workspace. */
  readonly files: Readonly<Record<string, string>>;
  /** Of each document. */
  readonly findings: Readonly<Record<string, readonly string[]>>;
  /** What `SAMPLE` is exported as. */
  readonly exported: Readonly<Partial<Record<RenderFormat, string>>>;
}

export const SAMPLE = '2025-08-22-database-connection-pool.md';
export const FORMATS: readonly RenderFormat[] = [
  'html',
  'svg',
  'png',
  'docx',
  'csv',
  'json',
  'mermaid',
  'confluence',
];

/** A diagnostic as a line that can be compared. */
export const told = ({ code, severity, range, message }: Diagnostic): string =>
  `${range.start.line}:${range.start.character}-${range.end.line}:${range.end.character} ${String(severity)} ${String(code)} ${typeof message === 'string' ? message : message.value}`;

/** Resolves when the server has read the workspace. `changed`: hears when its answer is another one. */
export const whenRead = (
  ask: () => Promise<IncidentsAnswer>,
  changed: (listener: () => void) => void,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const look = (): void =>
      void ask().then(({ reading }) => reading === null && resolve(), reject);
    changed(look);
    look();
  });
