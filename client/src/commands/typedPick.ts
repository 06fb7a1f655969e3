import * as vscode from 'vscode';

export interface Choice {
  readonly label: string;
  readonly detail?: string;
}

interface Item extends vscode.QuickPickItem {
  /** What is chosen by it, where that is not its label. */
  readonly typed?: string;
}

/** A list to choose from, or to type something else into. Undefined after Escape. */
export function pickOrType(
  title: string,
  placeholder: string,
  choices: readonly Choice[],
): Promise<string | undefined> {
  const pick = vscode.window.createQuickPick<Item>();
  pick.title = title;
  pick.placeholder = placeholder;
  pick.matchOnDetail = true;
  pick.items = [...choices];
  pick.onDidChangeValue((value) => {
    const typed = typedItem(value, choices);
    pick.items = [...choices, ...typed];
  });
  return chosen(pick, () => {
    const [item] = pick.selectedItems;
    return item ? (item.typed ?? item.label) : undefined;
  });
}

/** A list to tick in and to type names into, apart by commas. Undefined after Escape. */
export function pickOrTypeMany(
  title: string,
  placeholder: string,
  choices: readonly Choice[],
): Promise<readonly string[] | undefined> {
  const pick = vscode.window.createQuickPick<Item>();
  pick.title = title;
  pick.placeholder = placeholder;
  pick.canSelectMany = true;
  pick.items = [...choices];
  pick.onDidChangeValue((value) => {
    const ticked = pick.selectedItems;
    const kept = ticked.filter(({ typed }) => typed !== undefined);
    pick.items = [...kept, ...choices, ...typedItem(value, [...choices, ...kept])];
    pick.selectedItems = pick.items.filter((item) => ticked.includes(item));
  });
  return chosen(pick, () => {
    const names = pick.selectedItems.map(({ typed, label }) => typed ?? label);
    // What was typed and not ticked is meant too, unless it looked for those that were.
    return (names.length === 0 ? [pick.value] : names)
      .flatMap((name) => name.split(','))
      .map((name) => name.trim())
      .filter((name) => name !== '');
  });
}

function typedItem(value: string, others: readonly Item[]): readonly Item[] {
  const typed = value.trim();
  const known = others.some(
    (other) => (other.typed ?? other.label).toLowerCase() === typed.toLowerCase(),
  );
  return typed === '' || known
    ? []
    : [
        {
          label: `$(edit) ${typed}`,
          alwaysShow: true,
          typed,
          description: vscode.l10n.t('as typed'),
        },
      ];
}

/** Shows a list until it is accepted with something chosen, or left. */
function chosen<T>(
  pick: vscode.QuickPick<Item>,
  answer: () => T | undefined,
): Promise<T | undefined> {
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      const value = answer();
      if (value === undefined) return;
      resolve(value);
      pick.dispose();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
