import { askedFields, type SheetField } from './sheet-spec.ts';
import { FEASIBILITY } from './sheets/scoping-feasibility.ts';
import { isAnswered, type FieldAnswer, type Worksheet } from './worksheet.ts';

export type Confidence = NonNullable<FieldAnswer['confidence']>;
export const CONFIDENCES: readonly Confidence[] = ['low', 'medium', 'high'];

/** How sure a project is that it can be done, or the question that does not say. */
export type Feasibility =
  | { confidence: Confidence; field: SheetField; missing: null }
  | { confidence: null; field: SheetField; missing: string };

/**
 * The least confidence of the answers that the two-by-two of the scoping sheet asks for: whether people can do it, whether
 * features predict it, where the past leads. Optional questions are not looked at.
 */
export function feasibilityOf(answers: Worksheet['body']['answers']): Feasibility {
  const asked = askedFields({ sections: [FEASIBILITY] }, answers).filter(({ gate }) => gate);
  const unanswered = asked.find(({ key }) => !isAnswered(answers[key]));
  if (unanswered) return { confidence: null, field: unanswered, missing: 'not said' };
  // Which of the four cases it is needs no confidence.
  const questions = asked.filter(({ kind }) => kind !== 'choice');
  const unsure = questions.find(({ key }) => answers[key]!.confidence === null);
  if (unsure) return { confidence: null, field: unsure, missing: 'answered; how sure is not said' };
  const rank = ({ key }: SheetField): number => CONFIDENCES.indexOf(answers[key]!.confidence!);
  const [least] = questions.toSorted((a, b) => rank(a) - rank(b));
  return { confidence: answers[least!.key]!.confidence!, field: least!, missing: null };
}
