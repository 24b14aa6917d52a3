import type { EstimateBody, EstimateDocument } from '../../../core/scoping/estimate-document.ts';
import type { Evidence } from '../../../core/scoping/evidence.ts';
import type { FermiAnswer } from '../../../core/scoping/fermi.ts';
import type { SheetField } from '../../../core/scoping/sheet-spec.ts';
import { linesOf } from '../../../core/scoping/sheet-words.ts';
import type { FieldAnswer } from '../../../core/scoping/worksheet.ts';
import { about } from '../estimates/estimate-words.ts';

/** An estimate of a quantity by its factors. */
export type FermiEstimate = EstimateDocument & { body: Extract<EstimateBody, { of: 'fermi' }> };

export function isFermi(estimate: EstimateDocument): estimate is FermiEstimate {
  return estimate.body.of === 'fermi';
}

type RangeCells = Record<'low' | 'likely' | 'high' | 'from', string>;

/** What 9 of 10 draws lie between, and their middle, as cells of a sheet; null where the estimate has no answer. */
export function rangeCells({ name, body }: FermiEstimate, answer: FermiAnswer): RangeCells | null {
  if (!answer.ok) return null;
  const { unit } = body.fermi;
  const [low, likely, high] = [answer.low, answer.middle, answer.high].map((value) => about(value, unit));
  return { low: low!, likely: likely!, high: high!, from: name };
}

/** An answer whose one line has this range, resting on the estimate as it is now. */
export function withRange(
  field: SheetField,
  answer: FieldAnswer,
  cells: RangeCells,
  evidence: Evidence,
): Pick<FieldAnswer, 'lines' | 'evidence'> {
  const { ref } = evidence;
  const others = answer.evidence.filter(
    (one) => one.ref.to !== 'document' || ref.to !== 'document' || one.ref.id !== ref.id,
  );
  return {
    lines: linesOf(field, answer).map((line) => ({ ...line, cells: { ...line.cells, ...cells } })),
    evidence: [...others, evidence],
  };
}
