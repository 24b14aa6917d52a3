import { SvelteSet } from 'svelte/reactivity';
import { REPORT_PARTS, type ReportKey } from '../../core/report/report-parts.ts';
import type { Report, ReportSection } from '../../core/report/report.ts';
import { LaterAnswers } from '../../parts/report/later-answers.svelte.ts';
import type { OpenProject } from '../../session/open-project.svelte.ts';
import type { Workbench } from '../../session/workbench.svelte.ts';
import { formatDateTime } from '../../ui/format.ts';
import { STAGE_REPORTS } from './stage-reports.ts';

/** Parts that a person left out, for as long as the page is open. */
const leftOut = new SvelteSet<ReportKey>();

/** A part as it can be chosen. `section`: null while its figures are measured. */
export interface ChosenPart {
  key: ReportKey;
  title: string;
  holds: string;
  section: ReportSection | null;
  isEmpty: boolean;
}

/** The report of the open project, as things stand. Made while a component is being set up. */
export class ProjectReport {
  readonly #workbench: Workbench;
  readonly #open: OpenProject;
  readonly #later = new LaterAnswers();
  /** When it is made: the figures may still follow. */
  readonly #madeMs: number;

  constructor(workbench: Workbench, open: OpenProject, nowMs: number) {
    this.#workbench = workbench;
    this.#open = open;
    this.#madeMs = nowMs;
  }

  readonly parts = $derived.by((): readonly ChosenPart[] => {
    const ask = { open: this.#open, workbench: this.#workbench, later: this.#later };
    return REPORT_PARTS.map(({ key, title, holds }) => {
      const blocks = STAGE_REPORTS.find((part) => part.key === key)?.blocks(ask) ?? null;
      return { key, title, holds, section: blocks && { key, title, blocks }, isEmpty: blocks?.length === 0 };
    });
  });

  isIn(key: ReportKey): boolean {
    return !leftOut.has(key);
  }

  choose(key: ReportKey, isIn: boolean): void {
    if (isIn) leftOut.delete(key);
    else leftOut.add(key);
  }

  /** Whether everything that was chosen is measured. */
  readonly isReady = $derived.by(() => this.parts.every(({ key, section }) => !this.isIn(key) || section));

  readonly report = $derived.by((): Report => ({
    title: this.#open.project?.name ?? '',
    lede: '',
    about: this.#about(),
    sections: this.parts.flatMap(({ key, section, isEmpty }) =>
      section && !isEmpty && this.isIn(key) ? [section] : [],
    ),
  }));

  #about(): Report['about'] {
    const open = this.#open;
    const { targets } = this.#workbench;
    const model = targets.standingModel(open);
    const by = this.#workbench.who.name;
    const versioned = (name: string, digest: string): string => `${name}, version ${digest.slice(0, 12)}`;
    const table = targets.standing(open)?.object.table;
    return [
      { term: 'Made', words: `${formatDateTime(this.#madeMs)}${by === null ? '' : ` by ${by}`}` },
      ...(model ? [{ term: 'Model', words: versioned(open.nameOf(model, 'no longer here'), model) }] : []),
      ...(table
        ? [{ term: 'Evaluated on', words: versioned(open.nameOf(table, 'no longer here'), table) }]
        : []),
    ];
  }
}
