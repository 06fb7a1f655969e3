import type { CancellationToken } from 'vscode-languageserver';
import manifest from '../../../package.json';
import { inParallel } from '../incidents/incidents';
import { REPORT_REQUEST, type ReportAnswer } from '../protocol';
import { decidingOnly } from '../incidents/numbers/deciding';
import { siteIncident } from '../site/incident';
import { siteFiles, siteOf } from '../site/site';
import type { SiteIncident, SiteOther } from '../site/types';
import { relativePath } from '../text/relativePath';
import { normalise } from '../text/source';
import { analyse } from '../workspace/analyse';
import type { Session } from './session';

const AT_ONCE = 8;

/** The report of all postmortems of the workspace, as they stand now: in their editors, or on the disk. */
export function answerReport(session: Session): void {
  session.connection.onRequest(REPORT_REQUEST, (token: CancellationToken) =>
    session.guard('report', token, async (): Promise<ReportAnswer> => {
      const incidents: SiteIncident[] = [];
      const others: SiteOther[] = [];
      await inParallel(await session.incidents.paths(), AT_ONCE, async (file) => {
        if (token.isCancellationRequested) return;
        const read = await readForReport(session, file);
        if ('kind' in read) others.push(read);
        else incidents.push(read);
        await session.host.pause();
      });
      const now = session.world('').now.toString({ smallestUnit: 'second' });
      const site = siteOf(incidents, others, { public: false, now, version: manifest.version });
      return { incidents: site.incidents.length, files: [...siteFiles(site)] };
    }),
  );
}

async function readForReport(session: Session, file: string): Promise<SiteIncident | SiteOther> {
  const shown = shownPath(session.folders, file);
  const uri = session.uriOf(file);
  const content = await session.files.look(file);
  if (content.kind !== 'text')
    return {
      path: shown,
      kind: 'unreadable',
      why: content.kind === 'unread' ? content.reason : 'it is gone',
    };
  const snapshot = analyse(normalise(content.text), {
    configuration: decidingOnly(await session.settings.for(uri)),
    today: session.today,
    path: file,
  });
  const { template, reason } = snapshot.model.recognition;
  return (
    siteIncident(snapshot, shown, false) ?? {
      path: shown,
      kind: template ? 'template' : 'no-postmortem',
      why: reason,
    }
  );
}

/** From its folder, with the folder's name where several are open. */
export function shownPath(folders: readonly string[], file: string): string {
  const plain = (text: string): string => text.replace(/\\/g, '/');
  const folder = folders.map(plain).find((one) => plain(file).startsWith(`${one}/`));
  if (folder === undefined) return plain(file);
  const inside = relativePath(folder, plain(file));
  return folders.length > 1 ? `${folder.replace(/^.*\//, '')}/${inside}` : inside;
}
