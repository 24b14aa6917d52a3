import type { ReportBlock } from '../../core/report/report.ts';
import type { ReportKey } from '../../core/report/report-parts.ts';
import type { OpenProject } from '../../session/open-project.svelte.ts';
import type { Workbench } from '../../session/workbench.svelte.ts';
import type { LaterAnswers } from './later-answers.svelte.ts';

/** What a part of the report is made from. */
export interface ReportAsk {
  open: OpenProject;
  workbench: Workbench;
  /** What workers answer. */
  later: LaterAnswers;
}

/**
 * What a stage says of itself in the report, by the words and figures of its screens. Read in a derivation, it follows
 * them. null: some figures are still being measured; no block: there is nothing to say.
 */
export interface ReportPart {
  key: ReportKey;
  blocks: (ask: ReportAsk) => readonly ReportBlock[] | null;
}
