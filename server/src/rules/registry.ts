// Written by scripts/generate.ts from the files in this folder. Do not edit.
import type { Rule } from './rule';
import actionsMissingDue from './actions/missing-due';
import actionsMissingOwner from './actions/missing-owner';
import claimsMetricMismatch from './claims/metric-mismatch';
import structureMissingSection from './structure/missing-section';
import summaryDurationMismatch from './summary/duration-mismatch';
import summaryMissingField from './summary/missing-field';
import summaryWindowMismatch from './summary/window-mismatch';
import timelineGap from './timeline/gap';
import timelineInvalidTime from './timeline/invalid-time';
import timelineMilestoneMismatch from './timeline/milestone-mismatch';
import timelineNoTimezone from './timeline/no-timezone';
import timelineOutOfOrder from './timeline/out-of-order';

/** All rules, by id. */
export const RULES: readonly Rule[] = [
  actionsMissingDue,
  actionsMissingOwner,
  claimsMetricMismatch,
  structureMissingSection,
  summaryDurationMismatch,
  summaryMissingField,
  summaryWindowMismatch,
  timelineGap,
  timelineInvalidTime,
  timelineMilestoneMismatch,
  timelineNoTimezone,
  timelineOutOfOrder,
];
