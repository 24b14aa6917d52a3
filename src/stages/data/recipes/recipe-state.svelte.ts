import { newDocument } from '../../../core/artifact/new-document.ts';
import { canonicalJson } from '../../../core/kernel/canonical-json.ts';
import type { Digest, Id } from '../../../core/kernel/objects.ts';
import { checkRecipe } from '../../../core/recipe/check-recipe.ts';
import type { StepProblem } from '../../../core/recipe/check-step.ts';
import { kindOf } from '../../../core/recipe/expression.ts';
import type { OutputColumn } from '../../../core/recipe/fitted.ts';
import type { Step } from '../../../core/recipe/recipe.ts';
import type { ListedStep, RecipeDocument } from '../../../core/recipe/recipe-document.ts';
import { stepInWords } from '../../../core/recipe/step-words.ts';
import type { Predicate } from '../../../core/slices/predicate.ts';
import type { TableVersion } from '../../../core/table/column.ts';
import { freshId } from '../../../session/ids.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';
import { freshStep, STEP_TITLES, type Op } from './step-choices.ts';

type Body = RecipeDocument['body'];

/** A recipe on the screen: the document, what is typed in it, and what is wrong with it. */
export class RecipeState {
  readonly workbench: Workbench;
  readonly open: OpenProject;
  readonly document: RecipeDocument;
  readonly #held: Held;

  /** Made anew whenever the document changes; `held` is what outlives that. */
  constructor(workbench: Workbench, document: RecipeDocument, held: Held) {
    this.workbench = workbench;
    this.open = workbench.open!;
    this.document = document;
    this.#held = held;
  }

  /** The step whose settings are shown. */
  get chosen(): string | null {
    return this.#held.chosen;
  }

  choose(id: string | null): void {
    void this.commit();
    this.#held.chosen = id;
  }

  readonly steps = $derived.by((): readonly ListedStep[] => {
    const { typing } = this.#held;
    const { steps } = this.document.body;
    // What was kept is shown until the document, which comes a moment later, shows it itself.
    if (!typing || (typing.keptAs !== null && this.document.rev >= typing.keptAs)) return steps;
    return steps.map((listed) => (listed.id === typing.id ? { ...listed, step: typing.step } : listed));
  });

  /** null where it is no longer here, or came without its rows. */
  readonly table = $derived.by((): TableVersion | null => {
    const digest = this.document.body.table;
    const table = digest && this.open.object('table', digest);
    return table && this.open.isWhole(table.digest) ? table : null;
  });
  readonly tableName = $derived.by(() =>
    this.table ? this.open.nameOf(this.table.digest, 'the dataset') : '',
  );
  readonly source = $derived(
    (this.table?.columns ?? []).map(({ name, type }): OutputColumn => ({ name, kind: kindOf(type) })),
  );
  readonly on = $derived(this.steps.filter(({ on }) => on));
  readonly check = $derived(checkRecipe({ format: 1, steps: this.on.map(({ step }) => step) }, this.source));
  /** Steps that are on and fit: what the preview shows. */
  readonly sound = $derived(this.on.filter(({ id }) => this.problemsOf(id).length === 0));
  readonly isSound = $derived(this.table !== null && this.check.problems.length === 0);

  problemsOf(id: string): readonly StepProblem[] {
    const at = this.on.findIndex((listed) => listed.id === id);
    return this.check.problems.filter(({ step }) => step === at);
  }

  /** Columns there are before a step; of one that is off, those before the next that is on. */
  columnsBefore(id: string): readonly OutputColumn[] {
    const at = this.steps.findIndex((listed) => listed.id === id);
    return this.check.columns[this.steps.slice(0, at).filter(({ on }) => on).length] ?? this.source;
  }

  add(op: Op): Promise<unknown> {
    const id = freshId().slice(0, 8);
    const step = freshStep(op, this.table?.columns ?? []);
    this.#held.chosen = id;
    return this.#steps(`Add a step: ${STEP_TITLES[op]}`, (steps) => [...steps, { id, on: true, step }]);
  }

  remove(listed: ListedStep): Promise<unknown> {
    return this.#steps(`Remove “${stepInWords(listed.step)}”`, (steps) =>
      steps.filter(({ id }) => id !== listed.id),
    );
  }

  duplicate(listed: ListedStep): Promise<unknown> {
    const copy = { ...listed, id: freshId().slice(0, 8) };
    this.#held.chosen = copy.id;
    return this.#steps(`Duplicate “${stepInWords(listed.step)}”`, (steps) =>
      steps.flatMap((other) => (other.id === listed.id ? [other, copy] : [other])),
    );
  }

  toggle(listed: ListedStep): Promise<unknown> {
    const label = `Switch ${listed.on ? 'off' : 'on'} “${stepInWords(listed.step)}”`;
    return this.#edit(label, listed.id, (one) => ({ ...one, on: !listed.on }));
  }

  /** Puts a step at another place. */
  move(id: string, to: number): Promise<unknown> {
    return this.#steps('Move a step', (steps) => {
      const moved = steps.find((listed) => listed.id === id);
      const others = steps.filter((listed) => listed !== moved);
      return moved && to >= 0 && to < steps.length ? others.toSpliced(to, 0, moved) : steps;
    });
  }

  /** Changes settings at once. */
  set(listed: ListedStep, step: Step): Promise<void> {
    this.#held.typing = { id: listed.id, step, keptAs: null };
    return this.commit();
  }

  /** Shows what is being typed; `commit` keeps it, as one step of undo. */
  type(listed: ListedStep, step: Step): void {
    this.#held.typing = { id: listed.id, step, keptAs: null };
  }

  async commit(): Promise<void> {
    const { typing } = this.#held;
    if (!typing || typing.keptAs !== null) return;
    const label = `Change “${stepInWords(typing.step)}”`;
    const keptAs = await this.#edit(label, typing.id, (one) => ({ ...one, step: typing.step }));
    if (this.#held.typing === typing) this.#held.typing = { ...typing, keptAs };
  }

  setTable(table: Digest): Promise<unknown> {
    return this.#change(`Dataset of “${this.document.name}”`, (body) => ({ ...body, table }));
  }

  setTraining(training: Predicate): Promise<unknown> {
    return this.#change(`Training rows of “${this.document.name}”`, (body) => ({ ...body, training }));
  }

  #edit(label: string, id: string, change: (listed: ListedStep) => ListedStep): Promise<number> {
    return this.#steps(label, (steps) => steps.map((listed) => (listed.id === id ? change(listed) : listed)));
  }

  #steps(label: string, change: (steps: readonly ListedStep[]) => readonly ListedStep[]): Promise<number> {
    return this.#change(label, (body) => ({ ...body, steps: change(body.steps) }));
  }

  /** Changes follow each other, each on what the one before left. Resolves with the revision that has it. */
  #change(label: string, change: (body: Body) => Body): Promise<number> {
    const { documents } = this.workbench;
    const { id } = this.document;
    const next = this.#held.saving.then(async () => {
      const latest = await documents.latest(this.open.id, (doc): doc is RecipeDocument => doc.id === id);
      if (!latest) return 0;
      const body = change(latest.body);
      if (canonicalJson(body) === canonicalJson(latest.body)) return latest.rev;
      await documents.change(latest, { body }, label);
      return latest.rev + 1;
    });
    this.#held.saving = next.catch(() => undefined);
    return documents.follow(next);
  }
}

/** What a screen holds of a recipe besides the document. */
export class Held {
  chosen = $state<string | null>(null);
  /** A step being typed, and the revision that holds it once it is kept. */
  typing = $state.raw<{ id: string; step: Step; keptAs: number | null } | null>(null);
  saving: Promise<unknown> = Promise.resolve();
}

/** Adds a recipe for a dataset, empty or as another one; resolves with its id once it is there. */
export async function addRecipe(
  { documents }: Workbench,
  open: OpenProject,
  name: string,
  body: Pick<Body, 'table' | 'training' | 'steps'>,
): Promise<Id> {
  const id = freshId();
  const document = newDocument(
    'recipe',
    { id, projectId: open.id, name, nowMs: Date.now() },
    { ...body, fits: [] },
  );
  await documents.add(document, `Add “${name}”`);
  return id;
}

/** A name that no recipe here has. */
export function freeRecipeName(open: OpenProject, wanted = 'Recipe'): string {
  const taken = new Set(open.recipes.map(({ name }) => name));
  let name = wanted;
  for (let n = 2; taken.has(name); n++) name = `${wanted} ${String(n)}`;
  return name;
}
