import type { Random } from '../kernel/random.ts';
import { drawBernoulli, drawBeta, drawCategory, drawGamma, drawNormal, drawPoisson } from './draws.ts';
import { exp, log } from './elementary.ts';

export const SEXES = ['female', 'male', 'undisclosed'] as const;
/** Heritages of an invented country: stand-ins for the groups a fairness audit compares. */
export const HERITAGES = ['Aldish', 'Berran', 'Corvan', 'Delmic'] as const;
export const REGIONS = ['north', 'south', 'east', 'west', 'islands'] as const;
export const EMPLOYMENTS = [
  'salaried',
  'self-employed',
  'temporary',
  'retired',
  'student',
  'unemployed',
] as const;
export const PURPOSES = [
  'car',
  'home improvement',
  'debt consolidation',
  'business',
  'education',
  'medical',
  'household goods',
] as const;

/** One application as drawn. Categories are indices into the lists above; what the lender never sees is marked. */
export interface LoanApplicant {
  age: number;
  sex: number;
  heritage: number;
  region: number;
  employment: number;
  /** Yearly, as written on the form; NaN where left out. */
  income: number;
  /** Yearly, unseen: differs from the form for the self-employed above all. */
  trueIncome: number;
  amount: number;
  termMonths: number;
  purpose: number;
  creditHistoryYears: number;
  existingLoans: number;
  latePayments: number;
  officer: number;
}

const REGION_SHARE = [24, 22, 20, 26, 8];
const HERITAGE_SHARE_BY_REGION = [
  [70, 12, 10, 8],
  [45, 30, 15, 10],
  [55, 15, 22, 8],
  [62, 14, 14, 10],
  [20, 10, 10, 60],
];
const EMPLOYMENT_SHARE_YOUNG = [46, 8, 11, 0, 25, 10];
const EMPLOYMENT_SHARE = [66, 17.5, 7, 0, 2.5, 7];
const EMPLOYMENT_SHARE_OLD = [12, 11, 2, 75, 0, 0];
const PURPOSE_SHARE = [27, 18, 17, 3, 7, 9, 19];
const PURPOSE_SHARE_SELF_EMPLOYED = [20, 12, 15, 32, 3, 6, 12];

const LOG_INCOME = [10.42, 10.4, 10, 9.9, 9.25, 9.1];
const LOG_INCOME_REGION = [0, -0.08, -0.05, 0.06, -0.12];
const LOG_INCOME_HERITAGE = [0.03, -0.06, -0.03, -0.08];
const LOG_INCOME_SEX = [-0.03, 0.05, 0];
const LOG_AMOUNT = [9.1, 8.9, 8.9, 9.3, 8.6, 8.1, 7.7];
const INCOME_LEFT_OUT = [0.02, 0.055, 0.03, 0.02, 0.06, 0.06];

const TERMS = [12, 24, 36, 48, 60, 84];
const OFFICERS_PER_REGION = 4;
export const OFFICERS = REGIONS.length * OFFICERS_PER_REGION;
const SELF_EMPLOYED = EMPLOYMENTS.indexOf('self-employed');

/** Draws the next application; how it is repaid is drawn apart, by `drawDefault`. */
export function drawLoanApplicant(random: Random): LoanApplicant {
  const age = Math.min(79, Math.floor(18 + drawGamma(random, 2.5, 9.4)));
  const sex = drawCategory(random, [49, 49, 2]);
  const region = drawCategory(random, REGION_SHARE);
  const heritage = drawCategory(random, HERITAGE_SHARE_BY_REGION[region]!);
  const employment = drawCategory(random, employmentShare(age));
  const selfEmployed = employment === SELF_EMPLOYED;
  const logIncome =
    LOG_INCOME[employment]! +
    LOG_INCOME_REGION[region]! +
    LOG_INCOME_HERITAGE[heritage]! +
    LOG_INCOME_SEX[sex]! +
    0.011 * (Math.min(age, 52) - 38) +
    0.42 * drawNormal(random);
  // What the self-employed declare follows their true income loosely and runs high; payslips fix everyone else's.
  const logDeclared = selfEmployed
    ? 10.75 + 0.35 * (logIncome - 10.4) + 0.5 * drawNormal(random)
    : logIncome + 0.04 * drawNormal(random);
  const leftOut = drawBernoulli(random, INCOME_LEFT_OUT[employment]!);
  const purpose = drawCategory(random, selfEmployed ? PURPOSE_SHARE_SELF_EMPLOYED : PURPOSE_SHARE);
  const logAmount = LOG_AMOUNT[purpose]! + 0.4 * (logDeclared - 10.3) + 0.5 * drawNormal(random);
  const amount = Math.min(80_000, Math.max(500, Math.round(exp(logAmount) / 100) * 100));
  const creditHistoryYears = Math.round((age - 18) * drawBeta(random, 2.2, 1.5) * 10) / 10;
  const existingLoans = Math.min(8, drawPoisson(random, 0.45 + 0.02 * Math.min(age - 18, 32)));
  const carelessness = drawNormal(random);
  const strain = 10.3 - logIncome;
  const latePayments = Math.min(12, drawPoisson(random, exp(-0.75 + 0.85 * carelessness + 0.35 * strain)));
  return {
    age,
    sex,
    heritage,
    region,
    employment,
    income: leftOut ? NaN : Math.round(exp(logDeclared) / 100) * 100,
    trueIncome: exp(logIncome),
    amount,
    termMonths: TERMS[drawCategory(random, termShare(amount))]!,
    purpose,
    creditHistoryYears,
    existingLoans,
    latePayments,
    officer: region * OFFICERS_PER_REGION + random.below(OFFICERS_PER_REGION),
  };
}

function employmentShare(age: number): readonly number[] {
  return age < 25 ? EMPLOYMENT_SHARE_YOUNG : age < 65 ? EMPLOYMENT_SHARE : EMPLOYMENT_SHARE_OLD;
}

/** Larger loans run longer. */
function termShare(amount: number): readonly number[] {
  const size = log(amount / 2500);
  return TERMS.map((term) => {
    const distance = log(term / 24) - 0.55 * size;
    return exp(-2 * distance * distance);
  });
}
