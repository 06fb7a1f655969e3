import type { PreviewEdit } from '../protocol';
import { fillEmpty, insertion, replacement } from '../rules/support/edits';
import type { TextEdit } from '../text/edit';
import { lineAt } from '../text/lineIndex';
import { clockAt } from '../time/format';
import { clockLike, dateLike } from '../time/style';
import type { Snapshot } from '../workspace/snapshot';
import { doneEdits } from './refactor/actions';

/** What was done in the panel, as edits of the document; null where it does not fit what is there. */
export function panelEdit(snapshot: Snapshot, edit: PreviewEdit): readonly TextEdit[] | null {
  switch (edit.kind) {
    case 'fix': {
      const finding = snapshot.findings.find(({ rule, range }) => {
        const line = lineAt(snapshot.lines, range.from);
        const start = snapshot.text.lastIndexOf('\n', range.from - 1) + 1;
        return rule === edit.rule && line === edit.line && range.from - start === edit.character;
      });
      return finding?.fixes[edit.index]?.edits ?? null;
    }
    case 'time':
      return moveEntry(snapshot, edit.line, edit.minutes);
    default:
      return editAction(snapshot, edit);
  }
}

function editAction(
  snapshot: Snapshot,
  edit: Extract<PreviewEdit, { kind: 'done' | 'owner' | 'due' }>,
): readonly TextEdit[] | null {
  const { text, model, configuration } = snapshot;
  for (const list of model.actions) {
    const item = list.items.find(({ range }) => lineAt(snapshot.lines, range.from) === edit.line);
    if (!item) continue;
    if (edit.kind === 'done') return doneEdits(snapshot, item);
    if (edit.kind === 'owner') {
      if (/[|\n\r]/.test(edit.owner) || edit.owner.trim() === '') return null;
      if (item.owner.kind === 'valid') return [replacement(item.owner.range, edit.owner)];
      return list.form === 'table' && list.convention.owner
        ? [fillEmpty(text, item.owner.range, edit.owner)]
        : [insertion(item.text.range.to, ` (Owner: ${edit.owner})`)];
    }
    if (item.due.kind !== 'valid' || !item.due.value.exact || !item.due.value.date) return null;
    const date = item.due.value.date.add({ days: edit.days });
    return [replacement(item.due.range, dateLike(date, item.due.text, configuration.dateOrder))];
  }
  return null;
}

/** Another time for an entry, as its time is written. Its row stays; a rule tells when it has to move. */
function moveEntry(
  { text, model, lines, configuration }: Snapshot,
  line: number,
  minutes: number,
): readonly TextEdit[] | null {
  for (const { entries } of model.timelines) {
    const entry = entries.find(({ range }) => lineAt(lines, range.from) === line);
    if (!entry) continue;
    const { when, start } = entry;
    if (when.kind !== 'valid' || when.value.end || !start?.time) return null;
    const written = text.slice(when.range.from, when.range.to);
    const clock = /\d{1,2}[:h]\d{2}(?::\d{2}(?:[.,]\d{1,6})?)?(?:\s?[AaPp]\.?[Mm]\b\.?)?/.exec(
      written,
    );
    if (!clock) return null;
    const moved = start.time.hour * 60 + start.time.minute + Math.round(minutes);
    const days = Math.floor(moved / 1440);
    // Over midnight the date has to move along; where none is written, it cannot.
    if (days !== 0 && !when.value.start.date) return null;
    const time = clockLike(clockAt(moved), clock[0]);
    const date =
      days !== 0 && start.date
        ? `${dateLike(start.date.add({ days }), written, configuration.dateOrder)}${/^\S*T/.test(written) ? 'T' : ' '}`
        : written.slice(0, clock.index);
    return [
      replacement(when.range, `${date}${time}${written.slice(clock.index + clock[0].length)}`),
    ];
  }
  return null;
}
