import type { OperatingFigures } from '../../../core/rollout/operating-figures.ts';
import type { ScenarioName } from '../../../core/rollout/rollout-simulation.ts';
import type { RateProfile } from '../../../core/rollout/traffic.ts';
import { formatCount, formatNumber, formatPercent } from '../../../ui/format.ts';

/** What the figures are made from: models, rows, traffic, rollouts; and what becomes of the challenger as it is. */
export function madeWords(
  names: Record<'champion' | 'challenger', string>,
  traffic: RateProfile,
  isAssumed: boolean,
  { asIs, bad }: Partial<Record<ScenarioName, OperatingFigures>>,
): string {
  const facts = asIs?.facts;
  const wrong = (share: number | undefined): string =>
    share === undefined ? '' : ` (wrong in ${formatPercent(share)})`;
  const rows = facts ? ` on ${formatCount(facts.rows)} logged rows` : '';
  const users = facts && facts.users !== null ? ` of ${formatCount(facts.users)} users` : '';
  const rate =
    traffic.length > 1
      ? 'traffic by a curve'
      : `${formatNumber(traffic[0]?.perSecond ?? 0)} requests a second`;
  const words = [
    `“${names.challenger}”${wrong(facts?.challengerWrong)} replacing “${names.champion}”${wrong(facts?.championWrong)}${rows}${users}, ${rate}${isAssumed ? ', which is assumed' : ''}.`,
  ];
  if (bad) words.push(`${formatCount(bad.runs)} rollouts of each kind.`);
  if (asIs) {
    const { promoted, rolledBack } = asIs;
    words.push(
      `As it was evaluated, the challenger is promoted in ${formatPercent(promoted.share)} of them and rolled back in ${formatPercent(rolledBack.share)}.`,
    );
  }
  if (bad) words.push(bad.simulator.why);
  return words.join(' ');
}
