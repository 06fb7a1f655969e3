import { dueText } from '../model/actions/due';
import type { Range } from '../text/range';
import { formatMoment } from '../time/format';
import type { Snapshot } from '../workspace/snapshot';

export interface DocumentSymbolData {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'section' | 'entry' | 'action';
  readonly range: Range;
  /** Where the cursor goes. Inside `range`. */
  readonly selection: Range;
  readonly children: readonly DocumentSymbolData[];
}

/**
 * Sections as a tree below one root, with timeline entries and action items under theirs. Without
 * `headings`, for an editor that lists those itself, only sections that have entries or items.
 */
export function documentSymbols(
  snapshot: Snapshot,
  { headings }: { readonly headings: boolean } = { headings: true },
): readonly DocumentSymbolData[] {
  if (!snapshot.model.recognition.postmortem) return [];
  const all = treeOf(snapshot);
  const shown = headings ? all : all.flatMap(withLeaves);
  const [first] = shown;
  if (!first || shown.length === 1) return shown;
  const { title } = snapshot.model;
  const whole = { from: 0, to: snapshot.text.length };
  return [
    {
      name: title?.text ?? 'Postmortem',
      detail: '',
      kind: 'section',
      range: whole,
      selection: clamp(title?.range ?? first.selection, whole),
      // The title's own section is the root itself.
      children: shown.flatMap((symbol) =>
        title && symbol.selection.from === title.range.from ? symbol.children : [symbol],
      ),
    },
  ];
}

/** A section that has something other than sections in it, without those that have not. */
function withLeaves(symbol: DocumentSymbolData): readonly DocumentSymbolData[] {
  if (symbol.kind !== 'section') return [symbol];
  const children = symbol.children.flatMap(withLeaves);
  return children.length === 0 ? [] : [{ ...symbol, children }];
}

function treeOf(snapshot: Snapshot): readonly DocumentSymbolData[] {
  const { model } = snapshot;
  const leaves = new Map<number, DocumentSymbolData[]>();
  const add = (section: number, symbol: DocumentSymbolData): void => {
    const known = leaves.get(section);
    if (known) known.push(symbol);
    else leaves.set(section, [symbol]);
  };
  for (const timeline of model.timelines) {
    for (const entry of timeline.entries) {
      const time = entry.start ? formatMoment(entry.start, entry.start.dateWritten) : '??:??';
      const name = `${time} ${entry.label ? `${entry.label.text}: ` : ''}${entry.text.text}`.trim();
      add(timeline.section, {
        name,
        detail: entry.actor?.kind === 'valid' ? entry.actor.value : '',
        kind: 'entry',
        range: entry.range,
        selection: entry.when.range,
        children: [],
      });
    }
  }
  for (const list of model.actions) {
    for (const item of list.items) {
      const detail = [
        item.owner.kind === 'valid' ? item.owner.value : 'no owner',
        dueText(item.due),
        item.done ? 'done' : null,
      ];
      add(list.section, {
        name: item.text.text || '(empty)',
        detail: detail.filter((part) => part !== null).join(' · '),
        kind: 'action',
        range: item.range,
        selection: item.text.range,
        children: [],
      });
    }
  }
  const children = new Map<number, number[]>();
  model.sections.forEach((section, index) =>
    children.set(section.parent, [...(children.get(section.parent) ?? []), index]),
  );
  const build = (index: number): DocumentSymbolData[] => {
    const section = model.sections[index];
    if (!section) return [];
    const inner = [
      ...(leaves.get(index) ?? []),
      ...(children.get(index) ?? []).flatMap(build),
    ].sort((a, b) => a.range.from - b.range.from);
    const within = inner.map((symbol) => ({
      ...symbol,
      selection: clamp(symbol.selection, symbol.range),
    }));
    return [
      {
        name: section.heading.text || '(no title)',
        detail: section.own ? section.kind : '',
        kind: 'section',
        range: section.range,
        selection: clamp(section.heading.range, section.range),
        children: within,
      },
    ];
  };
  return [...(leaves.get(-1) ?? []), ...(children.get(-1) ?? []).flatMap(build)];
}

const clamp = (inner: Range, outer: Range): Range => {
  const from = Math.max(outer.from, Math.min(inner.from, outer.to));
  return { from, to: Math.max(from, Math.min(inner.to, outer.to)) };
};
