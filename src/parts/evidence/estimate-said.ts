import { costRatio } from '../../core/scoping/error-cost.ts';
import type { EstimateBody } from '../../core/scoping/estimate-document.ts';
import type { Estimating } from '../../session/estimating.ts';
import { formatNumber } from '../../ui/format.ts';

/** What an estimate says, in a few words; what is uncertain in it is simulated. Empty where it has no answer. */
export async function estimateSaid(body: EstimateBody, estimating: Estimating): Promise<string> {
  switch (body.of) {
    case 'fermi':
    case 'proof': {
      const answer = await estimating.fermi(body.fermi);
      return answer.ok ? `${about(answer.low)} to ${about(answer.high)} ${body.fermi.unit}`.trim() : '';
    }
    case 'timeline': {
      const answer = await estimating.timeline(body.tasks);
      const days = body.days === 'working' ? 'working days' : 'days';
      return answer.ok ? `${whole(answer.early)} to ${whole(answer.late)} ${days}` : '';
    }
    case 'errors': {
      const ratio = costRatio(body.values);
      return ratio === null ? '' : `a miss costs as much as ${formatNumber(ratio, 3)} false alarms`;
    }
  }
}

function about(value: number): string {
  return formatNumber(Number(value.toPrecision(2)));
}

function whole(days: number): string {
  return formatNumber(Math.ceil(days - 1e-9));
}
