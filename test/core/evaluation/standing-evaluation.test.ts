import { describe, expect, it } from 'vitest';
import { standingEvaluation } from '../../../src/core/evaluation/standing-evaluation.ts';
import type { Digest } from '../../../src/core/kernel/objects.ts';

const [trees, linear, majority, other] = ['trees', 'linear', 'majority', 'other'] as unknown as [
  Digest,
  Digest,
  Digest,
  Digest,
];
const at = (day: number, model: Digest) => ({ day, model });

describe('the evaluation that a project answers for', () => {
  const newestFirst = [at(5, majority), at(4, trees), at(3, linear), at(2, trees), at(1, linear)];
  const standing = (live: Digest | null, all = newestFirst) =>
    standingEvaluation(
      all,
      ({ model }) => model,
      live,
      (model) => model === majority,
    );

  it('is the newest of a model while none is in production, a baseline is none', () => {
    expect(standing(null)).toEqual(at(4, trees));
  });

  it('is the newest of the model in production, a baseline too', () => {
    expect(standing(linear)).toEqual(at(3, linear));
    expect(standing(majority)).toEqual(at(5, majority));
  });

  it('is none where production was never evaluated, whatever else was', () => {
    expect(standing(other)).toBeNull();
    expect(standing(null, [at(1, majority)])).toBeNull();
  });
});
