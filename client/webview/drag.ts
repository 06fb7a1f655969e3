import { useEffect, useRef, useState } from 'preact/hooks';

/** What the pointer does while it is down. Pixels of the picture. */
export type Drag =
  | { readonly kind: 'move'; readonly key: string; readonly minutes: number }
  | { readonly kind: 'pan' }
  | { readonly kind: 'brush'; readonly from: number; readonly to: number };

interface DragOptions {
  readonly perPixel: number;
  readonly canPan: boolean;
  readonly movable: (key: string) => boolean;
  /** Minutes to whole multiples of which an entry is moved. */
  readonly step: (key: string) => number;
  /** Minutes. */
  readonly pan: (minutes: number) => void;
  readonly brush: (from: number, to: number) => void;
  readonly drop: (key: string, minutes: number) => void;
  readonly click: (target: Element) => void;
}

interface Press {
  readonly target: Element;
  readonly key: string | null;
  readonly shift: boolean;
  readonly start: number;
  /** Of the picture as it was when the pointer went down. */
  readonly perPixel: number;
  last: number;
  moved: boolean;
}

/** Fewer pixels than that are a click. */
const STILL = 4;

/**
 * A mark follows the pointer and is dropped at another time; the picture follows it where there is
 * more to see; else, or with Shift, a part is chosen. Escape takes it back.
 */
export function useDrag(options: DragOptions) {
  const { perPixel, canPan, movable, step, pan, brush, drop, click } = options;
  const press = useRef<Press | null>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const end = (): void => {
    press.current = null;
    setDrag(null);
  };
  const within = (event: PointerEvent): number => {
    const { currentTarget, clientX } = event;
    return currentTarget instanceof Element
      ? clientX - currentTarget.getBoundingClientRect().left
      : clientX;
  };
  const kindOf = ({ key, shift, target }: Press): Drag['kind'] | null => {
    if (key !== null) return movable(key) ? 'move' : null;
    if (target.closest('.cluster')) return null;
    return canPan && !shift ? 'pan' : 'brush';
  };
  const dragging = drag !== null;
  useEffect(() => {
    if (!dragging) return undefined;
    const cancel = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') end();
    };
    window.addEventListener('keydown', cancel);
    return () => window.removeEventListener('keydown', cancel);
  }, [dragging]);
  return {
    drag,
    handlers: {
      onPointerDown: (event: PointerEvent): void => {
        const { target, button, shiftKey } = event;
        if (button !== 0 || !(target instanceof Element)) return;
        const key = target.closest('.mark')?.getAttribute('data-key') ?? null;
        const x = within(event);
        press.current = { target, key, shift: shiftKey, start: x, perPixel, last: x, moved: false };
      },
      onPointerMove: (event: PointerEvent): void => {
        const now = press.current;
        if (!now) return;
        if (event.buttons === 0) {
          end();
          return;
        }
        const x = within(event);
        if (!now.moved && Math.abs(x - now.start) < STILL) return;
        if (!now.moved && event.currentTarget instanceof Element)
          event.currentTarget.setPointerCapture(event.pointerId);
        now.moved = true;
        const kind = kindOf(now);
        if (kind === 'move' && now.key !== null)
          setDrag({
            kind,
            key: now.key,
            minutes: inSteps((x - now.start) * now.perPixel, step(now.key)),
          });
        else if (kind === 'brush') setDrag({ kind, from: now.start, to: x });
        else if (kind === 'pan') {
          setDrag({ kind });
          pan((now.last - x) * now.perPixel);
        }
        now.last = x;
      },
      onPointerUp: (): void => {
        const now = press.current;
        if (!now) return;
        if (!now.moved) click(now.target);
        else if (drag?.kind === 'move') {
          if (drag.minutes !== 0) drop(drag.key, drag.minutes);
        } else if (drag?.kind === 'brush' && Math.abs(drag.to - drag.from) > 2 * STILL)
          brush(Math.min(drag.from, drag.to), Math.max(drag.from, drag.to));
        end();
      },
      onPointerCancel: end,
    },
  };
}

const inSteps = (minutes: number, step: number): number => Math.round(minutes / step) * step;
