import { describe, expect, it } from 'vitest';
import type { Digest } from '../../../src/core/kernel/objects.ts';
import type { TableVersion } from '../../../src/core/table/column.ts';
import type { Datasets } from '../../../src/session/datasets.ts';
import { PredictionColumnDraft } from '../../../src/stages/modeling/column/prediction-column.svelte.ts';

const VALUES: Record<string, readonly { value: string; count: number }[]> = {
  score_text: [
    { value: 'Low', count: 6 },
    { value: 'Medium', count: 3 },
    { value: 'High', count: 1 },
  ],
  two_year_recid: [
    { value: '0', count: 7 },
    { value: '1', count: 3 },
  ],
  quality: Array.from({ length: 60 }, (_, i) => ({ value: String(i / 7), count: 1 })),
};
const datasets = {
  values: (_table: Digest, field: { name: string }, limit: number) =>
    Promise.resolve((VALUES[field.name] ?? []).slice(0, limit)),
} as unknown as Datasets;
const column = (name: string, type: string, role = 'feature') => ({
  name,
  type,
  role,
  missing: 0,
  unit: null,
});

async function draftOf(...columns: ReturnType<typeof column>[]): Promise<PredictionColumnDraft> {
  const table = { digest: 't' as Digest, rows: 10, columns } as unknown as TableVersion;
  const draft = new PredictionColumnDraft(datasets, table);
  await new Promise((resolve) => setTimeout(resolve));
  return draft;
}

describe('prediction column', () => {
  it('maps values to classes of the truth as the user says', async () => {
    const draft = await draftOf(
      column('score_text', 'category', 'prediction'),
      column('two_year_recid', 'integer', 'label'),
    );
    expect([draft.name, draft.type, draft.positive]).toEqual(['score_text', 'classification', '1']);
    expect(draft.todo).toBe('Say what the values mean');
    draft.setLabel('Low', '0');
    draft.setLabel('Medium', '1');
    draft.setLabel('High', '1');
    expect(draft.todo).toBeNull();
    expect(draft.counts).toEqual({ counts: [6, 4], without: 0 });
    expect(draft.model()).toEqual({
      kind: 'model',
      signature: {
        task: { type: 'classification', classes: ['0', '1'], positive: '1', threshold: null },
        inputs: [],
        outputs: { label: 'score_text', scores: null, value: null },
      },
      source: {
        type: 'column',
        column: { column: 'score_text', labels: { Low: '0', Medium: '1', High: '1' }, probability: null },
      },
    });
    draft.setLabel('High', null);
    expect(draft.counts).toEqual({ counts: [6, 3], without: 1 });
  });

  it('is a value where numbers of many sizes are compared', async () => {
    const draft = await draftOf(
      column('estimate', 'number', 'prediction'),
      column('quality', 'number', 'label'),
    );
    expect(draft.type).toBe('regression');
    expect(draft.todo).toBeNull();
    expect(draft.model()).toMatchObject({
      signature: { task: { type: 'regression' }, outputs: { value: 'estimate' } },
      source: { column: { labels: null, probability: null } },
    });
    draft.chooseType('classification');
    expect(draft.todo).toBe('“quality” has too many different values to be classes');
  });

  it('says what is still to choose', async () => {
    const draft = await draftOf(column('score_text', 'category'), column('two_year_recid', 'integer'));
    expect(draft.todo).toBe('Choose the column with the predictions');
    draft.chooseColumn('score_text');
    expect(draft.todo).toBe('Choose the column with the true answers');
    draft.chooseTruth('score_text');
    expect(draft.todo).toBe('Predictions and true answers must be two columns');
  });
});
