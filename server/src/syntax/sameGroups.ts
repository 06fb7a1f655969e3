import { Tree } from '@lezer/common';

/**
 * What holds others in groups that the parser makes to keep its trees balanced. It takes the items of
 * a list one by one, and groups them anew each time.
 */
const HOLDING = new Set([
  'Document',
  'Blockquote',
  'BulletList',
  'OrderedList',
  'ListItem',
  'Table',
]);

/** Trees that are what they will be in all versions. */
const SETTLED = new WeakSet<Tree>();

/** The last group that begins with a tree. */
const BY_FIRST = new WeakMap<Tree, Tree>();

/**
 * The same tree with the groups of the versions before, wherever they hold the same trees at the same
 * places: so that whoever keeps something for a group finds it again.
 */
export function withSameGroups(tree: Tree): Tree {
  if (SETTLED.has(tree)) return tree;
  const group = tree.type.isAnonymous;
  // Most groups of a list have the items of the version before, which need no look.
  const before = group ? asBefore(tree) : null;
  if (before) return before;
  let settled = tree;
  if (group || HOLDING.has(tree.type.name)) {
    const children = tree.children.map((child) =>
      child instanceof Tree && mayHoldGroups(child) ? withSameGroups(child) : child,
    );
    if (children.some((child, index) => child !== tree.children[index]))
      settled = new Tree(tree.type, children, tree.positions, tree.length, tree.propValues);
    if (group) settled = asBefore(settled) ?? remember(settled);
  }
  SETTLED.add(settled);
  return settled;
}

const mayHoldGroups = ({ type }: Tree): boolean => type.isAnonymous || HOLDING.has(type.name);

function asBefore(group: Tree): Tree | null {
  const [first] = group.children;
  const before = first instanceof Tree ? BY_FIRST.get(first) : undefined;
  return before && isSameGroup(before, group) ? before : null;
}

function remember(group: Tree): Tree {
  const [first] = group.children;
  if (first instanceof Tree) BY_FIRST.set(first, group);
  return group;
}

const isSameGroup = (a: Tree, b: Tree): boolean =>
  a.length === b.length &&
  a.children.length === b.children.length &&
  a.children.every((child, index) => child === b.children[index]) &&
  a.positions.every((position, index) => position === b.positions[index]);
