import type { Entry } from '../../../core/artifact/documents.ts';
import { newDocument } from '../../../core/artifact/new-document.ts';
import type { CardField, DataCard } from '../../../core/brief/data-card.ts';
import { freshId } from '../../../session/ids.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import { SoleDocument } from '../../../session/sole-document.ts';
import { TypedDocument } from '../../../session/typed-document.svelte.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';

/** The card of one dataset as it stands on the screen. */
export class CardState {
  readonly #typed: TypedDocument<DataCard>;

  constructor(workbench: Workbench, open: OpenProject, { id, name }: Entry) {
    const empty: DataCard['body'] = { dataset: id, answers: {} };
    const stored = (): DataCard['body'] =>
      open.dataCards.find(({ body }) => body.dataset === id)?.body ?? empty;
    const sole = new SoleDocument<DataCard>(workbench.documents, {
      project: open.id,
      key: `card:${id}`,
      isIt: (doc): doc is DataCard => doc.kind === 'dataCard' && doc.body.dataset === id,
      shown: stored,
      make: (body) =>
        newDocument(
          'dataCard',
          { id: freshId(), projectId: open.id, name: `Data card of ${name}`, nowMs: Date.now() },
          body,
        ),
    });
    this.#typed = new TypedDocument(sole, stored);
  }

  get body(): DataCard['body'] {
    return this.#typed.body;
  }

  answer({ key, title }: CardField, words: string): void {
    const { [key]: _before, ...others } = this.body.answers;
    this.#typed.type(
      { answers: words === '' ? others : { ...others, [key]: words } },
      `“${title}” of the data card`,
    );
  }
}
