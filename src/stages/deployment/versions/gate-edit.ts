import { newDocument } from '../../../core/artifact/new-document.ts';
import { USUAL_GATES, type StageGate, type StageRules } from '../../../core/registry/stage-rules.ts';
import { freshId } from '../../../session/ids.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import { SoleDocument } from '../../../session/sole-document.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';

/** Changes what has to hold before a stage, each change a step that undo takes back. */
export class GateEdit {
  readonly #open: OpenProject;
  readonly #sole: SoleDocument<StageRules>;

  constructor({ documents }: Workbench, open: OpenProject) {
    this.#open = open;
    this.#sole = new SoleDocument<StageRules>(documents, {
      project: open.id,
      key: 'stageRules',
      isIt: (doc): doc is StageRules => doc.kind === 'stageRules',
      shown: () => ({ gates: this.#gates }),
      make: (body) =>
        newDocument(
          'stageRules',
          { id: freshId(), projectId: open.id, name: 'Gates before a stage', nowMs: Date.now() },
          body,
        ),
    });
  }

  get #gates(): readonly StageGate[] {
    return this.#open.stageRules?.body.gates ?? [];
  }

  addUsual(): Promise<void> {
    const usual = USUAL_GATES.map((gate) => ({ ...gate, id: freshId() }));
    return this.#sole.change({ gates: [...this.#gates, ...usual] }, 'Begin with the usual gates');
  }

  add(gate: Omit<StageGate, 'id'>): Promise<void> {
    return this.#sole.change({ gates: [...this.#gates, { ...gate, id: freshId() }] }, 'Add a gate');
  }

  remove(id: string): Promise<void> {
    return this.#sole.change({ gates: this.#gates.filter((gate) => gate.id !== id) }, 'Remove a gate');
  }
}
