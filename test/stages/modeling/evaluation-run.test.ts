import { describe, expect, it } from 'vitest';
import { Cancelled } from '../../../src/core/kernel/cancelled.ts';
import type { Digest } from '../../../src/core/kernel/objects.ts';
import { Problem } from '../../../src/core/kernel/problem.ts';
import type { ModelVersion } from '../../../src/core/model/model-version.ts';
import type { Workbench } from '../../../src/session/workbench.svelte.ts';
import { EvaluationRun } from '../../../src/stages/modeling/shelf/evaluation-run.svelte.ts';

const model = { digest: 'model' as Digest } as ModelVersion;
const on = { table: 'table' as Digest, name: 'adult', truth: 'income' };

function workbench(predict: () => Promise<never>): Workbench {
  return {
    open: { id: 'p' },
    route: { place: {} },
    tasks: { list: [] },
    models: { predict },
  } as unknown as Workbench;
}

describe('evaluation run', () => {
  it('says that the model is kept where running it failed', async () => {
    const problem = new Problem({ code: 'engine.noOperator', message: 'No operator.' });
    const run = new EvaluationRun(workbench(() => Promise.reject(problem)));
    await run.start({ model: () => Promise.resolve(model), name: 'm', on });
    expect(run.problem).toEqual(problem.facts);
    expect([run.kept, run.step, run.task]).toEqual([true, null, null]);
  });

  it('reports nothing where the user stopped it', async () => {
    const run = new EvaluationRun(workbench(() => Promise.reject(new Cancelled())));
    await run.start({ model: () => Promise.resolve(model), name: 'm', on });
    expect([run.problem, run.kept, run.step]).toEqual([null, true, null]);
  });

  it('runs once at a time and follows its own steps', async () => {
    const steps: (string | null)[] = [];
    let calls = 0;
    const run: EvaluationRun = new EvaluationRun(
      workbench(() => {
        calls++;
        steps.push(run.step);
        return Promise.reject(new Cancelled());
      }),
    );
    const plan = { model: () => Promise.resolve(model), name: 'm', on };
    const first = run.start(plan);
    expect(run.step).toBe('keeping');
    await run.start(plan);
    await first;
    expect(calls).toBe(1);
    expect(run.step).toBeNull();
  });
});
