import type { Severity } from '../../../rules/rule';

/** From the gravest to the mildest. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];
