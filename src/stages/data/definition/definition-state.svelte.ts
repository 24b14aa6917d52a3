import { newDocument } from '../../../core/artifact/new-document.ts';
import type { Id } from '../../../core/kernel/objects.ts';
import {
  EMPTY_DEFINITION,
  withNextVersion,
  type DataDefinition,
  type DefinitionText,
  type EdgeCase,
} from '../../../core/labels/data-definition.ts';
import { freshId } from '../../../session/ids.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import { SoleDocument } from '../../../session/sole-document.ts';
import { TypedDocument } from '../../../session/typed-document.svelte.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';

const EMPTY: DataDefinition['body'] = { draft: EMPTY_DEFINITION, versions: [] };

/** The one definition of a project as a document that may not be there yet. */
export function soleDefinition(workbench: Workbench, open: OpenProject): SoleDocument<DataDefinition> {
  return new SoleDocument<DataDefinition>(workbench.documents, {
    project: open.id,
    key: 'definition',
    isIt: (doc): doc is DataDefinition => doc.kind === 'definition',
    shown: () => open.definitions[0]?.body ?? EMPTY,
    make: (body) =>
      newDocument(
        'definition',
        { id: freshId(), projectId: open.id, name: 'Data definition', nowMs: Date.now() },
        body,
      ),
  });
}

/** The definition on the screen: typed into, and put into force version by version. */
export class DefinitionState {
  readonly #open: OpenProject;
  readonly #typed: TypedDocument<DataDefinition>;

  constructor(workbench: Workbench, open: OpenProject) {
    this.#open = open;
    this.#typed = new TypedDocument(
      soleDefinition(workbench, open),
      () => open.definitions[0]?.body ?? EMPTY,
    );
  }

  /** null before its first change. */
  get id(): Id | null {
    return this.#open.definitions[0]?.id ?? null;
  }

  get body(): DataDefinition['body'] {
    return this.#typed.body;
  }

  get draft(): DefinitionText {
    return this.body.draft;
  }

  type(patch: Partial<DefinitionText>, label: string): void {
    this.#typed.type({ draft: { ...this.draft, ...patch } }, label);
  }

  put(patch: Partial<DefinitionText>, label: string): Promise<void> {
    return this.#typed.put({ draft: { ...this.draft, ...patch } }, label);
  }

  typeCase(index: number, patch: Partial<EdgeCase>, label: string): void {
    const edgeCases = this.draft.edgeCases.map((one, i) => (i === index ? { ...one, ...patch } : one));
    this.type({ edgeCases }, label);
  }

  answer(key: string, words: string): void {
    const { [key]: _before, ...others } = this.draft.answers;
    this.type(
      { answers: words === '' ? others : { ...others, [key]: words } },
      'Answer a question of the definition',
    );
  }

  /** Makes a version of what is written; from now on labels are made under it. */
  async putIntoForce(note: string): Promise<void> {
    await this.#typed.flush();
    const { versions } = withNextVersion(this.body, Date.now(), note);
    await this.#typed.put(
      { versions },
      `Put version ${String(versions.length)} of the definition into force`,
    );
  }
}
