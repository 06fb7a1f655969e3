import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { OverviewAnswer } from '../../../server/src/protocol';
import { l10n } from '../words';
import { Chart, type Mark, type Open } from './chart';

/** What every part of the page is given. */
export interface PartProps {
  readonly data: OverviewAnswer;
  readonly open: Open;
}

/** Something of a list under a chart that opens its document. */
export interface Item {
  readonly title: string;
  readonly uri: string;
  readonly line: number;
  /** Stands behind the title; null for nothing. */
  readonly note: string | null;
}

/** The document of an incident, at its title. */
export function incidentMark(
  { incidents }: Pick<OverviewAnswer, 'incidents'>,
  of: number,
): Omit<Item, 'note'> {
  const { title = '', uri = '', line = 0 } = incidents[of] ?? {};
  return { title, uri, line };
}

/** How a mark of an incident looks: by severity, the worst first. */
export function severityKind({ incidents }: Pick<OverviewAnswer, 'incidents'>, of: number): string {
  const rank = incidents[of]?.rank ?? null;
  return rank === null ? 'none' : `s${Math.min(rank, 3)}`;
}

/** A key that stays while documents are edited elsewhere; several marks of one document are numbered. */
export function keyed(marks: readonly Omit<Mark, 'key'>[]): readonly Mark[] {
  const seen = new Map<string, number>();
  return marks.map((mark) => {
    const number = (seen.get(mark.uri) ?? 0) + 1;
    seen.set(mark.uri, number);
    return { ...mark, key: `${mark.uri} ${number}` };
  });
}

interface SectionProps {
  readonly title: string;
  /** How many are shown, and of how many. */
  readonly said: string;
  readonly marks: readonly Mark[];
  readonly chart: Parameters<typeof Chart>[0]['layout'];
  readonly about: unknown;
  readonly open: Open;
  /** Takes the whole width of the page. */
  readonly wide?: boolean;
  readonly legend?: ComponentChildren;
  /** Lists under the chart: what is left out, what is not told. */
  readonly children?: ComponentChildren;
}

/** A chart under its name, with what is not in it and all that it shows as a list. */
export function Section({
  title,
  said,
  marks,
  chart,
  about,
  open,
  wide = false,
  legend,
  children,
}: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} class={wide ? 'wide' : ''}>
      <h2 id={id}>{title}</h2>
      <p class="quiet">{said}</p>
      {marks.length > 0 && (
        <>
          {legend}
          <Chart name={title} marks={marks} layout={chart} about={about} open={open} />
        </>
      )}
      <div class="lists">
        {children}
        {marks.length > 0 && (
          <Listed
            name={l10n.t('As a list: {0}', marks.length)}
            items={marks.map(({ label, uri, line }) => ({ title: label, uri, line, note: null }))}
            open={open}
          />
        )}
      </div>
    </section>
  );
}

/** A list that is folded away, and made when it is opened: there may be thousands. */
export function Listed({
  name,
  items,
  open,
}: {
  readonly name: string;
  readonly items: readonly Item[];
  readonly open: Open;
}) {
  const [shown, setShown] = useState(false);
  if (items.length === 0) return null;
  return (
    <details open={shown} onToggle={({ currentTarget }) => setShown(currentTarget.open)}>
      <summary>{name}</summary>
      {shown && (
        <ul class="listed">
          {items.map((item, index) => (
            <li key={`${item.uri} ${index}`}>
              <button type="button" class="link" dir="auto" onClick={() => open(item)}>
                {item.title}
              </button>
              {item.note !== null && <span class="quiet"> {item.note}</span>}
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}

/** Documents that do not tell something. */
export const Untold = ({ data, of, open }: PartProps & { readonly of: readonly number[] }) => (
  <Listed
    name={l10n.t('Not told: {0}', of.length)}
    items={of.map((one) => ({ ...incidentMark(data, one), note: null }))}
    open={open}
  />
);

/** What is left out, each with the reason. */
export const LeftOut = ({
  data,
  of,
  open,
}: PartProps & {
  readonly of: readonly {
    readonly of: number;
    readonly line: number;
    readonly reason: string;
    readonly text?: string;
  }[];
}) => (
  <Listed
    name={l10n.t('Left out, as the document itself speaks against it: {0}', of.length)}
    items={of.map(({ of: one, line, reason, text }) => ({
      ...incidentMark(data, one),
      line,
      note: text === undefined ? reason : `${text}: ${reason}`,
    }))}
    open={open}
  />
);

/** The severities with how they are drawn. */
export function SeverityLegend({ data: { incidents } }: Pick<PartProps, 'data'>) {
  const levels = new Map<string | null, { readonly kind: string; n: number }>();
  incidents.forEach(({ severity }, of) => {
    const level = levels.get(severity) ?? { kind: severityKind({ incidents }, of), n: 0 };
    level.n++;
    levels.set(severity, level);
  });
  const order = (kind: string): string => (kind === 'none' ? 'z' : kind);
  return (
    <Legend
      entries={[...levels]
        .sort(([, a], [, b]) => (order(a.kind) < order(b.kind) ? -1 : 1))
        .map(([severity, { kind, n }]) => ({
          kind,
          name: `${severity ?? l10n.t('severity not told')} ${n}`,
        }))}
    />
  );
}

export const Legend = ({
  entries,
}: {
  readonly entries: readonly { readonly kind: string; readonly name: string }[];
}) => (
  <ul class="legend">
    {entries.map(({ kind, name }) => (
      <li key={name}>
        <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
          <circle class={`mark ${kind}`} cx="6" cy="6" r="4.5" />
        </svg>{' '}
        {name}
      </li>
    ))}
  </ul>
);
