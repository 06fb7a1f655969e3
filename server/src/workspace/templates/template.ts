/**
 * A postmortem to begin with. `{{id}}`, `{{title}}`, `{{date}}`, `{{severity}}`, `{{start}}`,
 * `{{end}}`, `{{duration}}`, `{{zone}}`, `{{people}}` and `{{author}}` are filled in where they are known; any other `{{words}}` is a gap to write
 * into, `{{a|b}}` one to choose for.
 */
export interface Template {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly text: string;
}
