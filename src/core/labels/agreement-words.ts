import type { Agreement } from './agreement.ts';

/** Krippendorff's own bars (2004): from the upper one on conclusions can rest on the labels, from the lower one tentative ones. */
const RELIABLE = 0.8;
const TENTATIVE = 0.667;
/** Agreement this high says little where chance alone reaches this much. */
const MUCH_BY_CHANCE = 0.6;

/** Whether the labels agree enough to be used, in a plain sentence; null where there is no number. */
export function agreementInWords({ alpha, percent, chance }: Agreement): string | null {
  if (alpha.value === null) return null;
  const level = levelInWords(alpha.value);
  const flattered =
    alpha.value < RELIABLE &&
    chance.value !== null &&
    chance.value >= MUCH_BY_CHANCE &&
    percent.value !== null;
  const unsure =
    alpha.interval !== null && alpha.value >= TENTATIVE && alpha.interval.low < TENTATIVE
      ? ' With so few rows it may as well be too low: label more.'
      : '';
  return `${level}${flattered ? ' Percent agreement looks better than it is, because most rows are of one class.' : ''}${unsure}`;
}

function levelInWords(alpha: number): string {
  if (alpha >= RELIABLE) return 'Good: people mean the same by the classes.';
  if (alpha >= TENTATIVE) return 'Fair: enough to go on, not to rely on. Look at where they differ.';
  if (alpha > 0)
    return 'Low: people do not mean the same by the classes. Settle the definition before more is labeled.';
  return 'None: no better than labels dealt out at random. Settle the definition before more is labeled.';
}
