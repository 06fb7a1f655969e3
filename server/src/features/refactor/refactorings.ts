import { actionRefactorings, metricRefactorings, whyRefactorings } from './actions';
import { incidentRefactorings, roleRefactorings, sectionRefactorings } from './document';
import type { Refactoring, RefactoringContext } from './refactoring';
import { timelineRefactorings } from './timeline';

/** Everything that can be done at a selection without anything being wrong. */
export function refactorings(context: RefactoringContext): readonly Refactoring[] {
  if (!context.snapshot.model.recognition.postmortem) return [];
  return [
    timelineRefactorings,
    actionRefactorings,
    metricRefactorings,
    whyRefactorings,
    roleRefactorings,
    incidentRefactorings,
    sectionRefactorings,
  ].flatMap((offer) => offer(context));
}
