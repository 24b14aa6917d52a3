import { analyzeLane, inferLane, viewLane } from '../compute/clients.ts';
import type { ModelBytes, SamplePredictions, SheetSpec } from '../compute/contract.ts';
import type { PairBins } from '../core/evaluation/pair-bins.ts';
import type { ErrorSheet } from '../core/evaluation/error-sheet.ts';
import type { Confusion, Evaluation } from '../core/evaluation/evaluation.ts';
import type { Digest, Id } from '../core/kernel/objects.ts';
import type { ConstantAnswer, ModelVersion } from '../core/model/model-version.ts';
import type { OnnxGraph } from '../core/model/onnx-graph.ts';
import type { Signature } from '../core/model/signature.ts';
import type { Agreement } from '../core/predictions/compare-answers.ts';
import type { LearnedConstant } from '../core/predictions/learn-constant.ts';
import type { LatencySample, Predictions } from '../core/predictions/predictions.ts';
import type { Predicate } from '../core/slices/predicate.ts';
import type { Documents } from './documents.svelte.ts';
import { predictOnWasm } from './predict-on-wasm.ts';
import { predictOnWebGpu } from './predict-on-webgpu.ts';
import type { Status } from './status.svelte.ts';
import type { Tasks, Work } from './tasks.svelte.ts';
import { WebGpu } from './web-gpu.ts';

/** Where a person wants a model run; WebGPU gives way to wasm where its answers do not hold. */
export type WantedBackend = 'wasm' | 'webgpu';

/** Models in, what they say, and how right they are. */
export class Models {
  readonly #tasks: Tasks;
  readonly #status: Status;
  readonly #documents: Documents;
  readonly #onEvaluated: (evaluation: Evaluation, project: Id) => Promise<void>;
  readonly webGpu = new WebGpu();

  constructor(
    tasks: Tasks,
    status: Status,
    documents: Documents,
    onEvaluated: (evaluation: Evaluation, project: Id) => Promise<void>,
  ) {
    this.#onEvaluated = onEvaluated;
    this.#tasks = tasks;
    this.#status = status;
    this.#documents = documents;
  }

  describe(file: Blob): Promise<OnnxGraph> {
    return inferLane.run((api) => api.describe(file));
  }

  /** Aborting stops a model that never ends, with its worker. */
  sample(
    model: ModelBytes,
    signature: Signature,
    table: Digest,
    rows: number,
    signal: AbortSignal,
  ): Promise<SamplePredictions> {
    return inferLane.run((api) => api.sample(model, signature, table, rows), signal);
  }

  compare(
    model: ModelBytes,
    signature: Signature,
    table: Digest,
    column: string,
    signal: AbortSignal,
  ): Promise<Agreement> {
    return inferLane.run((api) => api.compare(model, signature, table, column, 100_000), signal);
  }

  keep(file: File, signature: Signature, project: Id, name: string): Promise<ModelVersion> {
    return this.#make({
      title: `Keep ${file.name}`,
      project,
      bytes: file.size,
      run: (job, _onProgress, signal) =>
        inferLane.run((api) => api.keep(file, signature, { job, project, name }), signal),
    });
  }

  /** A model without a file: a column of predictions, a rule, a constant. */
  keepColumn(
    model: Omit<ModelVersion, 'digest' | 'madeBy'>,
    project: Id,
    name: string,
  ): Promise<ModelVersion> {
    return this.#make({
      title: `Keep ${name}`,
      project,
      run: (job, _onProgress, signal) =>
        analyzeLane.run((api) => api.keepModel(model, { job, project, name }), signal),
    });
  }

  /** The most frequent class or the mean or median of a column, for a model that always says so. */
  learnConstant(table: Digest, column: string, by: ConstantAnswer['by']): Promise<LearnedConstant> {
    return viewLane.run((api) => api.learnConstant(table, column, by));
  }

  predict(
    model: ModelVersion,
    table: Digest,
    project: Id,
    name: string,
    backend: WantedBackend = 'wasm',
  ): Promise<Predictions> {
    return this.#tasks.run({
      title: `Run ${name}`,
      project,
      run: async (job, onProgress, signal) => {
        const ticket = { job, project, name };
        if (model.source.type !== 'onnx') {
          return analyzeLane.run((api) => api.adopt(model.digest, table, ticket), signal);
        }
        const run = { model: model.digest, table, ticket, onProgress, signal };
        const made = backend === 'webgpu' ? await predictOnWebGpu(run) : null;
        const predictions = made && 'kind' in made ? made : await predictOnWasm(run, made);
        this.#status.engine = predictions.madeBy.environment;
        return predictions;
      },
    });
  }

  latency(model: Digest, table: Digest, project: Id, name: string): Promise<LatencySample> {
    return this.#make({
      title: `Time ${name}`,
      project,
      run: (job, onProgress, signal) =>
        inferLane.run((api) => api.latency(model, table, { job, project, name }, onProgress), signal),
    });
  }

  /** `weights`: a column of sample weights. Throws Problem "weights.negative". */
  async evaluate(
    predictions: Digest,
    truth: string,
    project: Id,
    name: string,
    weights: string | null = null,
  ): Promise<Evaluation> {
    const evaluation = await this.#make({
      title: `Evaluate ${name}`,
      project,
      run: (job, onProgress, signal) =>
        analyzeLane.run(
          (api) => api.evaluate(predictions, truth, { job, project, name }, onProgress, weights),
          signal,
        ),
    });
    await this.#onEvaluated(evaluation, project);
    return evaluation;
  }

  sheet(spec: SheetSpec): Promise<ErrorSheet> {
    return viewLane.run((api) => api.sheet(spec));
  }

  confusion(evaluation: Digest, where: Predicate): Promise<Confusion> {
    return viewLane.run((api) => api.confusion(evaluation, where));
  }

  pairs(evaluation: Digest, where: Predicate): Promise<PairBins> {
    return viewLane.run((api) => api.pairs(evaluation, where));
  }

  /** Work whose result stands on the shelf and can be taken off it again by undo. */
  async #make<T extends { digest: Digest }>(work: Work<T>): Promise<T> {
    const sinceMs = Date.now();
    const made = await this.#tasks.run(work);
    if (work.project) await this.#documents.rememberShelved(work.project, made.digest, sinceMs);
    return made;
  }
}
