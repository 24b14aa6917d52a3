import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { fermiAnswer } from '../../src/core/scoping/fermi.ts';
import { timelineAnswer } from '../../src/core/scoping/timeline.ts';

/** A quantity from its factors, by simulation. */
export const fermiOf: AnalyzeApi['fermi'] = (fermi) => Promise.resolve(fermiAnswer(fermi));

/** When tasks are done, by simulation. */
export const timelineOf: AnalyzeApi['timeline'] = (tasks) => Promise.resolve(timelineAnswer(tasks));
