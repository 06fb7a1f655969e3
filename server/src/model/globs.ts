import picomatch from 'picomatch';

/** Whether a `/`-separated path matches one of the globs; a glob without a slash matches file names. */
export function matchesGlobs(path: string, globs: readonly string[]): boolean {
  if (globs.length === 0) return false;
  const anywhere = globs.map((glob) =>
    glob.includes('/') ? glob.replace(/^(?!\*\*\/|\/)/, '**/') : `**/${glob}`,
  );
  return picomatch(anywhere, { nocase: true, dot: true })(
    path.replace(/\\/g, '/').replace(/^\/+/, ''),
  );
}
