import { expect, it } from 'vitest';
import { answerColumns } from '../../../src/core/model/answer-columns.ts';

it('only a model that is a column of the data has its answers there', () => {
  const column = { column: 'said', labels: null, probability: null };
  expect(answerColumns({ type: 'column', column })).toEqual(['said']);
  expect(answerColumns({ type: 'column', column: { ...column, probability: 'p' } })).toEqual(['said', 'p']);
  expect(answerColumns({ type: 'human' })).toEqual([]);
  expect(answerColumns(undefined)).toEqual([]);
});
