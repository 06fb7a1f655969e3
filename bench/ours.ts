/** What the bench measures of ours, as plain functions. */
import { Temporal } from 'temporal-polyfill';
import { DEFAULT_CONFIGURATION } from '../server/src/model/configuration';
import { previewData } from '../server/src/features/preview/preview';
import { keepDocument } from '../server/src/syntax/document';
import { analyse as analyseText } from '../server/src/workspace/analyse';

export { list, prose, sections, table } from './shapes';

const OPTIONS = {
  configuration: DEFAULT_CONFIGURATION,
  today: Temporal.PlainDate.from('2026-01-01'),
  path: null,
  always: true,
};

/** What the panel gets for a document. */
export const panelData = (text: string): unknown =>
  previewData(analyseText(text, OPTIONS), 'file:///a.md', 1);

export const parse = (text: string): unknown => keepDocument(text);

export const analyse = (text: string): unknown => analyseText(text, OPTIONS);

/** Each call is one more key at the same place, analysed after the version before. */
export function typing(text: string): () => void {
  let snapshot = analyseText(text, OPTIONS);
  return () => {
    snapshot = analyseText(`${snapshot.text.slice(0, 1000)}x${snapshot.text.slice(1000)}`, {
      ...OPTIONS,
      previous: snapshot,
    });
  };
}
