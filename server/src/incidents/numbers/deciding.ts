import type { Configuration } from '../../model/configuration';
import { RULES } from '../../rules/registry';
import { rememberedWeakly } from '../../text/memo';
import { DECIDING } from './refuted';

/** A configuration by which only what decides numbers is looked for: who shows no finding needs no other. */
export const decidingOnly = rememberedWeakly((configuration: Configuration): Configuration => {
  const off = RULES.filter(({ id }) => !DECIDING.has(id)).map(({ id }) => [id, 'off'] as const);
  return { ...configuration, levels: { ...configuration.levels, ...Object.fromEntries(off) } };
});
