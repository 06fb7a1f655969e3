import { Temporal } from 'temporal-polyfill';
import type { World } from '../../server/src/features/world';
import { DEFAULT_CONFIGURATION, type Configuration } from '../../server/src/model/configuration';
import { knownIncident, type KnownIncident } from '../../server/src/incidents/knownIncident';
import type { ListedDocuments, ListedFile } from '../../server/src/model/indexPage/listed';
import { listedFile } from '../../server/src/incidents/index/listedIncident';
import { parseConfiguration } from '../../server/src/workspace/configuration/read';
import { analyse } from '../../server/src/workspace/analyse';
import type { Snapshot } from '../../server/src/workspace/snapshot';

export const TODAY = Temporal.PlainDate.from('2025-09-01');

/** Nothing beside the document, at noon of that day. */
export const WORLD: World = {
  path: null,
  now: Temporal.Instant.from('2025-09-01T12:00Z'),
  readerZone: 'Europe/Berlin',
  incidents: [],
  codeOwners: [],
};

/** Another postmortem of the workspace. */
export function known(path: string, text: string): KnownIncident {
  const snapshot = analyse(text, {
    configuration: DEFAULT_CONFIGURATION,
    today: TODAY,
    path,
    always: true,
  });
  return knownIncident(path, snapshot);
}

/** The configuration that a file would give. A mistake in it fails the test. */
export function configurationOf(written: Readonly<Record<string, unknown>>): Configuration {
  const { configuration, problems } = parseConfiguration(written);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  return configuration;
}

/** A document analysed as a postmortem, whatever it looks like. Rule failures fail the test. */
export function postmortem(
  text: string,
  /** As it stands in `.postmortem.yaml`. */
  configuration: Readonly<Record<string, unknown>> = {},
  world: {
    readonly today?: string;
    readonly incidents?: readonly string[];
    readonly documents?: Readonly<Record<string, string>>;
  } = {},
): Snapshot {
  const today = world.today === undefined ? TODAY : Temporal.PlainDate.from(world.today);
  return analyse(text, {
    configuration: configurationOf(configuration),
    today,
    path: null,
    documents: world.documents ? folderOf(world.documents, 'README.md') : null,
    incidents: world.incidents ? new Set(world.incidents) : null,
    always: true,
    onRuleFailure: (rule, error) => {
      throw new Error(`${rule} threw`, { cause: error });
    },
  });
}

/** A folder `/w` with these documents, as the page of that name sees it. */
export function folderOf(
  documents: Readonly<Record<string, string>>,
  page: string,
): ListedDocuments {
  const files = new ReadFolder(
    Object.entries(documents).map(([name, text]) => {
      const path = `/w/${name}`;
      const snapshot = analyse(text, { configuration: DEFAULT_CONFIGURATION, today: TODAY, path });
      return [path, listedFile(path, snapshot)];
    }),
  );
  return {
    path: `/w/${page}`,
    files,
    folders: new Set(['/w', ...[...files.keys()].map((path) => path.replace(/\/[^/]*$/, ''))]),
  };
}

/** What is not there was looked for, as in a folder that was read. */
class ReadFolder extends Map<string, ListedFile> {
  override get(path: string): ListedFile {
    return super.get(path) ?? { kind: 'gone' };
  }
}

/** The text without `‸`, and where it stood. */
export function cursor(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('‸');
  if (offset === -1 || marked.indexOf('‸', offset + 1) !== -1)
    throw new Error('One ‸ is needed in the fixture');
  return { text: marked.replace('‸', ''), offset };
}

/** The text without `⟦ ⟧`, and the ranges between them. */
export function marks(marked: string): {
  readonly text: string;
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
} {
  const ranges: { from: number; to: number }[] = [];
  let text = '';
  let open = -1;
  for (const character of marked) {
    if (character === '⟦') open = text.length;
    else if (character === '⟧') ranges.push({ from: open, to: text.length });
    else text += character;
  }
  return { text, ranges };
}
