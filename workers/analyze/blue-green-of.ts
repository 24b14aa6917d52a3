import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { blueGreenScene, type BlueGreenScene } from '../../src/core/rollout/blue-green-scene.ts';
import { canaryRoute, routeBy, type BlueGreenSettings } from '../../src/core/rollout/blue-green-settings.ts';
import { simulateBlueGreen } from '../../src/core/rollout/blue-green.ts';
import { compareSwitching } from '../../src/core/rollout/compare-switching.ts';
import type { RolloutQuestion } from '../../src/core/rollout/rollout-question.ts';
import { sceneFor } from './rollouts-of.ts';

/** Percent at each look of the gradual way, where the plan's own is at once. */
const GRADUAL = 10;

export const blueGreenRunOf: AnalyzeApi['blueGreenRun'] = async (question, settings, actions) =>
  simulateBlueGreen(await blueGreenSceneFor(question, settings), actions, question.seed);

export const switchingWaysOf: AnalyzeApi['switchingWays'] = async (question, settings) => {
  const scene = await blueGreenSceneFor(question, settings);
  const { tickMs } = question.plan;
  const own = settings.movePercent < 100 ? settings.movePercent : GRADUAL;
  const ways = [
    { name: 'atOnce', route: routeBy(100, tickMs) },
    { name: 'gradual', route: routeBy(own, tickMs) },
    { name: 'canary', route: canaryRoute(question.plan) },
  ];
  return compareSwitching(scene, ways, question.seed);
};

async function blueGreenSceneFor(
  question: RolloutQuestion,
  settings: BlueGreenSettings,
): Promise<BlueGreenScene> {
  const { scene } = await sceneFor(question);
  return blueGreenScene(
    question,
    scene.replay,
    settings,
    routeBy(settings.movePercent, question.plan.tickMs),
  );
}
