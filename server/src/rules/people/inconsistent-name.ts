import type { Person } from '../../model/types';
import { distance } from '../../text/distance';
import { defineRule } from '../rule';
import { choice, replacement } from '../support/edits';

export default defineRule({
  id: 'people/inconsistent-name',
  since: '0.2.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  reads: ['people'],
  summary: 'A name that is probably a misspelling of another one in the document.',
  why: `A name written in two ways is two people for every list of owners. It fires for one letter of difference in a long name, or in one part of a full name, when the other spelling is used more often.`,
  examples: [
    {
      title: 'a swapped letter',
      bad: '# Outage\n\n## Action Items\n\n| Action | Owner |\n|---|---|\n| Add an alert | Michael |\n| Test it | Michael |\n| Write it down | ⟦Micheal⟧ |\n',
      fixed:
        '# Outage\n\n## Action Items\n\n| Action | Owner |\n|---|---|\n| Add an alert | Michael |\n| Test it | Michael |\n| Write it down | Michael |\n',
    },
    {
      title: 'two people',
      good: '# Outage\n\n## Action Items\n\n| Action | Owner |\n|---|---|\n| Add an alert | Maria |\n| Test it | Maria |\n| Write it down | Mario |\n',
    },
  ],
  check({ model, configuration, report }) {
    const roster = new Set(configuration.people.map(({ name }) => name.toLowerCase()));
    const people = model.people.filter(
      (person) => !person.team && /^[\p{L} .'’-]+$/u.test(person.name),
    );
    const usualOf = slipsOf(people.filter(({ references }) => references.length >= 2));
    for (const odd of people) {
      if (odd.references.length > 1 || roster.has(odd.name.toLowerCase())) continue;
      const usual = usualOf(odd);
      const [reference] = odd.references;
      if (!usual || !reference) continue;
      const name = usual.references[0]?.name ?? usual.name;
      report({
        range: reference.range,
        message: `${reference.name} is ${name} elsewhere in this document. Use one spelling.`,
        related: usual.references
          .slice(0, 2)
          .map(({ range, name: other }) => ({ range, message: other })),
        fixes: [choice(`Replace by ${name}`, [replacement(reference.range, name)], true)],
      });
    }
  },
});

const LONG = 6;
/** Names that one slip could mean are few; a document made to have more is not searched for all. */
const MOST = 40;

/**
 * Finds of which usual name another is a slip, at the cost of its length: two words that one slip
 * parts have one of their letters left out in common.
 */
function slipsOf(usual: readonly Person[]): (odd: Person) => Person | undefined {
  const byKey = new Map<string, Person[]>();
  for (const person of usual)
    for (const key of keysOf(person)) {
      const same = byKey.get(key);
      if (!same) byKey.set(key, [person]);
      else if (same.length < MOST) same.push(person);
    }
  return (odd) =>
    keysOf(odd)
      .flatMap((key) => byKey.get(key) ?? [])
      .find((person) => person !== odd && isSlip(odd, person));
}

/** The name with one of its parts as it is or without one of its letters, that part marked. */
function keysOf({ name }: Person): readonly string[] {
  const parts = name.toLowerCase().split(/\s+/);
  return parts.flatMap((part, index) => {
    const keyed = (changed: string): string =>
      parts.map((other, at) => (at === index ? `*${changed}` : other)).join(' ');
    const left = Array.from({ length: Math.min(part.length, LONGEST) }, (_, at) =>
      keyed(part.slice(0, at) + part.slice(at + 1)),
    );
    return [...new Set([keyed(part), ...left])];
  });
}
const LONGEST = 40;

/** One slip of the fingers apart: in a long first name, or in one part of a full name. */
function isSlip(a: Person, b: Person): boolean {
  const left = a.name.toLowerCase().split(/\s+/);
  const right = b.name.toLowerCase().split(/\s+/);
  if (left.length !== right.length) return false;
  const different = left.flatMap((part, index) =>
    part === right[index] ? [] : [[part, right[index] ?? ''] as const],
  );
  const [pair, ...others] = different;
  if (!pair || others.length > 0 || distance(pair[0], pair[1]) !== 1) return false;
  const shorter = Math.min(pair[0].length, pair[1].length);
  // `Maria` and `Mario`, `Erik` and `Erika` are two names: a changed or added last letter tells nothing.
  const sameEnd = pair[0].slice(-1) === pair[1].slice(-1);
  return sameEnd && pair[0][0] === pair[1][0] && shorter >= (left.length > 1 ? LONG - 2 : LONG);
}
