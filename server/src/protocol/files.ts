/**
 * Requests of the server to the client, for files that the server cannot reach: those of a virtual
 * file system, and all files where it runs in a browser.
 */

export interface FileParams {
  readonly uri: string;
}

/** Request `postmortem/file/read`: the text of a file. */
export const FILE_READ_REQUEST = 'postmortem/file/read';

/** Its text; nothing because it is not there, or is a folder; or why it was not read. */
export type FileAnswer =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'unread'; readonly reason: string };

/** Request `postmortem/file/exists`: whether a file or folder is there itself, and no link to another place. */
export const FILE_EXISTS_REQUEST = 'postmortem/file/exists';

/**
 * Request `postmortem/file/list`: the addresses of all Markdown files under a folder, without
 * `node_modules` and `.git`; null when it cannot be looked into.
 */
export const FILE_LIST_REQUEST = 'postmortem/file/list';

/** Request `postmortem/asset`: a file that is shipped beside the server, in base64. Only in a browser. */
export const ASSET_REQUEST = 'postmortem/asset';

export interface AssetParams {
  /** `resvg.wasm`. */
  readonly name: string;
}
