import { viewLane } from '../compute/clients.ts';
import type { Digest } from '../core/kernel/objects.ts';
import type { FrontierPoint, FrontierSetting } from '../core/automation/automation-frontier.ts';
import type {
  AutomationQuestion,
  AutomationReport,
  FrontierReport,
} from '../core/automation/automation-report.ts';
import type { MeasuredError } from '../core/automation/measured-human-error.ts';

/** How much a model may decide alone: its scores sorted, and what is looked for among all thresholds. */
export class Automating {
  report(question: AutomationQuestion): Promise<AutomationReport> {
    return viewLane.run((api) => api.automation(question));
  }

  frontier(evaluation: Digest, setting: FrontierSetting): Promise<FrontierReport> {
    return viewLane.run((api) => api.automationFrontier(evaluation, setting));
  }

  /** The cheapest thresholds that leave so many rows to people at most; null where there are none. */
  within(evaluation: Digest, setting: FrontierSetting, mostReviewed: number): Promise<FrontierPoint | null> {
    return viewLane.run((api) => api.automationWithin(evaluation, setting, mostReviewed));
  }

  /** How often people err, from a column with their answers. */
  humanError(evaluation: Digest, column: string): Promise<MeasuredError> {
    return viewLane.run((api) => api.humanErrorIn(evaluation, column));
  }
}
