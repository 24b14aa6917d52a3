import type { RolloutSimulation, ScenarioName } from '../../../core/rollout/rollout-simulation.ts';
import { formatNumber } from '../../../ui/format.ts';
import { sinceWords } from './plan-words.ts';

/** "1 point", "2.5 points": a share of all requests. */
export function pointsWords(share: number): string {
  const points = formatNumber(share * 100, 3);
  return `${points} ${points === '1' ? 'point' : 'points'}`;
}

/** What was done to the challenger: of the bad one a sentence, of the others its end; `slice`: the planted one in words. */
export function challengerWords(name: ScenarioName, simulation: RolloutSimulation, slice: string): string {
  const { base, planted, drift } = simulation;
  const where = planted.where.op === 'all' ? '' : ` where ${slice}`;
  const from = planted.fromMs > 0 ? `, from ${sinceWords(planted.fromMs)} on` : '';
  if (name === 'asIs') return 'the challenger answers as it was evaluated, nothing is planted.';
  if (name === 'healthy') {
    return drift > 0
      ? `the challenger is a copy of the champion; both become worse by ${pointsWords(drift)} of errors${where}${from}.`
      : 'the challenger is a copy of the champion: there is nothing to find.';
  }
  const who = base === 'copy' ? 'The challenger is a copy of the champion, made' : 'The challenger is made';
  return `${who} worse by ${pointsWords(planted.rise)} of errors${where}${from}.`;
}
