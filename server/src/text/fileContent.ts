/** What a file holds: its text, nothing because it is not there, or why it was not read. */
export type FileContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'unread'; readonly reason: string };
