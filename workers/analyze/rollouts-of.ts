import type { AnalyzeApi } from '../../src/compute/contract.ts';
import type { VariantFigures, VariantsPart } from '../../src/core/rollout/cheapest-plan.ts';
import type {
  DetectionCurve,
  FiguresPart,
  OperatingFigures,
  RolloutScenario,
  SweepPart,
} from '../../src/core/rollout/operating-figures.ts';
import { planVariants } from '../../src/core/rollout/plan-variants.ts';
import { replayFacts } from '../../src/core/rollout/replay-facts.ts';
import { replayOf } from '../../src/core/rollout/replay.ts';
import type { RolloutQuestion } from '../../src/core/rollout/rollout-question.ts';
import type { ReplayFacts } from '../../src/core/rollout/rollout-run.ts';
import { sceneOf, type RolloutScene } from '../../src/core/rollout/rollout-scene.ts';
import { runRollout } from '../../src/core/rollout/run-rollout.ts';
import { chooseSimulator } from '../../src/core/rollout/simulator-choice.ts';
import { RunsTally } from '../../src/core/rollout/tally-runs.ts';
import { playedRows } from './played-rows.ts';

/** Between two parts. */
const PART_MS = 300;

export const rolloutRunOf: AnalyzeApi['rolloutRun'] = async (question, actions) => {
  const { scene, facts } = await sceneFor(question);
  return runRollout(scene, actions, facts);
};

export const rolloutRunsOf: AnalyzeApi['rolloutRuns'] = async (question, scenarios, runs, onPart) => {
  const tallies: RunsTally[] = [];
  for (const scenario of scenarios) {
    const { base, planted } = scenario;
    tallies.push(await tallyFor({ ...question, base, planted }, scenario));
  }
  const report = spaced<FiguresPart>(onPart);
  for (let run = 0; run < runs; run++) {
    for (const tally of tallies) {
      tally.run();
      report(() => ({
        done: tallies.reduce((sum, one) => sum + one.runs, 0),
        total: runs * tallies.length,
        figures: tallies.filter((one) => one.runs > 0).map((one) => one.figures()),
      }));
    }
  }
  return tallies.map((tally) => tally.figures());
};

export const rolloutSweepOf: AnalyzeApi['rolloutSweep'] = async (
  question,
  { plans, extras, runs },
  onPart,
) => {
  const report = spaced<SweepPart>(onPart);
  const points = plans.map((): DetectionCurve['points'][number][] => []);
  const curves = (): DetectionCurve[] => plans.map(({ name }, at) => ({ name, points: [...points[at]!] }));
  const total = plans.length * extras.length * runs;
  let done = 0;
  for (const extra of extras) {
    const planted = {
      where: { op: 'all' },
      fromMs: 0,
      in: 'challenger',
      ...question.planted,
      extra,
    } as const;
    for (const [at, { plan }] of plans.entries()) {
      const asked = { ...question, plan, planted };
      const { scene, facts } = await sceneFor(asked);
      const { base } = question;
      const tally = new RunsTally(scene, facts, { name: '', base, planted }, chooseSimulator(asked));
      for (let run = 0; run < runs; run++) {
        tally.run();
        done++;
        report(() => ({ done, total, curves: curves() }));
      }
      const medianMs = tally.detection()?.p50 ?? null;
      points[at]!.push({ extra, rise: extra * facts.plantable, rolledBack: tally.rolledBack, medianMs });
    }
  }
  return curves();
};

export const rolloutVariantsOf: AnalyzeApi['rolloutVariants'] = async (
  question,
  { grid, healthy, bad, runs },
  onPart,
) => {
  const report = spaced<VariantsPart>(onPart);
  const all = planVariants(question.plan, grid);
  const variants: VariantFigures[] = [];
  const total = all.length * runs * 2;
  let done = 0;
  for (const variant of all) {
    const figuresOf = async (scenario: RolloutScenario): Promise<OperatingFigures> => {
      const { base, planted } = scenario;
      const tally = await tallyFor({ ...question, plan: variant.plan, base, planted }, scenario);
      for (let run = 0; run < runs; run++) {
        tally.run();
        done++;
        report(() => ({ done, total, variants: [...variants] }));
      }
      return tally.figures();
    };
    const [good, worse] = [await figuresOf(healthy), await figuresOf(bad)];
    variants.push({
      ...variant,
      promotionMs: good.promotion?.p50 ?? null,
      thrownOut: good.rolledBack,
      rolledBack: worse.rolledBack,
      harmed: worse.harmed,
      harmHistogram: worse.harmHistogram,
    });
  }
  return variants;
};

async function tallyFor(question: RolloutQuestion, scenario: RolloutScenario): Promise<RunsTally> {
  const { scene, facts } = await sceneFor(question);
  return new RunsTally(scene, facts, scenario, chooseSimulator(question));
}

/** The rows made ready for a question. Throws the problems of `rolloutRun`. */
export async function sceneFor(
  question: RolloutQuestion,
): Promise<{ scene: RolloutScene; facts: ReplayFacts }> {
  const { source, replay, groups } = await playedRows(question);
  const where = question.planted?.where ?? { op: 'all' };
  const slice = where.op === 'all' ? null : await source.select(where);
  const own = replayOf(replay, question.base, slice);
  const facts = replayFacts(own, groups, question.plan.unit === 'user');
  return { scene: sceneOf(question, own), facts };
}

/** Hands over a part some times a second. */
function spaced<Part>(onPart: (part: Part) => void): (part: () => Part) => void {
  let lastMs = performance.now();
  return (part) => {
    if (performance.now() - lastMs < PART_MS) return;
    onPart(part());
    lastMs = performance.now();
  };
}
