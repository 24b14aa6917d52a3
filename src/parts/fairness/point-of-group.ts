import type { GroupPoint } from '../../core/evaluation/cannot-all-hold.ts';
import type { AuditedGroup } from '../../core/evaluation/fairness-audit.ts';

/** A measured group by the three numbers that fix all others; null where it has not all of them. */
export function pointOfGroup({ rates }: Pick<AuditedGroup, 'rates'>): GroupPoint | null {
  const [baseRate, truePositiveRate, precision] = [
    rates.baseRate.value,
    rates.truePositiveRate.value,
    rates.precision.value,
  ];
  return baseRate === null || truePositiveRate === null || precision === null
    ? null
    : { baseRate, truePositiveRate, precision };
}
