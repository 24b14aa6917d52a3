import type { Random } from '../kernel/random.ts';
import { drawNormal } from './draws.ts';
import { exp, log } from './elementary.ts';
import { EMPLOYMENTS, PURPOSES, type LoanApplicant } from './loan-applicant.ts';

const SELF_EMPLOYED = EMPLOYMENTS.indexOf('self-employed');
const UNEMPLOYED = EMPLOYMENTS.indexOf('unemployed');
const STUDENT = EMPLOYMENTS.indexOf('student');
const DEBT_CONSOLIDATION = PURPOSES.indexOf('debt consolidation');
const BUSINESS = PURPOSES.indexOf('business');
const EDUCATION = PURPOSES.indexOf('education');
const HOUSEHOLD_GOODS = PURPOSES.indexOf('household goods');

/** Ages below this are harder to judge: a short record, and help from a family that the form does not show. */
export const YOUNG_BELOW = 25;

/** Whether a loan is not paid back. Takes three uniforms' worth of draws for everyone, whatever their case. */
export function drawDefault(random: Random, applicant: LoanApplicant): boolean {
  const hidden = drawNormal(random);
  const chance = 1 / (1 + exp(-defaultLogit(applicant, hidden)));
  return random.uniform() < chance;
}

/** Log-odds of default; `hidden` is a standard normal that no column tells of. */
function defaultLogit(applicant: LoanApplicant, hidden: number): number {
  if (applicant.employment === SELF_EMPLOYED) return selfEmployedLogit(applicant, hidden);
  const logit = commonLogit(applicant);
  return applicant.age < YOUNG_BELOW ? 0.8 * logit - 0.9 + hidden : logit;
}

function commonLogit(applicant: LoanApplicant): number {
  const { latePayments, existingLoans, creditHistoryYears, employment, purpose } = applicant;
  const burden = burdenOf(applicant);
  let logit = -1 + 1.5 * log(burden / 0.12) + 1.05 * Math.min(latePayments, 4);
  logit += 0.3 * existingLoans - 0.16 * Math.min(creditHistoryYears, 15);
  if (burden > 0.3) logit += 2;
  if (latePayments >= 2 && existingLoans >= 2) logit += 2.2;
  if (creditHistoryYears < 3 && burden > 0.15) logit += 1.6;
  if (employment === UNEMPLOYED) logit += 1.1;
  if (employment === STUDENT) logit -= 0.4;
  if (purpose === DEBT_CONSOLIDATION) logit += 0.7;
  if (purpose === EDUCATION || purpose === HOUSEHOLD_GOODS) logit -= 0.5;
  return 1.3 * logit;
}

/**
 * The planted slice: true income and the year's business decide, and neither is on the form; a loan into the business
 * itself is the riskiest.
 */
function selfEmployedLogit(applicant: LoanApplicant, hidden: number): number {
  const { latePayments, existingLoans, purpose } = applicant;
  let logit = -2.1 + 0.8 * log(burdenOf(applicant) / 0.12) + 0.45 * Math.min(latePayments, 4);
  logit += 0.2 * existingLoans + 0.8 * hidden;
  if (purpose === BUSINESS) logit += 2.9;
  return logit;
}

/** Monthly instalment (at 8% flat a year) over monthly true income. */
function burdenOf({ amount, termMonths, trueIncome }: LoanApplicant): number {
  const instalment = (amount * (1 + (0.08 * termMonths) / 24)) / termMonths;
  return (instalment * 12) / trueIncome;
}
