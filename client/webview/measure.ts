import { FONT, measureBy, textWidth, type Measure } from '../../server/src/picture/measure';

/** Measures labels in the font that the page really has; an estimate where there is no canvas. */
export function pageMeasure(): Measure {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return textWidth;
  context.font = `${FONT}px ${getComputedStyle(document.body).fontFamily}`;
  return measureBy((character) => context.measureText(character).width);
}
