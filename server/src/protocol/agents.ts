/** Tools for agents over the documents of the editor. Types and names only. */

/** Request `postmortem/tool`: what one of the tools for agents answers. */
export const TOOL_REQUEST = 'postmortem/tool';

export interface ToolParams {
  /** `read`, `check`, … */
  readonly name: string;
  /** As the tool's schema has them; `file` and `other` are URIs. */
  readonly args: Readonly<Record<string, unknown>>;
  /** The text of `file` in the commit that is asked for; null where it is not in there. */
  readonly base: { readonly commit: string; readonly text: string } | null;
}

export interface ToolAnswer {
  readonly text: string;
  /** True where it could not do what was asked, and `text` says why. */
  readonly problem: boolean;
}
