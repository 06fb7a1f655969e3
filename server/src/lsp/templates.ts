import { isUnder } from '../incidents/incidents';
import { TEMPLATES } from '../workspace/templates/fill';
import type { Template } from '../workspace/templates/template';
import type { Session } from './session';

/** A document that would be in a folder, to ask what holds for it. */
export const inFolder = (uri: string): string => `${uri.replace(/\/$/, '')}/postmortem.md`;

/** The team's own templates, then ours. */
export async function templatesFor(session: Session, uri: string): Promise<readonly Template[]> {
  const { file, configuration } = await session.settings.layers(inFolder(uri));
  if (configuration.templates === null || !file) return TEMPLATES;
  const separator = file.path.includes('\\') ? '\\' : '/';
  const home = file.path.slice(0, file.path.lastIndexOf(separator));
  const folder = `${home}${separator}${configuration.templates}`;
  const { stored } = session;
  const own: Template[] = [];
  for (const path of (await stored.list(folder)) ?? []) {
    if (!(await isInside(session, path, home))) {
      session.connection.console.warn(`Templates: ${path} is outside of the workspace`);
      continue;
    }
    const text = await stored.read(path);
    const name = path.slice(path.replace(/\\/g, '/').lastIndexOf('/') + 1).replace(/\.\w+$/, '');
    if (text !== null)
      own.push({
        id: path,
        name,
        description: configuration.templates,
        text: text.replace(/\r\n?/g, '\n'),
      });
  }
  return [...own, ...TEMPLATES];
}

/**
 * Whether a file really lies in a folder of the workspace, or beside the configuration that names it.
 * A configuration of strangers may point anywhere, also by symbolic links.
 */
async function isInside(
  { stored, folders }: Session,
  path: string,
  home: string,
): Promise<boolean> {
  const roots = folders.length > 0 ? folders : [home];
  const real = await stored.real(path);
  const realRoots = await Promise.all(roots.map((root) => stored.real(root)));
  return real !== null && realRoots.some((root) => root !== null && isUnder(real, root));
}
