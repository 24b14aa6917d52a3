import type { GoDecision, ProofValue } from '../../../core/scoping/information-value.ts';
import { about, aboutNumber } from './estimate-words.ts';

/** Less than this share of what knowing for sure is worth is nothing. */
const NOTHING = 1e-9;

/** Whether a proof of concept is worth it, in a sentence or two. */
export function proofWords(decision: GoDecision, value: ProofValue, cost: number, unit: string): string {
  const { go, pays, perfectInformation } = decision;
  const anyway = go > 0 ? 'go on' : 'stop';
  if (pays === 1 || pays === 0)
    return `No proof of concept is needed: ${pays === 1 ? 'it pays' : 'it does not pay'} in every case that was drawn. It is best to ${anyway}.`;
  if (value.information <= NOTHING * perfectInformation)
    return `This proof of concept is worth nothing: whatever it says, it is best to ${anyway}.`;
  const most = about(value.information, unit);
  const instead = `Without it, it is best to ${anyway}.`;
  return value.net >= 0
    ? `A proof of concept for up to ${most} is worth it. This one costs ${aboutNumber(cost)} and gains ${about(value.net, unit)} after its cost. ${instead}`
    : `A proof of concept like this one is worth up to ${most}. At ${aboutNumber(cost)} it is not worth it. ${instead}`;
}
