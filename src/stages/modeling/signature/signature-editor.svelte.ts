import type { Digest } from '../../../core/kernel/objects.ts';
import type { ProblemFacts } from '../../../core/kernel/problem.ts';
import { checkSignature } from '../../../core/model/check-signature.ts';
import type { ColumnFacts } from '../../../core/model/column-facts.ts';
import type { OnnxGraph, OnnxValue } from '../../../core/model/onnx-graph.ts';
import { proposeSignature, type SignatureProposal } from '../../../core/model/propose-signature.ts';
import type { InputState } from '../../../core/model/propose-inputs.ts';
import type { InputMap, OutputMap, Signature, Task } from '../../../core/model/signature.ts';
import { usableOutputs, type UsableOutput } from '../../../core/model/usable-outputs.ts';
import { needsConfirming, withColumns } from './edit-inputs.ts';
import { asTask, withClasses } from './edit-task.ts';

/** A signature being edited: begun as a proposal for one graph over one table, checked after every change. */
export class SignatureEditor {
  readonly graph: OnnxGraph;
  /** Those after the recipe, where there is one. */
  readonly columns: readonly ColumnFacts[];
  readonly recipe: Digest | null;
  readonly proposal: SignatureProposal;
  readonly available: readonly UsableOutput[];
  inputs = $state.raw<readonly InputMap[]>([]);
  task = $state.raw<Task>({ type: 'regression', unit: null });
  outputs = $state.raw<OutputMap>({ label: null, scores: null, value: null });
  /** The mapping that was looked at and confirmed; any change to the inputs asks again. */
  #confirmed = $state.raw<string | null>(null);

  constructor(graph: OnnxGraph, columns: readonly ColumnFacts[], recipe: Digest | null = null) {
    this.graph = graph;
    this.columns = columns;
    this.recipe = recipe;
    this.proposal = proposeSignature(graph, columns);
    this.available = usableOutputs(graph);
    this.restore(this.proposal.signature);
  }

  readonly signature = $derived.by((): Signature => ({
    task: this.task,
    inputs: this.inputs,
    outputs: this.outputs,
    // Signatures without a recipe stay the same to the byte.
    ...(this.recipe ? { recipe: this.recipe } : {}),
  }));
  readonly problems = $derived.by<readonly ProblemFacts[]>(() =>
    checkSignature(this.signature, this.graph, this.columns),
  );
  readonly mustConfirm = $derived(this.inputs.some(needsConfirming));
  readonly #mapping = $derived(JSON.stringify(this.inputs));
  readonly confirmed = $derived(this.#confirmed === this.#mapping);
  /** Whether it can be run and nothing about it is unconfirmed. */
  readonly ready = $derived(this.problems.length === 0 && (!this.mustConfirm || this.confirmed));

  /** Whether it still is what was proposed. */
  get untouched(): boolean {
    const { inputs, task, outputs } = this.proposal.signature;
    return (
      this.inputs === inputs && this.task === task && this.outputs === outputs && this.#confirmed === null
    );
  }

  /** Puts another signature of the same model in place, e.g. an earlier one. */
  restore({ inputs, task, outputs }: Signature): void {
    this.inputs = inputs;
    this.task = task;
    this.outputs = outputs;
  }

  confirm(yes: boolean): void {
    this.#confirmed = yes ? this.#mapping : null;
  }

  valueOf(input: InputMap): OnnxValue {
    return this.graph.inputs.find(({ name }) => name === input.input)!;
  }

  /** How it came to its columns, in the words of the proposal until it is changed by hand. */
  stateOf(input: InputMap): InputState {
    const proposed = this.proposal.inputs.find((state) => state.input === input.input)!;
    if (input.mappedBy !== 'user') return proposed;
    return input.columns.length === 0
      ? { input: input.input, state: 'unmatched', why: 'No column is chosen.' }
      : { input: input.input, state: proposed.state, why: 'Chosen by you.' };
  }

  problemsOf(where: string): readonly ProblemFacts[] {
    return this.problems.filter((problem) => problem.where === where);
  }

  setColumns(input: InputMap, columns: readonly string[]): void {
    this.change(input, withColumns(input, this.valueOf(input), columns));
  }

  change(input: InputMap, change: Partial<InputMap>): void {
    this.inputs = this.inputs.map((other) => (other.input === input.input ? { ...other, ...change } : other));
  }

  setTask(type: Task['type']): void {
    const { task, outputs } = asTask(type, this.proposal.signature, this.available);
    this.task = task;
    this.outputs = outputs;
  }

  setClasses(classes: readonly string[]): void {
    if (this.task.type === 'classification') this.task = withClasses(this.task, classes);
  }

  changeTask(change: { positive?: string | null; threshold?: number | null; unit?: string | null }): void {
    this.task = { ...this.task, ...change };
  }

  changeOutputs(change: Partial<OutputMap>): void {
    this.outputs = { ...this.outputs, ...change };
    if (this.outputs.scores === null) this.changeTask({ threshold: null });
  }
}
