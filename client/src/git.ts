import * as vscode from 'vscode';

/** A repository, as VS Code's own extension for git gives it to other extensions. */
export interface Repository {
  /** The text of a file in a commit, which may be named as git names it. */
  readonly show: (commit: string, path: string) => Promise<string>;
}

interface GitExtension {
  readonly getAPI: (version: 1) => {
    readonly getRepository: (uri: vscode.Uri) => Repository | null;
    readonly openRepository: (root: vscode.Uri) => Promise<Repository | null>;
  };
}

/** The repository that a file is in; undefined without one, and where git is switched off or not there. */
export async function repositoryOf(uri: vscode.Uri): Promise<Repository | undefined> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (!extension || uri.scheme !== 'file') return undefined;
  try {
    const git = (await extension.activate()).getAPI(1);
    return (
      git.getRepository(uri) ??
      (await git.openRepository(vscode.Uri.joinPath(uri, '..'))) ??
      undefined
    );
  } catch {
    // Switched off by the setting git.enabled.
    return undefined;
  }
}
