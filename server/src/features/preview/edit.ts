import { valueWays, type ActionPlace } from '../../edits/action';
import type { ActionItem } from '../../model/types';
import type { PreviewEdit } from '../../protocol';
import { lineAt, positionAt } from '../../text/lineIndex';
import { isoDate } from '../../time/calendar';
import { dateLike } from '../../time/style';
import type { Snapshot } from '../../workspace/snapshot';
import { offeredFixes } from '../offers';
import { firstProved, setDone, type Outcome } from '../refactor/actions';
import { moveEntry } from './move';

const refused = (reason: string): Outcome => ({ refused: reason });

/** What was done in the panel, as edits of the document, or why it cannot be done. */
export function panelEdit(snapshot: Snapshot, edit: PreviewEdit): Outcome {
  switch (edit.kind) {
    case 'fix': {
      const finding = snapshot.findings.find(({ rule, range }) => {
        const { line, character } = positionAt(snapshot.lines, range.from);
        return rule === edit.rule && line === edit.line && character === edit.character;
      });
      const fix = finding?.fixes[edit.index];
      if (!finding || !fix) return refused('the problem is no longer there');
      return offeredFixes(snapshot, finding).includes(fix)
        ? { edits: fix.edits }
        : refused('it would change more than it says');
    }
    case 'time': {
      const edits = moveEntry(snapshot, edit.line, edit.minutes);
      return edits ? { edits } : refused('the time cannot be written as the others are');
    }
    default:
      return editAction(snapshot, edit);
  }
}

type ActionEdit = Extract<PreviewEdit, { kind: 'done' | 'owner' | 'due' }>;

function editAction(snapshot: Snapshot, edit: ActionEdit): Outcome {
  const { lines, model } = snapshot;
  for (const list of model.actions) {
    const item = list.items.find(({ range }) => lineAt(lines, range.from) === edit.line);
    if (!item) continue;
    if (edit.kind === 'done') return setDone(snapshot, list, item);
    const place: ActionPlace = { document: snapshot.syntax, list, item };
    return edit.kind === 'owner'
      ? setOwner(snapshot, place, edit.owner.trim())
      : setDue(snapshot, place, edit.date);
  }
  return refused('there is no action');
}

function setOwner(snapshot: Snapshot, place: ActionPlace, owner: string): Outcome {
  if (/[|\n\r]/.test(owner) || owner === '') return refused('that is no name');
  const { list, item } = place;
  if (list.form === 'table' && !list.convention.owner)
    return refused('its table has no column for owners');
  const reads = ({ owner: now }: ActionItem): boolean =>
    now.kind === 'valid' && now.value === owner.replace(/^@/, '');
  return firstProved(snapshot, item, valueWays(place, 'owner', owner), reads);
}

/** How the document writes the day of its incident; null where it does not. */
const incidentDate = ({ model }: Snapshot): string | null =>
  model.fields.find(({ kind }) => kind === 'date')?.value.text ?? null;

function setDue(snapshot: Snapshot, place: ActionPlace, written: string): Outcome {
  const date = isoDate(written);
  if (!date) return refused('that is no date');
  const { list, item } = place;
  if (list.form === 'table' && !list.convention.due)
    return refused('its table has no column for dates');
  // As the dates of this list are written.
  const like = [item, ...list.items].flatMap(({ due }) =>
    due.kind === 'valid' && due.value.exact ? [due.text] : [],
  );
  const order = snapshot.configuration.dateOrder;
  const sample = like[0] ?? incidentDate(snapshot);
  const forms = new Set([dateLike(date, sample, order), date.toString()]);
  const ways = [...forms].flatMap((form) => valueWays(place, 'due', form));
  const reads = ({ due }: ActionItem): boolean =>
    due.kind === 'valid' && due.value.date?.equals(date) === true;
  return firstProved(snapshot, item, ways, reads, {
    mayTell: (rule) => rule === 'actions/overdue',
  });
}
