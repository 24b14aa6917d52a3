import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readOnnx } from '../../../src/core/model/read-onnx.ts';
import type { ColumnFacts } from '../../../src/core/model/column-facts.ts';
import type { TableVersion } from '../../../src/core/table/column.ts';
import { bestTable } from '../../../src/stages/modeling/adding/best-table.ts';
import { graphFacts } from '../../../src/stages/modeling/adding/graph-facts.ts';
import { SignatureEditor } from '../../../src/stages/modeling/signature/signature-editor.svelte.ts';

const DATA = new URL('../../../../shared/data/', import.meta.url);
const graphOf = (name: string) => readOnnx(readFileSync(new URL(name, DATA)));
const numbers = ['age', 'fnlwgt', 'education_num', 'capital_gain', 'capital_loss', 'hours_per_week'];
const texts = ['workclass', 'marital_status', 'occupation', 'relationship', 'race', 'sex', 'income'];
const adult: readonly ColumnFacts[] = [
  ...numbers.map((name) => ({ name, type: 'integer' as const, role: 'feature' as const })),
  ...texts.map((name) => ({ name, type: 'category' as const, role: 'feature' as const, levels: [] })),
];

describe.skipIf(!existsSync(DATA))('signature editor', () => {
  it('is ready at once where everything is matched by name', () => {
    const editor = new SignatureEditor(graphOf('adult-logreg.onnx'), adult);
    expect(editor.problems).toEqual([]);
    expect(editor.mustConfirm).toBe(false);
    expect(editor.ready).toBe(true);
  });

  it('asks for a mapping by position to be confirmed, and again after every change', () => {
    const editor = new SignatureEditor(graphOf('adult-gbdt.onnx'), adult);
    expect(editor.inputs[0]?.columns).toEqual(numbers.slice(0, 5));
    expect([editor.mustConfirm, editor.ready, editor.untouched]).toEqual([true, false, true]);
    editor.confirm(true);
    expect(editor.ready).toBe(true);
    editor.setColumns(editor.inputs[0]!, [numbers[0]!, ...numbers.slice(2)]);
    expect([editor.confirmed, editor.ready]).toEqual([false, false]);
    expect(editor.stateOf(editor.inputs[0]!).why).toBe('Chosen by you.');
    editor.confirm(true);
    editor.change(editor.inputs[0]!, { scale: 0.5 });
    expect([editor.ready, editor.untouched]).toEqual([false, false]);
  });

  it('says at the input what is missing', () => {
    const editor = new SignatureEditor(graphOf('adult-gbdt.onnx'), adult);
    editor.setColumns(editor.inputs[0]!, ['age', 'fnlwgt']);
    expect(editor.problemsOf('input "X"').map(({ code }) => code)).toEqual(['model.columnCount']);
    editor.confirm(true);
    expect(editor.ready).toBe(false);
  });

  it('follows the classes, and drops the threshold with the scores', () => {
    const editor = new SignatureEditor(graphOf('adult-logreg.onnx'), adult);
    editor.changeTask({ threshold: 0.3 });
    editor.setClasses(['low', 'high']);
    expect(editor.task).toMatchObject({ positive: 'high', threshold: 0.3 });
    editor.changeOutputs({ scores: null });
    expect(editor.task).toMatchObject({ threshold: null });
    editor.setClasses(['low', 'middle', 'high']);
    expect(editor.task).toMatchObject({ positive: null });
  });

  it('goes to a value and back to what was proposed', () => {
    const editor = new SignatureEditor(graphOf('adult-logreg.onnx'), adult);
    const { signature } = editor;
    editor.setTask('regression');
    expect(editor.outputs).toMatchObject({ label: null, scores: null, value: 'probabilities' });
    editor.setTask('classification');
    expect(editor.signature).toEqual(signature);
  });

  it('begins with the table whose columns fit', () => {
    const table = (columns: readonly ColumnFacts[]) => ({ columns }) as unknown as TableVersion;
    const wine = table([{ name: 'ph', type: 'number', role: 'feature' }]);
    const fitting = table(adult);
    expect(bestTable(graphOf('adult-logreg.onnx'), [wine, fitting])).toBe(fitting);
    expect(bestTable(graphOf('adult-logreg.onnx'), [])).toBeNull();
  });

  it('tells what the file says of itself', () => {
    const facts = graphFacts(graphOf('adult-logreg.onnx'));
    expect(facts).toContainEqual({ name: 'Made by', words: 'skl2onnx' });
    expect(facts).toContainEqual({ name: 'Operator sets', words: 'ai.onnx 14, ai.onnx.ml 1' });
  });
});
