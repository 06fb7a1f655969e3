import type { PreviewData } from '../../server/src/protocol';

/** Title, and the facts that a reader asks for first. */
export function Header({ data }: { readonly data: PreviewData }) {
  const { id, severity, status, statedDuration, services } = data.incident;
  return (
    <header>
      <h1>{data.title || 'Untitled incident'}</h1>
      <ul class="facts" aria-label="Incident">
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
