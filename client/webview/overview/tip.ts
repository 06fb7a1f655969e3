/**
 * Shows what a mark stands for while the pointer or the focus is on it. Screen readers have its name
 * already, so they are not told twice.
 */
export function showTips(): void {
  const tip = document.createElement('div');
  tip.className = 'tip';
  tip.hidden = true;
  tip.setAttribute('aria-hidden', 'true');
  document.body.append(tip);
  const show = ({ target }: Event): void => {
    const text = target instanceof Element ? target.getAttribute('data-tip') : null;
    if (!(target instanceof Element) || text === null) {
      tip.hidden = true;
      return;
    }
    tip.textContent = text;
    tip.hidden = false;
    const mark = target.getBoundingClientRect();
    const { width, height } = tip.getBoundingClientRect();
    const room = document.documentElement.clientWidth - width - 8;
    tip.style.left = `${Math.max(8, Math.min(room, mark.left + mark.width / 2 - width / 2))}px`;
    tip.style.top = `${mark.top - height - 8 < 4 ? mark.bottom + 8 : mark.top - height - 8}px`;
  };
  document.addEventListener('pointerover', show);
  document.addEventListener('focusin', show);
  const hide = (): void => {
    tip.hidden = true;
  };
  document.addEventListener('focusout', hide);
  document.addEventListener('scroll', hide, { passive: true });
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && hide());
}
