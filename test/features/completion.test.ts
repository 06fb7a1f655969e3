import assert from 'node:assert/strict';
import { complete } from '../../server/src/features/completion';
import { applyEdits } from '../../server/src/text/edit';
import { cursor, postmortem } from '../support/analyse';

const HEAD =
  '# Outage\n\n<!-- postmortem -->\n\n## Action Items\n\n| Priority | Action | Owner | Due | Status |\n|---|---|---|---|---|\n| P0 | Alert | Sarah | 2025-09-01 | Open |\n| P1 | Runbook | QA Team | 2025-09-01 | Open |\n';

function at(marked: string): { labels: readonly string[]; take: (label: string) => string } {
  const { text, offset } = cursor(marked);
  const proposals = complete(postmortem(text), offset);
  return {
    labels: proposals.map((proposal) => proposal.label),
    take: (label) => {
      const proposal = proposals.find((candidate) => candidate.label === label);
      assert.ok(proposal, `${label} is offered`);
      return applyEdits(text, [{ range: proposal.range, newText: proposal.insert }]);
    },
  };
}

describe('completion', () => {
  it('offers people in an empty owner cell, people before teams', () => {
    const { labels, take } = at(`${HEAD}| P2 | Test | ‸ | 2025-09-01 | Open |\n`);
    assert.deepEqual(labels, ['Sarah', 'QA Team']);
    assert.ok(take('Sarah').endsWith('| P2 | Test | Sarah | 2025-09-01 | Open |\n'));
  });
  it('puts white space around what goes between two pipes', () => {
    assert.ok(
      at(`${HEAD}| P2 | Test |‸| 2025-09-01 | Open |\n`)
        .take('Sarah')
        .endsWith('| P2 | Test | Sarah | 2025-09-01 | Open |\n'),
    );
  });
  it('replaces the name that is being typed', () => {
    assert.ok(
      at(`${HEAD}| P2 | Test | Sa‸ | 2025-09-01 | Open |\n`)
        .take('Sarah')
        .endsWith('| P2 | Test | Sarah | 2025-09-01 | Open |\n'),
    );
  });
  it('works in a row that is still being typed', () => {
    assert.deepEqual(at(`${HEAD}| P2 | Test | ‸`).labels, ['Sarah', 'QA Team']);
  });
  it('offers statuses and priorities in their columns', () => {
    assert.deepEqual(at(`${HEAD}| P2 | Test | Sarah | 2025-09-01 | ‸ |\n`).labels, [
      'Open',
      'In Progress',
      'Done',
      "Won't Do",
    ]);
    assert.deepEqual(at(`${HEAD}| ‸ | Test | Sarah | 2025-09-01 | Open |\n`).labels, [
      'P0',
      'P1',
      'P2',
      'P3',
    ]);
  });
  it('offers nothing in other columns and in prose', () => {
    assert.deepEqual(at(`${HEAD}| P2 | Te‸st | Sarah | 2025-09-01 | Open |\n`).labels, []);
    assert.deepEqual(at(`${HEAD}\nSarah wro‸te this.\n`).labels, []);
    assert.deepEqual(at(`${HEAD.replace('| Owner |', '| Ow‸ner |')}`).labels, []);
  });
  it('offers severities and statuses in their fields, also right after the colon', () => {
    assert.deepEqual(at(`${HEAD}\n**Severity:** ‸\n`).labels, [
      'Critical',
      'High',
      'Medium',
      'Low',
    ]);
    assert.ok(at(`${HEAD}\n**Severity:**‸\n`).take('High').includes('**Severity:** High'));
    assert.ok(
      at(`${HEAD}\n**Status:** Res‸\n`).take('Resolved').includes('**Status:** Resolved\n'),
    );
  });
  it('offers people for sign-off, authors and the timeline', () => {
    assert.deepEqual(at(`${HEAD}\n## Sign-off\n\n**Reviewed by:** ‸\n`).labels, [
      'Sarah',
      'QA Team',
    ]);
    assert.deepEqual(at(`${HEAD}\n**Authors:** Sarah, ‸\n`).labels, ['Sarah', 'QA Team']);
    assert.deepEqual(
      at(
        `${HEAD}\n## Timeline\n\n| Time | Event | Person |\n|---|---|---|\n| 14:30 | Alert | ‸ |\n`,
      ).labels,
      ['Sarah', 'QA Team'],
    );
  });
  it('offers configured people too', () => {
    const { text, offset } = cursor(`${HEAD}| P2 | Test | ‸ | | |\n`);
    assert.deepEqual(
      complete(postmortem(text, { people: ['Mei', 'Sarah'] }), offset).map(
        (proposal) => proposal.label,
      ),
      ['Sarah', 'QA Team', 'Mei'],
    );
  });
  it('offers nothing in a document that is no postmortem', () => {
    assert.deepEqual(at('# List\n\n**Severity:** ‸\n').labels, []);
  });
});
