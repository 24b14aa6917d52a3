import { createRandom, type Random } from '../kernel/random.ts';
import type { Predicate } from '../slices/predicate.ts';
import type { Column } from '../table/column.ts';
import { drawBernoulli } from './draws.ts';
import {
  drawLoanApplicant,
  EMPLOYMENTS,
  HERITAGES,
  OFFICERS,
  PURPOSES,
  REGIONS,
  SEXES,
} from './loan-applicant.ts';
import { drawDefault, YOUNG_BELOW } from './loan-default.ts';
import { category, named, serialIds } from './made-columns.ts';

/** Share of labels written down wrong, whatever the applicant. */
const LABEL_NOISE = 0.012;
const REPAID = ['no', 'yes'] as const;

const SECONDS_A_DAY = 86_400;
const FIRST_MS = 1_735_689_600_000;
/** 2025-01-01 (a Wednesday) to 2025-09-30. */
const DAYS = 273;
const FIRST_WEEKDAY = 3;

/** What was planted in the sample's data, for lessons and tests to hold findings against. */
export interface PlantedSlice {
  name: string;
  where: Predicate;
  /** About how many of the rows. */
  share: number;
  inWords: string;
}

export const plantedTruth: readonly PlantedSlice[] = [
  {
    name: 'self-employed',
    where: { op: 'eq', field: { of: 'data', name: 'employment' }, value: 'self-employed' },
    share: 0.16,
    inWords:
      'Self-employed applicants declare an income that follows their true one only loosely and runs high, and their ' +
      'repayment hangs on the true one and on a year of business that no column tells of.',
  },
  {
    name: 'under 25',
    where: { op: 'lt', field: { of: 'data', name: 'age' }, value: YOUNG_BELOW },
    share: 0.08,
    inWords:
      'For applicants under 25 the columns count for less: the record is short, and whether a family helps is not on ' +
      'the form.',
  },
];

/**
 * Loans of an invented lender, in order of application over nine months, with whether each was repaid ("no" in about
 * 22%). The same rows and seed give the same bytes everywhere. Income is missing in about 3% of rows.
 */
export function generateLoans(rows: number, seed: number): Column[] {
  const random = createRandom(seed);
  const appliedAt = drawApplicationTimes(random, rows);
  const age = new Int32Array(rows);
  const sex = new Int32Array(rows);
  const heritage = new Int32Array(rows);
  const region = new Int32Array(rows);
  const employment = new Int32Array(rows);
  const income = new Float64Array(rows);
  const amount = new Int32Array(rows);
  const termMonths = new Int32Array(rows);
  const purpose = new Int32Array(rows);
  const history = new Float64Array(rows);
  const existingLoans = new Int32Array(rows);
  const latePayments = new Int32Array(rows);
  const officer = new Int32Array(rows);
  const repaid = new Int32Array(rows);
  let incomesMissing = 0;
  for (let row = 0; row < rows; row++) {
    const applicant = drawLoanApplicant(random);
    const defaulted = drawDefault(random, applicant);
    const mislabelled = drawBernoulli(random, LABEL_NOISE);
    age[row] = applicant.age;
    sex[row] = applicant.sex;
    heritage[row] = applicant.heritage;
    region[row] = applicant.region;
    employment[row] = applicant.employment;
    income[row] = applicant.income;
    if (Number.isNaN(applicant.income)) incomesMissing++;
    amount[row] = applicant.amount;
    termMonths[row] = applicant.termMonths;
    purpose[row] = applicant.purpose;
    history[row] = applicant.creditHistoryYears;
    existingLoans[row] = applicant.existingLoans;
    latePayments[row] = applicant.latePayments;
    officer[row] = applicant.officer;
    repaid[row] = defaulted === mislabelled ? 1 : 0;
  }
  return [
    serialIds('application_id', 'LA-2025-', rows),
    { ...named('applied_at', 'timestamp'), type: 'timestamp', data: appliedAt, zone: 'utc' },
    { ...named('age', 'feature', 'years'), type: 'integer', data: age },
    category('sex', sex, SEXES),
    category('heritage', heritage, HERITAGES),
    category('region', region, REGIONS),
    category('employment', employment, EMPLOYMENTS),
    {
      ...named('income', 'feature', 'crowns a year'),
      missing: incomesMissing,
      type: 'number',
      data: income,
    },
    { ...named('amount', 'feature', 'crowns'), type: 'integer', data: amount },
    { ...named('term_months', 'feature', 'months'), type: 'integer', data: termMonths },
    category('purpose', purpose, PURPOSES),
    { ...named('credit_history_years', 'feature', 'years'), type: 'number', data: history },
    { ...named('existing_loans', 'feature'), type: 'integer', data: existingLoans },
    { ...named('late_payments', 'feature'), type: 'integer', data: latePayments },
    category('approved_by', officer, officerNames()),
    category('repaid', repaid, REPAID, 'label'),
  ];
}

function officerNames(): string[] {
  return Array.from({ length: OFFICERS }, (_, i) => `officer ${String(i + 1).padStart(2, '0')}`);
}

/** Whole seconds in order: fewer at weekends, most between 8 and 20 o'clock. */
function drawApplicationTimes(random: Random, rows: number): Float64Array<ArrayBuffer> {
  const times = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    let day = random.below(DAYS);
    while (((day + FIRST_WEEKDAY) % 7) % 6 === 0 && random.uniform() > 0.4) day = random.below(DAYS);
    const second = drawBernoulli(random, 0.88)
      ? 8 * 3600 + random.below(12 * 3600)
      : random.below(SECONDS_A_DAY);
    times[row] = FIRST_MS + (day * SECONDS_A_DAY + second) * 1000;
  }
  return times.sort();
}
