import type { PreviewMetric, PreviewReading } from '../../server/src/protocol';
import { l10n } from './words';

/** Names of those who published a definition. */
const PRESETS: Readonly<Record<string, string>> = {
  team: l10n.t('Team’s own'),
  standard: l10n.t('Usual'),
  rootly: 'Rootly',
  datadog: 'Datadog',
  gitlab: 'GitLab',
  moj: 'Ministry of Justice',
  firefighter: 'FireFighter',
};

/** A metric by the definition that is chosen, where there is one. */
export function chosen(metric: PreviewMetric, preset: string): PreviewReading {
  return metric.readings.find((reading) => reading.preset === preset) ?? metric;
}

interface MetricsProps {
  readonly metrics: readonly PreviewMetric[];
  readonly preset: string;
  readonly choose: (preset: string) => void;
  readonly reveal: (line: number) => void;
}

/** One card for each metric that the timeline gives, with what it was computed from. */
export function Metrics({ metrics, preset, choose, reveal }: MetricsProps) {
  if (metrics.length === 0) return null;
  const usual = metrics.some((metric) => metric.preset === 'team') ? 'team' : 'standard';
  const presets = Object.keys(PRESETS).filter((name) =>
    metrics.some(({ readings }) => readings.some((reading) => reading.preset === name)),
  );
  return (
    <section aria-labelledby="metrics-title">
      <div class="bar">
        <h2 id="metrics-title">{l10n.t('Metrics')}</h2>
        {presets.length > 1 && (
          <select
            aria-label={l10n.t('Definitions of the metrics')}
            value={presets.includes(preset) ? preset : usual}
            onChange={({ currentTarget }) =>
              choose(currentTarget.value === usual ? '' : currentTarget.value)
            }
          >
            {presets.map((name) => (
              <option key={name} value={name}>
                {PRESETS[name]}
              </option>
            ))}
          </select>
        )}
      </div>
      <ul class="cards">
        {metrics.map((metric) => (
          <Card
            key={metric.id}
            metric={metric}
            reading={chosen(metric, preset)}
            preset={preset}
            reveal={reveal}
          />
        ))}
      </ul>
    </section>
  );
}

function Card({
  metric: { name, stated, contradicted, readings, minutes },
  reading,
  preset,
  reveal,
}: {
  readonly metric: PreviewMetric;
  readonly reading: PreviewReading;
  readonly preset: string;
  readonly reveal: (line: number) => void;
}) {
  const others = readings.filter((other) => other.minutes !== reading.minutes);
  const away = preset !== '' && reading.preset !== preset;
  return (
    <li class={contradicted ? 'card differs' : 'card'}>
      <h3>{name}</h3>
      <p class="card-value">{reading.text}</p>
      <p class="card-formula">
        {reading.formula}
        {away && ` (${l10n.t('no other definition')})`}
      </p>
      <p class="evidence">
        {reading.evidence.map(({ name: milestone, time, text, line }, index) => (
          <button
            key={index}
            type="button"
            class="link"
            title={`${milestone}: ${text}`}
            aria-label={`${name}: ${milestone} ${time}`}
            onClick={() => reveal(line)}
          >
            {time}
          </button>
        ))}
      </p>
      {stated !== null && minutes === reading.minutes && (
        <p class="card-stated">{l10n.t('stated: {0}', stated)}</p>
      )}
      {others.length > 0 && (
        <details class="others">
          <summary>{l10n.t('Other definitions')}</summary>
          <ul>
            {others.map(({ preset: by, text, formula }) => (
              <li key={by}>
                <b>{text}</b> {formula}
                {PRESETS[by] !== undefined && ` (${PRESETS[by]})`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
