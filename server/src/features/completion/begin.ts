import { fillTemplate } from '../../workspace/templates/fill';
import FULL from '../../workspace/templates/full';
import { nextIncidentId } from '../../workspace/nextId';
import { clockAt, formatClock } from '../../time/format';
import { lineAt, lineRange } from '../../text/lineIndex';
import { range } from '../../text/range';
import type { Snapshot } from '../../workspace/snapshot';
import type { World } from '../world';
import { ranked, type CompletionProposal } from './proposal';

/** The last letter of `postmortem`: what is typed with it may begin one. */
export const BEGIN_CHARACTER = 'm';

/** `postmortem‸` alone on a line of a document that is none yet: the whole of one, with tab stops. */
export function beginning(
  { text, lines, model, configuration, today }: Snapshot,
  world: World,
  offset: number,
): readonly CompletionProposal[] {
  const line = lineRange(lines, lineAt(lines, offset));
  const alone = text.slice(line.from, line.to) === 'postmortem' && offset === line.to;
  if (!alone || model.recognition.postmortem) return [];
  const zone = configuration.timezone ?? 'UTC';
  const now = world.now.toZonedDateTimeISO(zone);
  const ids = world.incidents.flatMap(({ id }) => (id === null ? [] : [id]));
  const insert = fillTemplate(FULL.text, {
    id: nextIncidentId(ids, today),
    title: '',
    date: now.toPlainDate().toString(),
    severity: '',
    start: formatClock(clockAt(now.hour * 60 + now.minute)),
    end: '',
    duration: '',
    zone,
    people: [],
  });
  return ranked([
    {
      label: 'postmortem',
      kind: 'section',
      detail: FULL.name,
      documentation: () => FULL.description,
      range: range(line.from, line.to),
      insert,
      snippet: true,
    },
  ]);
}
