import assert from 'node:assert/strict';
import { Incidents } from '../../server/src/incidents/incidents';
import { configurationOf, TODAY } from '../support/analyse';

const incident = (month: number): string =>
  `# Outage\n\n**Incident ID:** INC-20250${month}01-001\n\n## Timeline\n\n- 14:30 - Alert\n- 14:40 - Closed\n\n## Root Cause\n\nA leak.\n`;

/** The incidents of two folders, with a list of what was read; `settings` holds for the first one. */
function folders(settings: () => Readonly<Record<string, unknown>>) {
  const read: string[] = [];
  const files = new Map([
    ['/a/1.md', incident(1)],
    ['/a/2.md', incident(2)],
    ['/a/notes.md', '# Outage\n\nNotes about the incident.\n'],
    ['/b/3.md', incident(3)],
  ]);
  const incidents = new Incidents({
    list: (folder) =>
      Promise.resolve([...files.keys()].filter((path) => path.startsWith(`${folder}/`))),
    read: (path) => {
      read.push(path);
      return Promise.resolve({ kind: 'text', text: files.get(path) ?? '' });
    },
    // A new object each time, as after everything was forgotten.
    configurationFor: (path) =>
      Promise.resolve(configurationOf(path.startsWith('/a/') ? settings() : {})),
    today: TODAY,
    pause: () => Promise.resolve(),
  });
  return { incidents, read };
}

describe('the incidents of a workspace whose configuration is looked at again', () => {
  it('are not read again where it says the same', async () => {
    const { incidents, read } = folders(() => ({ timezone: 'UTC' }));
    await incidents.load(['/a', '/b']);
    read.length = 0;
    await incidents.reconfigured();
    assert.deepEqual(read, []);
  });

  it('are read again where it says something else, and ids stay known meanwhile', async () => {
    let timezone = 'UTC';
    const { incidents, read } = folders(() => ({ timezone }));
    await incidents.load(['/a', '/b']);
    read.length = 0;
    timezone = 'Europe/Berlin';
    const again = incidents.reconfigured();
    assert.equal(incidents.ids?.size, 3);
    await again;
    assert.deepEqual(read.filter((path) => path !== '/a/notes.md').sort(), ['/a/1.md', '/a/2.md']);
    assert.equal(incidents.ids?.size, 3);
    assert.deepEqual(
      incidents.charted.map(({ zone }) => zone),
      ['Europe/Berlin', 'Europe/Berlin', null],
    );
  });
});
