// Written by scripts/generate.ts from the files in this folder. Do not edit.
import type { Rule } from './rule';
import actionsDueBeforeIncident from './actions/due-before-incident';
import actionsDuplicate from './actions/duplicate';
import actionsFollowUpContradiction from './actions/follow-up-contradiction';
import actionsInvalidDate from './actions/invalid-date';
import actionsMissingDue from './actions/missing-due';
import actionsMissingOwner from './actions/missing-owner';
import actionsMissingPriority from './actions/missing-priority';
import actionsMissingStatus from './actions/missing-status';
import actionsNoPrevention from './actions/no-prevention';
import actionsNone from './actions/none';
import actionsOverdue from './actions/overdue';
import actionsPolicy from './actions/policy';
import actionsTeamOwner from './actions/team-owner';
import actionsUnknownPriority from './actions/unknown-priority';
import actionsUnknownStatus from './actions/unknown-status';
import actionsVague from './actions/vague';
import analysisMissingCause from './analysis/missing-cause';
import analysisPersonAsCause from './analysis/person-as-cause';
import analysisUnansweredWhy from './analysis/unanswered-why';
import analysisWhyChainBreak from './analysis/why-chain-break';
import claimsCountMismatch from './claims/count-mismatch';
import claimsDurationInProse from './claims/duration-in-prose';
import claimsMeanMismatch from './claims/mean-mismatch';
import claimsMetricMismatch from './claims/metric-mismatch';
import claimsTotalMismatch from './claims/total-mismatch';
import claimsUnsupportedLength from './claims/unsupported-length';
import claimsWeekdayMismatch from './claims/weekday-mismatch';
import impactNotQuantified from './impact/not-quantified';
import impactShareMismatch from './impact/share-mismatch';
import impactSlaArithmetic from './impact/sla-arithmetic';
import languageBlame from './language/blame';
import languageUnfinishedSentence from './language/unfinished-sentence';
import peopleInconsistentName from './people/inconsistent-name';
import peopleUnknown from './people/unknown';
import privacySecret from './privacy/secret';
import referencesSelf from './references/self';
import referencesStaleIndex from './references/stale-index';
import referencesUnknownIncident from './references/unknown-incident';
import reviewFollowUpDate from './review/follow-up-date';
import reviewLateReview from './review/late-review';
import reviewMissingAuthor from './review/missing-author';
import reviewMissingSignOff from './review/missing-sign-off';
import reviewOpenThread from './review/open-thread';
import reviewSignOffBeforeIncident from './review/sign-off-before-incident';
import structureDuplicateSection from './structure/duplicate-section';
import structureEmptySection from './structure/empty-section';
import structureMissingSection from './structure/missing-section';
import structurePlaceholder from './structure/placeholder';
import structureUnusedSuppression from './structure/unused-suppression';
import summaryDurationMismatch from './summary/duration-mismatch';
import summaryEndBeforeStart from './summary/end-before-start';
import summaryIdDateMismatch from './summary/id-date-mismatch';
import summaryMissingField from './summary/missing-field';
import summarySeverityConflict from './summary/severity-conflict';
import summaryStatusContradiction from './summary/status-contradiction';
import summaryTitleDateMismatch from './summary/title-date-mismatch';
import summaryUnknownSeverity from './summary/unknown-severity';
import summaryUnknownStatus from './summary/unknown-status';
import summaryWindowMismatch from './summary/window-mismatch';
import timelineAmbiguousDate from './timeline/ambiguous-date';
import timelineDateConflict from './timeline/date-conflict';
import timelineDateTypo from './timeline/date-typo';
import timelineDuplicateEntry from './timeline/duplicate-entry';
import timelineEmpty from './timeline/empty';
import timelineFutureEntry from './timeline/future-entry';
import timelineGap from './timeline/gap';
import timelineInvalidTime from './timeline/invalid-time';
import timelineMilestoneMismatch from './timeline/milestone-mismatch';
import timelineMissingActor from './timeline/missing-actor';
import timelineMissingMilestone from './timeline/missing-milestone';
import timelineMixedTimezone from './timeline/mixed-timezone';
import timelineNoTimezone from './timeline/no-timezone';
import timelineOutOfOrder from './timeline/out-of-order';
import timelineOutsideWindow from './timeline/outside-window';
import timelineUnrecordedCommunication from './timeline/unrecorded-communication';

/** All rules, by id. */
export const RULES: readonly Rule[] = [
  actionsDueBeforeIncident,
  actionsDuplicate,
  actionsFollowUpContradiction,
  actionsInvalidDate,
  actionsMissingDue,
  actionsMissingOwner,
  actionsMissingPriority,
  actionsMissingStatus,
  actionsNoPrevention,
  actionsNone,
  actionsOverdue,
  actionsPolicy,
  actionsTeamOwner,
  actionsUnknownPriority,
  actionsUnknownStatus,
  actionsVague,
  analysisMissingCause,
  analysisPersonAsCause,
  analysisUnansweredWhy,
  analysisWhyChainBreak,
  claimsCountMismatch,
  claimsDurationInProse,
  claimsMeanMismatch,
  claimsMetricMismatch,
  claimsTotalMismatch,
  claimsUnsupportedLength,
  claimsWeekdayMismatch,
  impactNotQuantified,
  impactShareMismatch,
  impactSlaArithmetic,
  languageBlame,
  languageUnfinishedSentence,
  peopleInconsistentName,
  peopleUnknown,
  privacySecret,
  referencesSelf,
  referencesStaleIndex,
  referencesUnknownIncident,
  reviewFollowUpDate,
  reviewLateReview,
  reviewMissingAuthor,
  reviewMissingSignOff,
  reviewOpenThread,
  reviewSignOffBeforeIncident,
  structureDuplicateSection,
  structureEmptySection,
  structureMissingSection,
  structurePlaceholder,
  structureUnusedSuppression,
  summaryDurationMismatch,
  summaryEndBeforeStart,
  summaryIdDateMismatch,
  summaryMissingField,
  summarySeverityConflict,
  summaryStatusContradiction,
  summaryTitleDateMismatch,
  summaryUnknownSeverity,
  summaryUnknownStatus,
  summaryWindowMismatch,
  timelineAmbiguousDate,
  timelineDateConflict,
  timelineDateTypo,
  timelineDuplicateEntry,
  timelineEmpty,
  timelineFutureEntry,
  timelineGap,
  timelineInvalidTime,
  timelineMilestoneMismatch,
  timelineMissingActor,
  timelineMissingMilestone,
  timelineMixedTimezone,
  timelineNoTimezone,
  timelineOutOfOrder,
  timelineOutsideWindow,
  timelineUnrecordedCommunication,
];
