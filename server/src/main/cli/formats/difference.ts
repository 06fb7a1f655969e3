import { isSame, type ComparedDocument } from '../../../incidents/difference/documents';
import { tellChange, tellLines } from '../../../incidents/difference/tell';
import type { ToldFinding } from '../../../incidents/difference/types';
import { shown, shownFile, shownJson } from './shown';

/** The difference of documents for people: a line for each thing that changed, with its lines. */
export function differenceText(compared: readonly ComparedDocument[]): string {
  const differing = compared.filter((document) => !isSame(document));
  const out = differing.flatMap((document) => [
    headOf(document),
    ...document.changes.map(
      (change) => `  ${shown(tellChange(change))}  [${tellLines(change.before, change.after)}]`,
    ),
    ...document.findings.appeared.map((found) => findingLine('new', found)),
    ...document.findings.gone.map((found) => findingLine('gone', found)),
    '',
  ]);
  return `${out.map((line) => `${line}\n`).join('')}${sumOf(compared)}\n`;
}

function headOf({ before, after, title }: ComparedDocument): string {
  const name = shownFile(after ?? before ?? '');
  if (before === null) return `${name} (new): ${shown(title ?? 'without a title')}`;
  if (after === null) return `${name} (gone): ${shown(title ?? 'without a title')}`;
  return before === after ? name : `${shownFile(before)} → ${shown(after)}`;
}

const findingLine = (how: string, { severity, rule, message, line }: ToldFinding): string =>
  `  ${how} ${severity} ${rule}: ${shown(message)}  [line ${line}]`;

function sumOf(compared: readonly ComparedDocument[]): string {
  const differing = compared.filter((document) => !isSame(document)).length;
  const form = compared.filter((document) => isSame(document) && !document.sameText).length;
  if (compared.length === 0) return 'No postmortem to compare.';
  const said =
    differing === 0
      ? 'No difference of an incident'
      : `${differing} postmortem${differing === 1 ? '' : 's'} with a difference`;
  return `${said}${form === 0 ? '' : `; ${form} with another text that tells the same incident`}.`;
}

/** All of it as one JSON value; lines are 1-based, lengths in minutes. */
export const differenceJson = (compared: readonly ComparedDocument[]): string =>
  shownJson(
    compared.map((document) => ({
      file: document.after ?? document.before,
      before: document.before,
      after: document.after,
      title: document.title,
      id: document.id,
      same: isSame(document),
      sameText: document.sameText,
      changes: document.changes.map((change) => ({ ...change, text: tellChange(change) })),
      findings: document.findings,
    })),
  );
