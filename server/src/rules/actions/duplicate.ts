import type { ActionItem, ActionList } from '../../model/types';
import { collected } from '../../syntax/sequence';
import { shifted, type Range } from '../../text/range';
import { defineRule } from '../rule';
import { choice, replacement, wholeLines } from '../support/edits';
import { sameText } from '../support/prose';

/** What an action says, and the words that make it the same as another; shorter ones say too little. */
const tellingIn = collected((item: ActionItem) => {
  const words = sameText(item.text.text);
  return TELLING.test(words) ? [{ at: 0, node: { item, words } }] : [];
});

const TELLING = /^\S+ \S+ \S/;

export default defineRule({
  id: 'actions/duplicate',
  since: '0.2.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  reads: ['actions'],
  summary: 'The same action stands twice.',
  why: `Two owners who each think that the other one does it, or one who is asked twice.`,
  examples: [
    {
      title: 'in one table',
      bad: '# Outage\n\n## Action Items\n\n| Action | Owner |\n|---|---|\n| Add an alert at 80% | Sarah |\n| ⟦Add an alert at 80%⟧ | Mike |\n',
      fixed:
        '# Outage\n\n## Action Items\n\n| Action | Owner |\n|---|---|\n| Add an alert at 80% | Sarah |\n',
    },
    {
      title: 'a plan that sums up what stands above it',
      good: '# Outage\n\n## Action Items\n\n### This week\n\n- Add an alert at 80%\n- Remove the dead broker\n\n### All\n\n- Add an alert at 80%\n- Remove the dead broker\n- Test the restore\n',
    },
    {
      title: 'a line of a form that each service has',
      good: '# Outage\n\n## Action Items\n\n- State of it: synced, healthy\n- State of it: synced, healthy\n- State of it: synced, healthy\n- State of it: synced, healthy\n- Add an alert for the queue\n- Test the restore\n- Pin the version\n- Move the mount\n- Size the pool\n- Read the logs\n- Drop the table\n- Ask the vendor\n',
    },
    {
      title: 'two services',
      good: '# Outage\n\n## Action Items\n\n- Add an alert for the pool\n- Add an alert for the queue\n',
    },
  ],
  check({ model, document, report }) {
    if (model.recognition.template) return;
    const seen = new Map<string, Range>();
    const again: Again[] = [];
    for (const list of model.actions) {
      const telling = tellingIn(list.kept);
      if (isRecap(telling, seen)) continue;
      for (const { at, node } of telling) {
        const first = seen.get(node.words);
        const text = shifted(node.item.text.range, list.at + at);
        if (first) again.push({ ...node, list, at: list.at + at, text, first });
        else seen.set(node.words, text);
      }
    }
    if (again.length === 0) return;
    const times = timesOf(model.actions);
    for (const { item, words, list, at, text, first } of again) {
      if ((times.get(words) ?? 0) > MOST_TIMES) continue;
      report({
        range: text,
        message: 'This action stands twice. Keep one, with one owner.',
        related: [{ range: first, message: 'The first time' }],
        fixes:
          list.form === 'table'
            ? [
                choice(
                  'Remove this one',
                  [replacement(wholeLines(document().text, shifted(item.range, at)), '')],
                  true,
                ),
              ]
            : [],
      });
    }
  },
});

/** An action whose words were read before. */
interface Again {
  readonly item: ActionItem;
  readonly words: string;
  readonly list: ActionList;
  /** Where the item's own offsets count from. */
  readonly at: number;
  readonly text: Range;
  readonly first: Range;
}

/** How often each words stand, in all lists. */
function timesOf(lists: readonly ActionList[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const { kept } of lists)
    for (const { node } of tellingIn(kept)) times.set(node.words, (times.get(node.words) ?? 0) + 1);
  return times;
}

/**
 * A slip of the keyboard or of a merge leaves two, at most three. What stands more often is a line of a
 * form: `**State:** Synced Healthy` of each service.
 */
const MOST_TIMES = 3;

/**
 * Whether a list goes once more over what stands in lists above it, as a plan does that sums up: then no
 * one action of it is a slip.
 */
function isRecap(
  telling: readonly { readonly node: { readonly words: string } }[],
  seen: ReadonlyMap<string, unknown>,
): boolean {
  const again = telling.filter(({ node }) => seen.has(node.words)).length;
  return again >= 2 && again * 3 >= telling.length;
}
