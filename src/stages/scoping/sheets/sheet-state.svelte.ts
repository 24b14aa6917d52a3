import { newDocument } from '../../../core/artifact/new-document.ts';
import { canonicalJson } from '../../../core/kernel/canonical-json.ts';
import type { Id } from '../../../core/kernel/objects.ts';
import { exampleAnswers } from '../../../core/scoping/example-answers.ts';
import type { Answers, SheetField, SheetSpec } from '../../../core/scoping/sheet-spec.ts';
import { EMPTY_ANSWER, type FieldAnswer, type Worksheet } from '../../../core/scoping/worksheet.ts';
import { freshId } from '../../../session/ids.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import { SoleDocument } from '../../../session/sole-document.ts';
import { TypedDocument } from '../../../session/typed-document.svelte.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';

/** What a sheet is of: a model, or the whole project. */
export interface Subject {
  id: Id;
  name: string;
}

/** A sheet as it stands on the screen: typed into, commented on, kept in versions. */
export class SheetState {
  readonly spec: SheetSpec;
  readonly open: OpenProject;
  readonly subject: Subject | null;
  readonly #workbench: Workbench;
  readonly #typed: TypedDocument<Worksheet>;
  readonly #isIt: (doc: { kind: string; body: unknown }) => boolean;

  /** Made while a component is being set up. */
  constructor(workbench: Workbench, open: OpenProject, spec: SheetSpec, subject: Subject | null) {
    [this.spec, this.open, this.subject, this.#workbench] = [spec, open, subject, workbench];
    const of = subject?.id ?? null;
    const empty: Worksheet['body'] = {
      sheet: spec.kind,
      subject: of,
      answers: {},
      comments: {},
      versions: [],
    };
    this.#isIt = ({ kind, body }) =>
      kind === 'worksheet' &&
      (body as Worksheet['body']).sheet === spec.kind &&
      (body as Worksheet['body']).subject === of;
    const stored = (): Worksheet['body'] => this.stored?.body ?? empty;
    const sole = new SoleDocument<Worksheet>(workbench.documents, {
      project: open.id,
      key: `worksheet:${spec.kind}:${of ?? ''}`,
      isIt: (doc): doc is Worksheet => this.#isIt(doc),
      shown: stored,
      make: (body) =>
        newDocument(
          'worksheet',
          { id: freshId(), projectId: open.id, name: this.name, nowMs: Date.now() },
          body,
        ),
    });
    this.#typed = new TypedDocument(sole, stored);
  }

  get name(): string {
    return this.subject ? `${this.spec.name} of ${this.subject.name}` : this.spec.name;
  }

  /** null before its first change. */
  get stored(): Worksheet | null {
    return this.open.worksheets.find((doc) => this.#isIt(doc)) ?? null;
  }

  get body(): Worksheet['body'] {
    return this.#typed.body;
  }

  get answers(): Answers {
    return this.body.answers;
  }

  answerOf({ key }: SheetField): FieldAnswer {
    return this.answers[key] ?? EMPTY_ANSWER;
  }

  type(field: SheetField, patch: Partial<FieldAnswer>): void {
    this.#typed.type({ answers: this.#answersWith(field, patch) }, this.#label(field));
  }

  /** As `type`, written at once: for what is chosen rather than typed. */
  put(field: SheetField, patch: Partial<FieldAnswer>): Promise<void> {
    return this.#typed.put({ answers: this.#answersWith(field, patch) }, this.#label(field));
  }

  beginWithExample(): Promise<void> {
    return this.#typed.put(
      { answers: exampleAnswers(this.spec) },
      `Begin with the example: ${this.spec.name}`,
    );
  }

  comment({ key, title }: SheetField, words: string): Promise<void> {
    const by = this.#workbench.who.name ?? '';
    const comment = { field: key, by, atMs: Date.now(), words, settledMs: null };
    const comments = { ...this.body.comments, [freshId()]: comment };
    return this.#typed.put({ comments }, `Comment on “${title}”`);
  }

  settle(id: string, settled: boolean): Promise<void> {
    const comment = this.body.comments[id];
    if (!comment) return Promise.resolve();
    const changed = { ...comment, settledMs: settled ? Date.now() : null };
    return this.#typed.put(
      { comments: { ...this.body.comments, [id]: changed } },
      settled ? 'Settle a comment' : 'Open a comment again',
    );
  }

  /** Keeps the sheet as it is now as a version. */
  async keep(note: string): Promise<void> {
    await this.#typed.flush();
    const { versions, answers } = this.body;
    const number = (versions.at(-1)?.number ?? 0) + 1;
    const by = this.#workbench.who.name ?? '';
    const kept = { number, atMs: Date.now(), by, note, answers };
    await this.#typed.put({ versions: [...versions, kept] }, `Keep version ${String(number)}`);
  }

  /** What of it is stored now, everything typed included; null where nothing ever was. */
  async settled(): Promise<Worksheet | null> {
    await this.#typed.flush();
    return this.#workbench.documents.latest(
      this.open.id,
      (doc): doc is Worksheet => doc.deletedMs === null && this.#isIt(doc),
    );
  }

  #label({ title }: SheetField): string {
    return `“${title}” of the ${this.spec.name.toLowerCase()}`;
  }

  /** An answer that says nothing any more is left out. */
  #answersWith(field: SheetField, patch: Partial<FieldAnswer>): Answers {
    const { [field.key]: _before, ...others } = this.answers;
    const answer = { ...this.answerOf(field), ...patch };
    const isEmpty = canonicalJson(answer) === canonicalJson(EMPTY_ANSWER);
    return isEmpty ? others : { ...this.answers, [field.key]: answer };
  }
}
