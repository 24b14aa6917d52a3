import * as v from 'valibot';
import type { DecisionEvent } from '../scoping/decision.ts';
import type { EstimateBody } from '../scoping/estimate-document.ts';
import type { Evidence } from '../scoping/evidence.ts';
import type { Fermi } from '../scoping/fermi.ts';
import type { Readiness } from '../scoping/readiness.ts';
import { SHEETS, type FieldAnswer, type Worksheet } from '../scoping/worksheet.ts';
import { IsCount, IsDigest, IsId, IsNumber, IsTextMap, IsTimeMs } from './basic-schemas.ts';

const IsEvidence: v.GenericSchema<unknown, Evidence> = v.looseObject({
  ref: v.variant('to', [
    v.looseObject({ to: v.literal('object'), digest: IsDigest }),
    v.looseObject({ to: v.literal('document'), id: IsId, rev: IsCount }),
  ]),
  what: v.string(),
  seen: v.string(),
  seenMs: IsTimeMs,
});

const IsAnswer: v.GenericSchema<unknown, FieldAnswer> = v.looseObject({
  text: v.string(),
  lines: v.array(v.looseObject({ id: v.string(), cells: IsTextMap })),
  owner: v.string(),
  confidence: v.nullable(v.picklist(['low', 'medium', 'high'])),
  evidence: v.array(IsEvidence),
});
const IsAnswers = v.record(v.string(), IsAnswer);

/** A filled-in sheet. */
export const IsWorksheet: v.GenericSchema<unknown, Worksheet['body']> = v.looseObject({
  sheet: v.picklist(SHEETS),
  subject: v.nullable(IsId),
  answers: IsAnswers,
  comments: v.record(
    v.string(),
    v.looseObject({
      field: v.string(),
      by: v.string(),
      atMs: IsTimeMs,
      words: v.string(),
      settledMs: v.nullable(IsTimeMs),
    }),
  ),
  versions: v.array(
    v.looseObject({
      number: IsCount,
      atMs: IsTimeMs,
      by: v.string(),
      note: v.string(),
      answers: IsAnswers,
    }),
  ),
});

const THREE_POINT = { low: IsNumber, likely: IsNumber, high: IsNumber };
const IsAmount = v.pipe(IsNumber, v.minValue(0));
const IsShare = v.pipe(IsAmount, v.maxValue(1));

function byOutcome<Schema>(is: Schema) {
  return { truePositive: is, falsePositive: is, falseNegative: is, trueNegative: is };
}

const IsFermi: v.GenericSchema<unknown, Fermi> = v.looseObject({
  formula: v.string(),
  factors: v.array(v.looseObject({ ...THREE_POINT, name: v.string(), unit: v.string(), note: v.string() })),
  unit: v.string(),
});

/** Something estimated. */
export const IsEstimateBody: v.GenericSchema<unknown, EstimateBody> = v.variant('of', [
  v.looseObject({ of: v.literal('fermi'), fermi: IsFermi, note: v.string() }),
  v.looseObject({
    of: v.literal('timeline'),
    tasks: v.array(
      v.looseObject({ ...THREE_POINT, id: v.string(), name: v.string(), after: v.array(v.string()) }),
    ),
    startMs: v.nullable(IsTimeMs),
    days: v.picklist(['plain', 'working']),
    note: v.string(),
  }),
  v.looseObject({
    of: v.literal('errors'),
    values: v.looseObject(byOutcome(IsNumber)),
    counts: v.looseObject(byOutcome(IsAmount)),
    evaluation: v.nullable(IsDigest),
    currency: v.string(),
    casesAYear: v.nullable(IsAmount),
    note: v.string(),
  }),
  v.looseObject({
    of: v.literal('proof'),
    fermi: IsFermi,
    proof: v.looseObject({
      cost: IsAmount,
      sensitivity: IsShare,
      specificity: IsShare,
    }),
    note: v.string(),
  }),
]);

/** How ready for production a project is. */
export const IsReadiness: v.GenericSchema<unknown, Readiness['body']> = v.looseObject({
  rubric: v.literal('2017'),
  points: v.record(
    v.string(),
    v.looseObject({
      points: v.nullable(v.picklist([0, 0.5, 1])),
      note: v.string(),
      by: v.string(),
      atMs: IsTimeMs,
      evidence: v.array(IsEvidence),
    }),
  ),
  debts: v.record(
    v.string(),
    v.looseObject({ state: v.nullable(v.picklist(['none', 'some', 'much'])), note: v.string() }),
  ),
  history: v.array(v.looseObject({ atMs: IsTimeMs, score: IsNumber, sums: v.array(IsNumber) })),
});

/** Something that is to be decided, or was. */
export const IsDecision: v.GenericSchema<unknown, DecisionEvent['body']> = v.looseObject({
  stage: v.string(),
  state: v.picklist(['open', 'decided']),
  words: v.string(),
  why: v.string(),
  evidence: v.array(IsEvidence),
  settles: v.exactOptional(IsId),
  takesBack: v.exactOptional(IsId),
});
