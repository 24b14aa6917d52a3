import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { Problem } from '../../src/core/kernel/problem.ts';

export const rolloutRunOf: AnalyzeApi['rolloutRun'] = () => Promise.reject(soon());
export const rolloutRunsOf: AnalyzeApi['rolloutRuns'] = () => Promise.reject(soon());
export const rolloutSweepOf: AnalyzeApi['rolloutSweep'] = () => Promise.reject(soon());

function soon(): Problem {
  return new Problem({ code: 'rollout.notThere', message: 'The simulation is not there yet.' });
}
