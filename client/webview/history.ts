import { historyStep, type HistoryStep } from './keys';

/** What is typed into has a history of its own. */
const isTypedInto = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && (target.type === 'search' || target.type === 'text');

/**
 * Tells when a person takes a step back or forth. VS Code would do so in the page itself, where
 * there is nothing to take back, so it does not hear of these keys.
 */
export function onHistory(tell: (step: HistoryStep) => void): void {
  document.addEventListener(
    'keydown',
    (event) => {
      const step = historyStep(event);
      if (step === null || isTypedInto(event.target)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      tell(step);
    },
    { capture: true },
  );
}
