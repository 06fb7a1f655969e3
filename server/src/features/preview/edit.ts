import type { PreviewEdit } from '../../protocol';
import { fillEmpty, insertion, replacement } from '../../rules/support/edits';
import type { TextEdit } from '../../text/edit';
import { lineAt, positionAt } from '../../text/lineIndex';
import { isoDate } from '../../time/calendar';
import { dateLike } from '../../time/style';
import type { Snapshot } from '../../workspace/snapshot';
import { doneEdits } from '../refactor/actions';
import { moveEntry } from './move';

/** What was done in the panel, as edits of the document; null where it does not fit what is there. */
export function panelEdit(snapshot: Snapshot, edit: PreviewEdit): readonly TextEdit[] | null {
  switch (edit.kind) {
    case 'fix': {
      const finding = snapshot.findings.find(({ rule, range }) => {
        const { line, character } = positionAt(snapshot.lines, range.from);
        return rule === edit.rule && line === edit.line && character === edit.character;
      });
      return finding?.fixes[edit.index]?.edits ?? null;
    }
    case 'time':
      return moveEntry(snapshot, edit.line, edit.minutes);
    default:
      return editAction(snapshot, edit);
  }
}

type ActionEdit = Extract<PreviewEdit, { kind: 'done' | 'owner' | 'due' }>;

function editAction(snapshot: Snapshot, edit: ActionEdit): readonly TextEdit[] | null {
  for (const list of snapshot.model.actions) {
    const item = list.items.find(({ range }) => lineAt(snapshot.lines, range.from) === edit.line);
    if (!item) continue;
    const { text } = snapshot;
    const fill = (part: 'owner' | 'due', word: string, value: string): readonly TextEdit[] => {
      const own = item[part];
      if (own.kind === 'valid') return [replacement(own.range, value)];
      return list.form === 'table' && list.convention[part]
        ? [fillEmpty(text, own.range, value)]
        : [insertion(item.text.range.to, ` (${word}: ${value})`)];
    };
    switch (edit.kind) {
      case 'done':
        return doneEdits(snapshot, item);
      case 'owner':
        if (/[|\n\r]/.test(edit.owner) || edit.owner.trim() === '') return null;
        return fill('owner', 'Owner', edit.owner);
      case 'due': {
        const date = isoDate(edit.date);
        // As the dates of this list are written.
        const like = [item, ...list.items].flatMap(({ due }) =>
          due.kind === 'valid' && due.value.exact ? [due.text] : [],
        );
        const order = snapshot.configuration.dateOrder;
        return date && fill('due', 'Due', dateLike(date, like[0] ?? null, order));
      }
    }
  }
  return null;
}
