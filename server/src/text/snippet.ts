/** Text that stands in a snippet of LSP as it is. */
export const literalSnippet = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

/** What a snippet leaves when nothing is typed into it: its defaults, and the first of each choice. */
export const plainSnippet = (snippet: string): string =>
  snippet
    .replace(/\$\{\d+\|([^,|}]*)(?:,[^|}]*)?\|\}/g, '$1')
    .replace(/\$\{\d+:((?:[^\\}]|\\.)*)\}/g, '$1')
    .replace(/(?<!\\)\$\d+/g, '')
    .replace(/\\([\\$}])/g, '$1');
