import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { View } from '../../server/src/picture/axis';
import { clockText, dayText, minutesText, wallAt } from '../../server/src/picture/clock';
import { layoutTimeline, lengthsOf, whole } from '../../server/src/picture/layout';
import type { PreviewData, PreviewEntry } from '../../server/src/protocol';
import { stepTo } from './keys';
import { pageMeasure } from './measure';
import { PICTURE_WORDS } from './names';
import { Picture } from './picture';
import { between, stepsOf } from './steps';
import { clockFor, clockName, type Settings } from './view';
import { l10n } from './words';

interface PresentProps {
  readonly data: PreviewData;
  readonly settings: Settings;
  readonly leave: () => void;
}

/** How long the picture takes to a step, in milliseconds. */
const FLIGHT = 450;
/** The picture is drawn for a smaller page, and so is larger in a room: at most by that. */
const MOST_ENLARGED = 1.6;
/** Height of what stands over and under the picture, in pixels. */
const AROUND = 290;
/** Entries of a step that are read out in full. */
const MOST_ENTRIES = 6;

const nothing = (): void => undefined;

/** The incident for a meeting: the picture alone, stepped from milestone to milestone by keys. */
export function Present({ data, settings, leave }: PresentProps) {
  const { timeline } = data;
  const measure = useMemo(pageMeasure, []);
  const { width, height } = useSize();
  const [index, setIndex] = useState(0);
  const clock = useMemo(() => clockFor(timeline, settings.clock), [timeline, settings.clock]);
  // Nothing is moved in front of others by a slip of the hand.
  const shown = useMemo(
    () => ({
      ...timeline,
      entries: timeline.entries.map((entry) => ({ ...entry, movable: false })),
    }),
    [timeline],
  );
  const all = useMemo(() => whole(timeline), [timeline]);
  const steps = useMemo(() => (all ? stepsOf(timeline, all) : []), [timeline, all]);
  const step = steps[Math.min(index, steps.length - 1)];
  const view = useFlight(step?.view ?? null);
  const lengths = useMemo(() => lengthsOf(data.metrics, PICTURE_WORDS), [data]);
  const draw = (part: View | null, wide: number) =>
    layoutTimeline(shown, {
      width: Math.max(320, Math.floor(wide)),
      lengths,
      view: part,
      clock,
      zone: clockName(timeline, settings.clock),
      measure,
      words: PICTURE_WORDS,
    });
  // As large as lets the whole be seen; the same for all steps, so that nothing jumps.
  const enlarged = useMemo(() => {
    const tall = draw(null, width / MOST_ENLARGED)?.height ?? 1;
    return Math.max(1, Math.min(MOST_ENLARGED, (height - AROUND) / tall));
  }, [shown, width, height, clock]);
  const layout = useMemo(
    () => view && draw(view, width / enlarged),
    [shown, width, enlarged, lengths, view, clock],
  );
  // Also where the focus is on nothing, as it is after the page was made larger.
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const next = stepTo(event.key, index, steps.length);
      if (event.key === 'Escape') leave();
      else if (next !== null) setIndex(next);
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [index, steps.length]);
  if (!layout || !step || !all) return null;
  const many = all.to - all.from > 1440 && timeline.dated;
  const told = (at: number): string => {
    const wall = wallAt(clock, at);
    return many ? `${dayText(wall)} ${clockText(wall)}` : clockText(wall);
  };
  const since = steps.find(({ at }) => at !== null)?.at ?? null;
  return (
    <main class="present">
      <header class="bar">
        <h1 dir="auto">{data.title}</h1>
        <div class="tools">
          <button
            type="button"
            class="tool"
            disabled={index === 0}
            onClick={() => setIndex(index - 1)}
          >
            {l10n.t('Back')}
          </button>
          <span class="count">
            {index + 1}/{steps.length}
          </span>
          <button
            type="button"
            class="tool"
            disabled={index >= steps.length - 1}
            onClick={() => setIndex(index + 1)}
          >
            {l10n.t('Next')}
          </button>
          <button type="button" class="tool" onClick={leave}>
            {l10n.t('End')}
          </button>
        </div>
      </header>
      <div class="stage" aria-hidden="true">
        <Picture
          layout={layout}
          measure={measure}
          cursor={null}
          fits={(entry) => step.at === null || entry.at === step.at}
          selected={null}
          select={nothing}
          hover={nothing}
          clock={told}
          reveal={nothing}
          pan={nothing}
          zoomed={false}
          brush={nothing}
          move={nothing}
        />
      </div>
      <div class="caption" role="status">
        {step.at === null ? (
          <p class="milestone">{summary(data)}</p>
        ) : (
          <>
            <p class="milestone">
              <b class="time">{told(step.at)}</b> {step.name}
              {since !== null && step.at > since && (
                <span class="quiet"> +{minutesText(step.at - since)}</span>
              )}
            </p>
            <ul>
              {entriesOf(timeline.entries, step.at).map((entry) => (
                <li key={entry.key} dir="auto">
                  {entry.actor !== null && <b>{entry.actor} </b>}
                  {entry.rest === null ? entry.text : `${entry.text} ${entry.rest}`}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </main>
  );
}

/** `Critical · Resolved · Time to resolve 1h 12m`. */
const summary = ({ incident, metrics }: PreviewData): string =>
  [
    incident.severity,
    incident.status,
    ...metrics
      .filter(({ id }) => id === 'detect' || id === 'resolve')
      .map(({ name, text }) => `${name} ${text}`),
    ...incident.services,
  ]
    .filter((part) => part !== null && part !== '')
    .join(' · ');

const entriesOf = (entries: readonly PreviewEntry[], at: number): readonly PreviewEntry[] =>
  entries.filter((entry) => entry.at === at && !entry.repeats).slice(0, MOST_ENTRIES);

/** A view on its way to where it is wanted; there at once for those who want no motion. */
function useFlight(wanted: View | null): View | null {
  const [view, setView] = useState(wanted);
  const now = useRef(wanted);
  useLayoutEffect(() => {
    const from = now.current;
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const arrive = (next: View | null): void => {
      now.current = next;
      setView(next);
    };
    if (!from || !wanted || still) {
      arrive(wanted);
      return undefined;
    }
    let frame = 0;
    let began: number | null = null;
    const fly = (time: number): void => {
      began ??= time;
      const share = Math.min(1, (time - began) / FLIGHT);
      arrive(share === 1 ? wanted : between(from, wanted, share));
      if (share < 1) frame = requestAnimationFrame(fly);
    };
    frame = requestAnimationFrame(fly);
    return () => cancelAnimationFrame(frame);
  }, [wanted?.from, wanted?.to]);
  return view;
}

/** The size of the window, followed as it changes. */
function useSize(): { readonly width: number; readonly height: number } {
  const [size, setSize] = useState(sizeNow);
  useEffect(() => {
    const look = (): void => setSize(sizeNow());
    window.addEventListener('resize', look);
    return () => window.removeEventListener('resize', look);
  }, []);
  return size;
}

/** Within the room at the sides of the page. */
const sizeNow = () => ({ width: window.innerWidth - 48, height: window.innerHeight });
