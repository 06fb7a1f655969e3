import assert from 'node:assert/strict';
import { likenessOf, type Likeness } from '../../server/src/incidents/likeness';
import { SimilarIncidents, type SimilarIncident } from '../../server/src/incidents/similar';
import { postmortem } from '../support/analyse';

/** What the sentences of an incident are about, in an incident that is otherwise like any other. */
function incident(title: string, body: string, actions = '- Add an alert', header = ''): Likeness {
  const { lines, model, syntax } = postmortem(
    `# Incident: ${title}\n\n**Severity:** High\n${header}\n## Timeline\n\n- 14:30 - Alert fired\n- 14:50 - Resolved\n\n## Root Cause\n\n${body}\n\n## Action Items\n\n${actions}\n`,
  );
  assert.ok(model.recognition.postmortem);
  return likenessOf(lines, model, syntax);
}

/** Incidents that have nothing to do with each other. */
const OTHERS: readonly (readonly [string, Likeness])[] = [
  ['backup tapes', 'The robot arm of the tape library jammed during the weekly rotation.'],
  ['billing letters', 'Invoices were printed with last quarter’s letterhead by a stale container.'],
  ['badge readers', 'Doors stayed locked since the firmware forgot its certificate chain.'],
  ['map tiles', 'Tiles were rendered in Mercator where polar projection was configured.'],
  ['search ranking', 'A synonym list was uploaded twice, doubling each weight of the ranking.'],
  ['email bounce', 'Greylisting by a large provider delayed newsletters until the evening.'],
].map(([title = '', body = '']) => [`/w/${title}.md`, incident(title, body)] as const);

const POOL = incident(
  'checkout down',
  'A leaked cursor exhausted the connection pool of the ledger database, as the log says: `FATAL: remaining connection slots are reserved (412)`.',
  '- Close cursors (OPS-4711)',
  '**Services affected:** Checkout API\n',
);

function asked(other: Likeness, most?: number): readonly SimilarIncident[] {
  const index = new SimilarIncidents();
  for (const [path, likeness] of OTHERS) index.put(path, likeness);
  index.put('/w/pool.md', POOL);
  return index.similarTo(other, null, most);
}
const told = (found: readonly SimilarIncident[]): readonly string[] =>
  found.flatMap(({ path, reasons }) =>
    reasons.map(
      ({ kind, shared, here, there }) =>
        `${path} ${kind} ${shared.join(' ')} ${here.line + 1}>${there.line + 1}`,
    ),
  );

describe('similar incidents', () => {
  it('are found by what they share, and each answer shows the lines', () => {
    const table: readonly (readonly [string, Likeness, readonly string[]])[] = [
      [
        'the message of a program, whatever number is in it',
        incident('orders', 'The log had “FATAL: remaining connection slots are reserved (77)”.'),
        ['/w/pool.md error FATAL: remaining connection slots are reserved (77) 12>13'],
      ],
      [
        'a ticket',
        incident('orders', 'A wheel broke.', '- Buy one (OPS-4711)'),
        ['/w/pool.md ticket OPS-4711 16>17'],
      ],
      [
        'a service',
        incident('orders', 'A wheel broke.', '- Buy one', '**Services affected:** checkout api\n'),
        ['/w/pool.md service checkout api 4>4'],
      ],
      [
        'words that few documents have',
        incident('orders', 'A cursor was leaked and so the pool of the ledger was exhausted.'),
        ['/w/pool.md words cursor leaked pool ledger exhausted 12>13'],
      ],
      ['two of these words alone are not enough', incident('orders', 'A cursor leaked.'), []],
      ['words that all postmortems have are not enough', incident('orders', 'Servers broke.'), []],
    ];
    for (const [what, other, expected] of table) {
      const found = told(asked(other));
      const texts = found.filter((line) => !line.includes(' words ') || expected.length > 0);
      assert.deepEqual(
        texts.filter((line) => expected.includes(line)),
        expected,
        `${what}: ${found.join('\n')}`,
      );
      if (expected.length === 0) assert.deepEqual(found, [], what);
      assert.ok(
        found.every((line) => line.startsWith('/w/pool.md ')),
        what,
      );
    }
  });

  it('one that names another is like it, from both sides', () => {
    const named = incident(
      'ledger',
      'A wheel broke.',
      '- Buy one',
      '**Incident ID:** INC-20250822-001\n',
    );
    const naming = incident(
      'later',
      'As in INC-20250822-001, a valve stuck.\n\n## Related Incidents\n\n- INC-20250822-001',
    );
    const index = new SimilarIncidents();
    index.put('/w/named.md', named);
    index.put('/w/naming.md', naming);
    for (const [one, path, other] of [
      [named, '/w/named.md', '/w/naming.md'],
      [naming, '/w/naming.md', '/w/named.md'],
    ] as const) {
      const [first] = index.similarTo(one, path);
      assert.equal(first?.path, other);
      assert.equal(first.reasons[0]?.kind, 'reference');
    }
  });

  it('in a language without spaces, by what stands together', () => {
    const index = new SimilarIncidents();
    for (const [path, likeness] of OTHERS) index.put(path, likeness);
    const japanese = (body: string): Likeness => incident('障害', body);
    index.put('/w/ja.md', japanese('接続プールが枯渇し、決済処理が停止した。'));
    const [first] = index.similarTo(japanese('決済処理の接続プールが枯渇したため停止。'), null);
    assert.equal(first?.path, '/w/ja.md');
  });

  it('the answer does not depend on what was there before, nor on the order', () => {
    const asking = incident(
      'orders',
      'A cursor was leaked and so the pool of the ledger was exhausted.',
    );
    const straight = new SimilarIncidents();
    for (const [path, likeness] of OTHERS) straight.put(path, likeness);
    straight.put('/w/pool.md', POOL);
    const detour = new SimilarIncidents();
    detour.put('/w/gone.md', asking);
    detour.put('/w/pool.md', incident('valves', 'A valve stuck.'));
    for (const [path, likeness] of [...OTHERS].reverse()) detour.put(path, likeness);
    detour.put('/w/pool.md', POOL);
    detour.drop('/w/gone.md');
    assert.deepEqual(detour.similarTo(asking, null), straight.similarTo(asking, null));
  });

  it('does not name what most documents name', () => {
    const index = new SimilarIncidents();
    for (const [path, { ...likeness }] of OTHERS)
      index.put(path, { ...likeness, services: POOL.services });
    assert.deepEqual(index.similarTo(POOL, null), []);
  });
});
