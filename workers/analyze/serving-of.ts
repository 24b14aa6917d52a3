import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { capacityOf, mostPerSecond, servingSystem } from '../../src/core/serving/capacity.ts';
import { simulateLoad, warmUpFor } from '../../src/core/serving/serving-runs.ts';

/** Simulates serving at one load after the other; what is there is handed over at once. */
export const simulateServingOf: AnalyzeApi['simulateServing'] = (question, onPart) => {
  const { inputs, samples, loads } = question;
  const capacity = capacityOf(inputs, samples);
  if (!capacity) return Promise.resolve();
  loads.forEach((perSecond, done) => {
    onPart({ of: 'progress', phase: 'simulating', done, total: loads.length });
    const warmUp = warmUpFor(perSecond / mostPerSecond(capacity));
    const figures = simulateLoad(servingSystem(capacity, perSecond), inputs, question, warmUp);
    onPart({ of: 'load', figures });
  });
  return Promise.resolve();
};
