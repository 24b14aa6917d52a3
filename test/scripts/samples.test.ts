import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InferenceSession, Tensor, env } from 'onnxruntime-web/wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Column } from '../../src/core/table/column.ts';
import { CATEGORIES, categoryNamed, columnNamed, NUMBERS } from '../../scripts/samples/loan-features.ts';
import { EVALUATION, evaluationLoans } from '../../scripts/samples/loan-samples.ts';
import { train } from '../../scripts/samples/train.ts';

const FOLDER = join(import.meta.dirname, '../../public/samples');
const FILES = ['loan-logreg.onnx', 'loan-trees.onnx'] as const;

describe('the sample models', () => {
  it('are reproduced to the last byte', { timeout: 60_000 }, () => {
    const trained = train();
    expect([...trained.keys()]).toEqual(FILES);
    for (const name of FILES) {
      const bytes = trained.get(name)!;
      expect(Buffer.compare(readFileSync(join(FOLDER, name)), bytes), name).toBe(0);
      expect(bytes.length, name).toBeLessThan(60_000);
    }
  });

  describe('on the evaluation sample', () => {
    const loans = evaluationLoans();
    const repaid = categoryNamed(loans, 'repaid');
    const employment = categoryNamed(loans, 'employment');
    const age = columnNamed(loans, 'age');
    const right: Record<(typeof FILES)[number], Uint8Array> = {
      'loan-logreg.onnx': new Uint8Array(),
      'loan-trees.onnx': new Uint8Array(),
    };

    beforeAll(async () => {
      env.wasm.numThreads = 1;
      for (const name of FILES) {
        const session = await InferenceSession.create(readFileSync(join(FOLDER, name)));
        const { label } = await session.run(feeds(loans), ['label']);
        right[name] = Uint8Array.from(repaid.data, (level, row) =>
          repaid.levels[level] === label!.data[row] ? 1 : 0,
        );
        await session.release();
      }
    });

    const accuracy = (model: (typeof FILES)[number], keep: (row: number) => boolean): number => {
      let rows = 0;
      let hits = 0;
      for (let row = 0; row < EVALUATION.rows; row++) {
        if (!keep(row)) continue;
        rows++;
        hits += right[model][row]!;
      }
      return hits / rows;
    };
    const selfEmployed = (row: number): boolean =>
      employment.levels[employment.data[row]!] === 'self-employed';
    const young = (row: number): boolean => age.type === 'integer' && age.data[row]! < 25;
    const all = (): boolean => true;

    it('the second is better overall by 1 to 3 points, and worse for the self-employed', () => {
      const gain = accuracy('loan-trees.onnx', all) - accuracy('loan-logreg.onnx', all);
      expect(gain).toBeGreaterThan(0.01);
      expect(gain).toBeLessThan(0.03);
      const loss = accuracy('loan-logreg.onnx', selfEmployed) - accuracy('loan-trees.onnx', selfEmployed);
      expect(loss).toBeGreaterThan(0.03);
    });

    it('both are weak where the weakness was planted', () => {
      for (const model of FILES) {
        const overall = accuracy(model, all);
        const rest = accuracy(model, (row) => !selfEmployed(row) && !young(row));
        expect(rest, model).toBeGreaterThan(0.85);
        expect(overall - accuracy(model, selfEmployed), model).toBeGreaterThan(0.08);
        expect(rest - accuracy(model, young), model).toBeGreaterThan(0.05);
        expect(accuracy(model, young), model).toBeGreaterThan(accuracy(model, selfEmployed));
      }
    });
  });
});

function feeds(loans: readonly Column[]): Record<string, Tensor> {
  const rows = EVALUATION.rows;
  const numbers = NUMBERS.map((name): [string, Tensor] => {
    const column = columnNamed(loans, name);
    if (column.type !== 'number' && column.type !== 'integer') throw new Error(`"${name}" is no number.`);
    return [name, new Tensor('float32', Float32Array.from(column.data), [rows, 1])];
  });
  const categories = CATEGORIES.map((name): [string, Tensor] => {
    const { data, levels } = categoryNamed(loans, name);
    return [
      name,
      new Tensor(
        'string',
        Array.from(data, (level) => levels[level]!),
        [rows, 1],
      ),
    ];
  });
  return Object.fromEntries([...numbers, ...categories]);
}
