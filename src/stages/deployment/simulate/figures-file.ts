import type { ChartData } from '../../../charts/chart-data.ts';
import type { OperatingFigures } from '../../../core/rollout/operating-figures.ts';
import { SCENARIOS, type ScenarioName } from '../../../core/rollout/rollout-simulation.ts';
import { lookBounds, quantileBounds } from './figures-words.ts';

export const SCENARIO_TITLES: Record<ScenarioName, string> = {
  bad: 'Made worse',
  healthy: 'Healthy',
  asIs: 'As evaluated',
};

/** All figures of all scenarios, a line each: shares from 0 to 1, times in ms, harm in people or requests. */
export function figuresTable(
  figures: Partial<Record<ScenarioName, OperatingFigures>>,
  noun: string,
): ChartData {
  const rows: (string | number | null)[][] = [];
  for (const name of SCENARIOS) {
    const of = figures[name];
    if (!of) continue;
    const add = (figure: string, value: number | null, bounds?: { low: number; high: number } | null): void =>
      void rows.push([
        SCENARIO_TITLES[name],
        figure,
        value,
        bounds?.low ?? null,
        bounds?.high ?? null,
        of.runs,
      ]);
    for (const end of ['rolledBack', 'promoted', 'unfinished'] as const)
      add(END_TITLES[end], of[end].share, of[end].interval);
    const { spread, byTick, tickMs } = of.detection;
    add('detection, median, ms', spread?.p50 ?? null, lookBounds(byTick, tickMs, 0.5));
    add('detection, p95, ms', spread?.p95 ?? null, lookBounds(byTick, tickMs, 0.95));
    add('promotion, median, ms', of.promotion?.p50 ?? null);
    const { counts, width } = of.harmHistogram;
    for (const [title, p] of [
      ['median', 0.5],
      ['p95', 0.95],
    ] as const)
      add(
        `${noun} harmed, ${title}`,
        p === 0.5 ? of.harmed.p50 : of.harmed.p95,
        quantileBounds(counts, width, p),
      );
    add(`${noun} harmed, mean`, of.harmed.mean);
    add(`${noun} spared, mean`, of.spared.mean);
    add(`${noun} reached, mean`, of.reached.mean);
    for (const group of of.byGroup) {
      add(`share of rows, ${group.name}`, group.rowShare);
      add(`share of harm, ${group.name}`, group.harmShare);
    }
  }
  return { header: ['challenger', 'figure', 'value', 'low', 'high', 'rollouts'], rows };
}

const END_TITLES = { rolledBack: 'rolled back', promoted: 'promoted', unfinished: 'unfinished' };
