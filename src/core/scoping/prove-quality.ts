import type { Level, ProjectFacts, TargetFact } from './project-facts.ts';
import { against, counted, notYet, proven, type Proof } from './proof.ts';

/** What the tests of data and model can be told from. */
export function proveSchema({ expectations }: ProjectFacts): Proof {
  const [first] = expectations;
  if (!first) return notYet('No expectations are written down.');
  const checked = expectations.find((set) => set.checked.length > 0);
  if (!checked)
    return proven(0.5, `Written down in “${first.what}”; checked by hand when somebody thinks of it.`, first);
  const anomalies = checked.checked.reduce((sum, one) => sum + one.anomalies, 0);
  const found =
    anomalies === 0 ? 'nothing was out of order' : `${counted(anomalies, 'anomaly', 'anomalies')} found`;
  return proven(
    0.5,
    `“${checked.what}” was held against ${counted(checked.checked.length, 'dataset')}, by hand: ${found}.`,
    checked,
  );
}

export function proveSimpler({ simpler }: ProjectFacts): Proof {
  if (!simpler) return notYet('No model has been evaluated yet.');
  const { others, model, metric, higherIsBetter } = simpler;
  const toughest = others.reduce<Level | null>(
    (best, one) => (best === null || one.value > best.value === higherIsBetter ? one : best),
    null,
  );
  if (!toughest) return notYet('No baseline was evaluated on the rows of the latest evaluation.', simpler);
  const figures = `${metric} ${shown(model.value)} against ${shown(toughest.value)} of “${toughest.name}”`;
  if (toughest.value === model.value || toughest.value > model.value === higherIsBetter) {
    return against(`The simpler model is as good: ${figures}.`, simpler);
  }
  const isApart = higherIsBetter ? model.low > toughest.high : model.high < toughest.low;
  if (!isApart) return notYet(`Not told apart, their intervals meet: ${figures}.`, simpler);
  return proven(0.5, `Compared by hand: ${figures}.`, simpler);
}

export function proveSlices(facts: ProjectFacts): Proof {
  const gates = facts.targets.filter(({ isGate, ofSlice }) => isGate && ofSlice);
  const [first] = gates;
  if (first) return byVerdicts(gates, first, 'on slices', asksTargets(facts));
  const [sheet] = facts.sheets;
  return sheet
    ? proven(0.5, `Slices were looked at by hand in ${sheet.what}; no target is set on one.`, sheet)
    : notYet('No target is set on a slice, and no error sheet has slices.');
}

export function proveInclusion(facts: ProjectFacts): Proof {
  const audit = facts.audits.find(({ measured }) => measured > 0) ?? facts.audits[0];
  if (!audit) return notYet('There is no fairness audit.');
  const { lines, measured, accepted, beyond } = audit;
  if (measured === 0) return notYet(`${audit.what}: no line of it was measured yet.`, audit);
  const state = `${audit.what}: ${String(measured)} of ${counted(lines, 'line')} measured, ${String(accepted)} accepted`;
  if (beyond > 0) {
    return against(`${state}; ${String(beyond)} beyond what was agreed and accepted by nobody.`, audit);
  }
  const isGated = facts.targets.some(({ isGate, between }) => isGate && between) && asksTargets(facts);
  return isGated && accepted === lines
    ? proven(1, `${state}; a difference between groups is a gate of every version.`, audit)
    : proven(0.5, `${state}, by hand.`, audit);
}

/** Whether a rule asks every model for its targets before it serves. */
export function asksTargets({ stageGates }: Pick<ProjectFacts, 'stageGates'>): boolean {
  return stageGates.some(({ to, ask }) => (to === 'production' || to === 'canary') && ask.asks === 'targets');
}

function byVerdicts(gates: readonly TargetFact[], first: TargetFact, where: string, isAsked: boolean): Proof {
  const failing = gates.filter(({ state }) => state === 'fail');
  const passing = gates.filter(({ state }) => state === 'pass').length;
  const state = `${String(passing)} of ${counted(gates.length, 'gate')} ${where} met`;
  if (failing[0])
    return against(`${state}; missed: ${failing.map(({ what }) => `“${what}”`).join(', ')}.`, failing[0]);
  return isAsked && passing === gates.length
    ? proven(1, `${state}, and every version must meet them.`, first)
    : proven(0.5, `${state}${isAsked ? '' : '; no rule asks for them before a model serves'}.`, first);
}

function shown(value: number): string {
  return String(Number(value.toPrecision(4)));
}
