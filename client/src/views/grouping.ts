/** A heading in a tree with what belongs to it. */
export interface Group<T> {
  readonly kind: 'group';
  /** Stays the same while the tree is refreshed, so that what is folded stays folded. */
  readonly id: string;
  readonly name: string;
  readonly children: readonly T[];
}

/** Groups in the order that their keys give; what belongs to several stands in each. */
export function grouped<T>(
  nodes: readonly T[],
  groupsOf: (node: T) => readonly { readonly name: string; readonly order: string }[],
): readonly Group<T>[] {
  const groups = new Map<string, { readonly name: string; readonly children: T[] }>();
  for (const node of nodes)
    for (const { name, order } of groupsOf(node)) {
      const known = groups.get(order);
      if (known) known.children.push(node);
      else groups.set(order, { name, children: [node] });
    }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([order, { name, children }]) => ({ kind: 'group', id: order, name, children }));
}

/** Whether a text has each word of the filter, in any order and case. */
export function matches(filter: string, text: string): boolean {
  const lower = text.toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
}
