import type { Acquisition, DataSource, LabelingOption } from '../../../core/brief/acquisition.ts';
import type { Quadrant } from '../../../core/brief/quadrant.ts';
import type { Id } from '../../../core/kernel/objects.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import { oneOfKind } from '../../../session/one-of-kind.svelte.ts';
import type { TypedDocument } from '../../../session/typed-document.svelte.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';

export const NEW_SOURCE: DataSource = {
  ...{ name: '', examples: null, daysToStart: 0, perDay: 100 },
  ...{ fixedCost: 0, costPerExample: 0, labeled: false, note: '' },
};
export const NEW_OPTION: LabelingOption = {
  ...{ name: '', by: 'inHouse', daysToStart: 0, labelsPerDay: 100 },
  ...{ fixedCost: 0, costPerLabel: 0, qualified: 'unsure', note: '' },
};

/** Sources and ways to label, as they stand on the screen. */
export class AcquisitionState {
  readonly #typed: TypedDocument<Acquisition>;

  constructor(workbench: Workbench, open: OpenProject) {
    // Until something is said, what is at hand is the largest dataset.
    const most = Math.max(0, ...open.tables.map(({ object }) => object.rows));
    const empty: Acquisition['body'] = {
      present: most > 0 ? most : null,
      currency: '',
      sources: [],
      labeling: [],
    };
    const stored = (): Acquisition['body'] => open.acquisition?.body ?? empty;
    this.#typed = oneOfKind(workbench.documents, open, { kind: 'acquisition', name: 'Sources' }, stored);
  }

  get body(): Acquisition['body'] {
    return this.#typed.body;
  }

  type(patch: Partial<Acquisition['body']>, label: string): void {
    this.#typed.type(patch, label);
  }

  put(patch: Partial<Acquisition['body']>, label: string): void {
    void this.#typed.put(patch, label);
  }

  typeSource(index: number, patch: Partial<DataSource>): void {
    const sources = this.body.sources.map((one, i) => (i === index ? { ...one, ...patch } : one));
    this.type({ sources }, `Change source “${sources[index]?.name ?? ''}”`);
  }

  typeOption(index: number, patch: Partial<LabelingOption>): void {
    const labeling = this.body.labeling.map((one, i) => (i === index ? { ...one, ...patch } : one));
    this.type({ labeling }, `Change way to label “${labeling[index]?.name ?? ''}”`);
  }

  /** null: what the rows say stands again. */
  override(dataset: Id, quadrant: (Quadrant & { reason: string }) | null): void {
    const { [dataset]: _before, ...others } = this.body.overrides ?? {};
    this.type({ overrides: quadrant ? { ...others, [dataset]: quadrant } : others }, 'Quadrant of a dataset');
  }
}
