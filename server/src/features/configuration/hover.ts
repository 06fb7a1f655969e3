import { RULES } from '../../rules/registry';
import type { Range } from '../../text/range';
import { shapeAt } from '../../workspace/configuration/shape';
import { configurationPathAt } from './place';

/** What the key or value at `offset` of a `.postmortem.yaml` means; null where nothing is to be said. */
export function hoverConfiguration(
  text: string,
  offset: number,
): { readonly range: Range; readonly markdown: string } | null {
  const at = configurationPathAt(text, offset);
  if (!at) return null;
  const path = at.path.filter((part, index) => index === 0 || typeof part === 'string');
  const shape = shapeAt(at.path) ?? shapeAt(path);
  const description = shape?.description ?? shapeAt(path.slice(0, 1))?.description;
  if (description === undefined) return null;
  const rule =
    path[0] === 'rules' && path.length === 2 ? RULES.find(({ id }) => id === path[1]) : undefined;
  const lines = [`**${path.join('.')}**`, '', description];
  if (rule) lines.push('', rule.why);
  if (shape?.default !== undefined) lines.push('', `Default: \`${JSON.stringify(shape.default)}\``);
  return { range: at.range, markdown: lines.join('\n') };
}
