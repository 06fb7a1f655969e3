import type { ComponentChildren } from 'preact';
import type { PreviewCommand, PreviewData } from '../../server/src/protocol';
import { l10n } from './words';

interface HeaderProps {
  readonly data: PreviewData;
  readonly locked: boolean;
  readonly run: (command: PreviewCommand) => void;
  /** Shows it to a meeting. */
  readonly present: () => void;
  /** What stands between the title and the facts. */
  readonly children?: ComponentChildren;
}

/** Title, the facts that a reader asks for first, and what can be done with the whole. */
export function Header({ data, locked, run, present, children }: HeaderProps) {
  const presentable = data.timeline.entries.some(({ at }) => at !== null);
  const { id, severity, status, statedDuration, services } = data.incident;
  return (
    <header>
      <div class="bar">
        <h1 dir="auto">{data.title || l10n.t('Untitled incident')}</h1>
        <div class="tools">
          {presentable && (
            <button type="button" class="tool" onClick={present}>
              {l10n.t('Present')}
            </button>
          )}
          <button type="button" class="tool" onClick={() => run('exportTimeline')}>
            {l10n.t('Export…')}
          </button>
          <button type="button" class="tool" onClick={() => run('publicVersion')}>
            {l10n.t('Public version…')}
          </button>
          <button
            type="button"
            class="tool"
            aria-pressed={locked}
            title={l10n.t('A locked panel stays with this document')}
            onClick={() => run('togglePreviewLock')}
          >
            {l10n.t('Lock')}
          </button>
        </div>
      </div>
      {children}
      <ul class="facts" aria-label={l10n.t('Incident')}>
        {id !== null && <li class="fact id">{id}</li>}
        {severity !== null && (
          <li class={`fact severity ${severityClass(severity)}`}>{severity}</li>
        )}
        {status !== null && <li class="fact">{status}</li>}
        {statedDuration !== null && <li class="fact">{statedDuration}</li>}
      </ul>
      {services.length > 0 && <p class="services">{services.join(' · ')}</p>}
    </header>
  );
}

const severityClass = (severity: string): string =>
  /crit|sev[- ]?[01]\b|p0|p1\b|major/i.test(severity)
    ? 'high'
    : /high|sev[- ]?2|p2\b/i.test(severity)
      ? 'medium'
      : 'low';
