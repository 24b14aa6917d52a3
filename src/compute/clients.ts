import analyzeUrl from '../../workers/analyze.worker.ts?worker&url';
import inferUrl from '../../workers/infer.worker.ts?worker&url';
import webGpuUrl from '../../workers/infer-webgpu.worker.ts?worker&url';
import packUrl from '../../workers/pack.worker.ts?worker&url';
import parseUrl from '../../workers/parse.worker.ts?worker&url';
import { ONE_THREAD } from '../core/kernel/threads.ts';
import type { AnalyzeApi, InferApi, PackApi, ParseApi, ShadowApi, WebGpuApi } from './contract.ts';
import { Lane } from './lane.ts';

/** The lanes of work. Tables stay fluid while a long evaluation runs, since the two never share a worker. */
export const parseLane = new Lane<ParseApi>(parseUrl, { idleMs: 30_000, width: 1 });
export const inferLane = new Lane<InferApi>(inferUrl, { idleMs: 20_000, width: 1 });
/** As above with one thread, which is faster for some models. */
export const oneThreadLane = new Lane<InferApi>(inferUrl, { idleMs: 2_000, width: 1, name: ONE_THREAD });
/** Asks a model about changed rows, which may take long and is ended when no longer wanted. */
export const whyLane = new Lane<InferApi>(inferUrl, { idleMs: 20_000, width: 1 });
/** Loads its engine, larger than the other, when a model is first checked. */
export const webGpuLane = new Lane<WebGpuApi>(webGpuUrl, { idleMs: 20_000, width: 1 });
export const viewLane = new Lane<AnalyzeApi>(analyzeUrl, { idleMs: null, width: 64 });
export const analyzeLane = new Lane<AnalyzeApi>(analyzeUrl, { idleMs: 30_000, width: 1 });
/** Reads whole tables. What is no longer wanted is ended, which would take the rows on the screen along in their lane. */
export const profileLane = new Lane<AnalyzeApi>(analyzeUrl, { idleMs: 20_000, width: 1 });
/** One simulated rollout; and many, which are ended when no longer wanted. */
export const rolloutLane = new Lane<AnalyzeApi>(analyzeUrl, { idleMs: 20_000, width: 1 });
export const rolloutsLane = new Lane<AnalyzeApi>(analyzeUrl, { idleMs: 20_000, width: 1 });
/** A production log: its profile, its windows; what takes long is ended when no longer wanted. */
export const logLane = new Lane<AnalyzeApi>(analyzeUrl, { idleMs: 30_000, width: 1 });
export const driftLane = new Lane<AnalyzeApi>(analyzeUrl, { idleMs: 20_000, width: 1 });
/** Draws null bands while exact answers are read from the rows. */
export const bandLane = new Lane<AnalyzeApi>(analyzeUrl, { idleMs: 5_000, width: 1 });
/** A worker of its own for one side of a shadow comparison; it ends with it. */
export function shadowLane(backend: 'wasm' | 'webgpu', threads: 'one' | 'all'): Lane<ShadowApi> {
  const name = threads === 'one' ? { name: ONE_THREAD } : {};
  return new Lane<ShadowApi>(backend === 'webgpu' ? webGpuUrl : inferUrl, { idleMs: 0, width: 1, ...name });
}
/** Loads an older model as a rollback would, from nothing, and ends its worker at once. */
export const rollbackLane = new Lane<InferApi>(inferUrl, { idleMs: 0, width: 1 });
export const packLane = new Lane<PackApi>(packUrl, { idleMs: 5_000, width: 1 });
