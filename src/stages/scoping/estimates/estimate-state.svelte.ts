import { Problem } from '../../../core/kernel/problem.ts';
import type { EstimateBody, EstimateDocument } from '../../../core/scoping/estimate-document.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import { SoleDocument } from '../../../session/sole-document.ts';
import { TypedDocument } from '../../../session/typed-document.svelte.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';

type BodyOf<Of extends EstimateBody['of']> = Extract<EstimateBody, { of: Of }>;

/** An estimate as it stands on the screen, and its edits. Made while a component is being set up. */
export class EstimateState<Of extends EstimateBody['of'] = EstimateBody['of']> {
  readonly open: OpenProject;
  readonly #typed: TypedDocument<EstimateDocument>;

  constructor(workbench: Workbench, open: OpenProject, document: () => EstimateDocument) {
    this.open = open;
    const { id } = document();
    const sole = new SoleDocument<EstimateDocument>(workbench.documents, {
      project: open.id,
      key: `estimate:${id}`,
      isIt: (other): other is EstimateDocument => other.id === id,
      shown: () => document().body,
      make: () => {
        throw new Problem({ code: 'estimate.gone', message: 'This estimate was deleted in another tab.' });
      },
    });
    this.#typed = new TypedDocument(sole, () => document().body);
  }

  get body(): BodyOf<Of> {
    return this.#typed.body as BodyOf<Of>;
  }

  /** Written when the typing rests. `label` says what is done, for undo. */
  type(patch: Partial<BodyOf<Of>>, label: string): void {
    this.#typed.type(patch as Partial<EstimateBody>, label);
  }

  /** As `type`, written at once: for what is chosen rather than typed. */
  put(patch: Partial<BodyOf<Of>>, label: string): void {
    void this.#typed.put(patch as Partial<EstimateBody>, label);
  }
}
