/**
 * A postmortem to begin with. `{{id}}`, `{{title}}`, `{{date}}`, `{{severity}}`, `{{start}}`,
 * `{{zone}}`, `{{people}}` and `{{author}}` are filled in; any other `{{words}}` is a gap to write
 * into, `{{a|b}}` one to choose for.
 */
export interface Template {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly text: string;
}
