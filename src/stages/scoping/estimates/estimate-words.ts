import type { FermiAnswer } from '../../../core/scoping/fermi.ts';
import type { EstimateBody } from '../../../core/scoping/estimate-document.ts';
import { formatCount, formatNumber } from '../../../ui/format.ts';

/** Where estimates lead to more digits than are known. */
const DIGITS = 2;

/** A guess to two digits: 123456 -> "120,000". */
export function aboutNumber(value: number, digits = DIGITS): string {
  return formatNumber(Number(value.toPrecision(digits)));
}

/** The same with what it is in: "120,000 € a year". */
export function about(value: number, unit: string, digits = DIGITS): string {
  return unit.trim() === '' ? aboutNumber(value, digits) : `${aboutNumber(value, digits)} ${unit.trim()}`;
}

/** What a simulation says, in a sentence or two. */
export function fermiWords(answer: Extract<FermiAnswer, { ok: true }>, unit: string): string {
  const { low, middle, high, undefined: undefinedDraws, draws } = answer;
  const all = draws.length + undefinedDraws;
  const none =
    undefinedDraws === 0
      ? ''
      : ` The formula has no value at ${formatCount(undefinedDraws)} of ${formatCount(all)} draws; they are left out.`;
  if (low === high) return `It is ${about(middle, unit, 4)}: nothing in it is uncertain.${none}`;
  return `Between ${aboutNumber(low)} and ${about(high, unit)} in 9 of 10 cases, as often above ${aboutNumber(middle)} as below.${none}`;
}

export const KIND_OF_ESTIMATE: Record<EstimateBody['of'], string> = {
  fermi: 'Size of something',
  timeline: 'Timeline',
  errors: 'Cost of errors',
  proof: 'Proof of concept',
};
