/** Messages in the language of VS Code, by the English ones; as `vscode.l10n` gives them to the extension. */
const BUNDLE: Readonly<Record<string, string>> = bundleOf(
  (globalThis as Page).document?.getElementById('root')?.dataset['words'],
);

/** What is needed of a page; tests of what is no component have none. */
interface Page {
  readonly document?: {
    getElementById(
      id: string,
    ): { readonly dataset: Readonly<Record<string, string | undefined>> } | null;
  };
}

function bundleOf(written: string | undefined): Readonly<Record<string, string>> {
  if (!written) return {};
  try {
    const bundle: unknown = JSON.parse(written);
    return typeof bundle === 'object' && bundle !== null ? (bundle as Record<string, string>) : {};
  } catch {
    return {};
  }
}

/** The same call as the extension's, so that one bundle and one test hold for both. */
export const l10n = {
  /** A message with `{0}`, `{1}` … filled in. */
  t: (message: string, ...values: readonly (string | number)[]): string =>
    (BUNDLE[message] ?? message).replace(/\{(\d+)\}/g, (whole, index: string) =>
      String(values[Number(index)] ?? whole),
    ),
};
