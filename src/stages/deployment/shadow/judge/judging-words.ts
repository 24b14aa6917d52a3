import type { AgreementAim, AgreementStop } from '../../../../core/shadow/anytime-agreement.ts';
import type { Verdict } from '../../../../core/shadow/judging.ts';
import { formatCount, formatNumber } from '../../../../ui/format.ts';

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  champion: 'champion right',
  challenger: 'challenger right',
  both: 'both right',
  neither: 'neither right',
  unsure: 'cannot say',
};

/** An answer as it is shown: a class, or a value without the digits that only its storage gave it. */
export function answerText(answer: string | number): string {
  return typeof answer === 'number' ? formatNumber(answer, 7) : answer;
}

/** What the judging comes to so far, in a sentence. */
export function answerWords({ answer, winRate }: AgreementStop, { margin }: AgreementAim): string {
  switch (answer) {
    case 'better':
      return 'Enough judged: where they differ, the challenger is right more often.';
    case 'worse':
      return 'Enough judged: where they differ, the champion is right more often.';
    case 'same':
      return `Enough judged: where they differ, each is right as often as the other, within ${formatNumber(margin * 100)} points.`;
    case 'open':
      return winRate === null ? 'Nothing with a winner judged yet.' : 'Not settled yet.';
  }
}

/** How much is still to be judged, in a sentence; nothing where there is an answer. See judgingsToGo. */
export function toGoWords({ answer, winRate }: AgreementStop, toGo: number | null): string {
  if (answer !== 'open' || winRate === null) return '';
  return toGo === null
    ? 'As it stands no end is near: a wider margin would come to one sooner.'
    : `If it goes on like this, about ${formatCount(toGo)} more with a winner ${toGo === 1 ? 'is' : 'are'} enough.`;
}
