import os from 'node:os';
import path from 'node:path';

/**
 * Where caches of this user belong: `XDG_CACHE_HOME`, `~/Library/Caches`, `%LOCALAPPDATA%`, else
 * `~/.cache`. Null where the system tells no home.
 */
export function cacheFolder(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
  home = os.homedir(),
): string | null {
  const names = platform === 'win32' ? path.win32 : path.posix;
  const absolute = (folder: string | undefined): string | null =>
    folder !== undefined && names.isAbsolute(folder) ? folder : null;
  const own = absolute(home);
  const caches =
    absolute(environment['XDG_CACHE_HOME']) ??
    (platform === 'win32' ? absolute(environment['LOCALAPPDATA']) : null) ??
    (own &&
      (platform === 'darwin' ? names.join(own, 'Library', 'Caches') : names.join(own, '.cache')));
  return caches && names.join(caches, 'postmortem-tools');
}
