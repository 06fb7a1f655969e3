import type { PreviewMetric } from '../../server/src/protocol';

/** One card for each metric that the timeline gives. A card leads to where the metric begins. */
export function Metrics({
  metrics,
  reveal,
}: {
  readonly metrics: readonly PreviewMetric[];
  readonly reveal: (line: number) => void;
}) {
  if (metrics.length === 0) return null;
  return (
    <section aria-labelledby="metrics-title">
      <h2 id="metrics-title">Metrics</h2>
      <ul class="cards">
        {metrics.map((metric) => (
          <li key={metric.id}>
            <button
              type="button"
              class={metric.stated === null ? 'card' : 'card differs'}
              onClick={() => reveal(metric.lines[0] ?? 0)}
            >
              <span class="card-name">{metric.name}</span>
              <span class="card-value">{metric.text}</span>
              <span class="card-formula">{metric.formula}</span>
              {metric.others.map((other) => (
                <span key={other.formula} class="card-formula">
                  {other.text}: {other.formula}
                </span>
              ))}
              {metric.stated !== null && <span class="card-stated">stated: {metric.stated}</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
