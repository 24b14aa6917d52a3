import { productOf } from './sheet-spec.ts';
import { RISKS } from './sheets/risks.ts';
import type { Worksheet } from './worksheet.ts';

const REGISTER = RISKS.sections[0]!.fields[0]!;
const WEIGHT = REGISTER.columns!.find(({ product }) => product)!;

/** Likelihood times impact, each from 1 to 5. */
export const MOST_WEIGHT = 25;

export interface GravestRisk {
  /** From 1 to MOST_WEIGHT. */
  weight: number;
  name: string;
  /** Risks with a likelihood and an impact, and those without; risks that are gone aside. */
  rated: number;
  unrated: number;
}

/** The gravest risk of a risk register; null where none has a likelihood and an impact. Of equals the first. */
export function gravestRisk(answers: Worksheet['body']['answers']): GravestRisk | null {
  const lines = (answers[REGISTER.key]?.lines ?? []).filter(
    ({ cells }) => cells['state'] !== 'gone' && Object.values(cells).some((cell) => cell.trim() !== ''),
  );
  const rated = lines.flatMap(({ cells }) => {
    const weight = productOf(WEIGHT, REGISTER, cells);
    return weight === null ? [] : [{ weight, name: cells['risk']?.trim() ?? '' }];
  });
  const [gravest] = rated.toSorted((a, b) => b.weight - a.weight);
  return gravest ? { ...gravest, rated: rated.length, unrated: lines.length - rated.length } : null;
}
