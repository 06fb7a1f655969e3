import { MILESTONE_NAMES } from '../../model/timeline/metrics';
import { reviewThreads } from '../../model/review/threads';
import type { Finding } from '../../rules/rule';
import { lineAt } from '../../text/lineIndex';
import type { Range } from '../../text/range';
import { formatMoment } from '../../time/format';
import type { Snapshot } from '../../workspace/snapshot';
import { eachIncident } from '../incidentAt';

/** Rules that tell of two places that cannot both be right. */
const CONTRADICTION =
  /(?:mismatch|conflict|contradiction|out-of-order|before-|-typo|outside-window|future-entry|share|arithmetic|duplicate|self)/;
/** Rules that tell of a question without an answer. */
const QUESTION =
  /^(?:analysis\/(?:unanswered-why|missing-cause|why-chain-break)|structure\/placeholder)$/;

/** What a review has to talk about, as Markdown: each with its line. */
export function reviewSheet(snapshot: Snapshot): string {
  const { model, findings } = snapshot;
  const of = (test: (finding: Finding) => boolean): readonly string[] =>
    findings.filter(test).map(({ range, message }) => at(snapshot, range, message));
  const threads = reviewThreads(snapshot.syntax);
  const open = threads.filter(({ resolved }) => !resolved);
  const parts: readonly (readonly [heading: string, lines: readonly string[], none: string])[] = [
    [
      `Open questions (${open.length} of ${threads.length} ${threads.length === 1 ? 'thread' : 'threads'})`,
      [
        ...open.map(({ range, messages }) =>
          at(
            snapshot,
            range,
            messages
              .map(({ author, text }) => `${author === null ? '' : `${author}: `}${oneLine(text)}`)
              .join(' — '),
          ),
        ),
        ...of(({ rule }) => QUESTION.test(rule)),
      ],
      'No thread is open, and no why is without an answer.',
    ],
    ['Contradictions', of(({ rule }) => CONTRADICTION.test(rule)), 'None was found.'],
    ['Silences', of(({ rule }) => rule === 'timeline/gap'), 'None is longer than the limit.'],
    [
      'Times that rest on wording only',
      worded(snapshot),
      'Every milestone is named by a label or a field.',
    ],
    ['Actions without owner or date', unassigned(snapshot), 'Every open action has both.'],
    [
      'Who was there',
      model.people
        .filter(({ team }) => !team)
        .map(({ name, role }) => `- ${escaped(name)}${role === null ? '' : `, ${escaped(role)}`}`),
      'Nobody is named.',
    ],
  ];
  const title = model.title?.text ?? '';
  return (
    [
      `# Review${title === '' ? '' : `: ${escaped(title)}`}`,
      ...parts.map(
        ([heading, lines, none]) =>
          `## ${heading}\n\n${lines.length === 0 ? none : lines.join('\n')}`,
      ),
    ].join('\n\n') + '\n'
  );
}

/** Milestones that no label and no field names: the wording of a row was taken for them. */
const worded = (snapshot: Snapshot): readonly string[] =>
  eachIncident(snapshot)
    .flatMap(({ model }) => model.milestones)
    .filter(({ from }) => from === 'wording')
    .map(({ kind, moment, range, text }) =>
      at(snapshot, range, `${MILESTONE_NAMES[kind]} ${formatMoment(moment)}: “${oneLine(text)}”`),
    );

function unassigned(snapshot: Snapshot): readonly string[] {
  return snapshot.model.actions.flatMap(({ items }) =>
    items.flatMap(({ done, owner, due, text, range }) => {
      const missing = [
        ...(owner.kind === 'valid' ? [] : ['no owner']),
        ...(due.kind === 'valid' ? [] : ['no date']),
      ];
      return done || missing.length === 0
        ? []
        : [at(snapshot, range, `${oneLine(text.text)} (${missing.join(', ')})`)];
    }),
  );
}

const at = ({ lines }: Snapshot, range: Range, text: string): string =>
  `- Line ${lineAt(lines, range.from) + 1}: ${escaped(text)}`;

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Text of the document as text of the sheet, never as its Markdown. */
const escaped = (text: string): string => oneLine(text).replace(/[\\`*_[\]<>#|~]/g, '\\$&');
