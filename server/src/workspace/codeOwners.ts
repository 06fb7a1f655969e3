import type { FileSystem } from './configuration/files';

const PLACES = ['CODEOWNERS', '.github/CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];

/** Handles and teams (`@org/team`) that the CODEOWNERS of the folders name, the most named first. */
export async function readCodeOwners(
  files: Pick<FileSystem, 'read'>,
  folders: readonly string[],
): Promise<readonly string[]> {
  const texts = await Promise.all(
    folders.flatMap((folder) => PLACES.map((place) => files.read(`${folder}/${place}`))),
  );
  const counts = new Map<string, number>();
  for (const line of texts.flatMap((text) => text?.split(/\r?\n/) ?? [])) {
    const [, ...owners] = line
      .replace(/(?:^|\s)#.*$/, '')
      .trim()
      .split(/\s+/);
    for (const owner of owners)
      if (/^@[\w.-]+(?:\/[\w.-]+)?$/.test(owner)) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .map(([owner]) => owner);
}
