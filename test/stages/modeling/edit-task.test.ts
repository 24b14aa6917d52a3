import { describe, expect, it } from 'vitest';
import type { Signature, Task } from '../../../src/core/model/signature.ts';
import type { UsableOutput } from '../../../src/core/model/usable-outputs.ts';
import { asTask, classesFromText, withClasses } from '../../../src/stages/modeling/signature/edit-task.ts';
import { presetOf } from '../../../src/stages/modeling/signature/scale-presets.ts';

const binary = {
  type: 'classification',
  classes: ['no', 'yes'],
  positive: 'yes',
  threshold: 0.3,
} satisfies Task;
const output = (name: string, type: UsableOutput['type']): UsableOutput => ({
  name,
  type,
  shape: [null],
  origin: { output: name, op: null, gives: 'unknown' },
});

describe('editing the task', () => {
  it('keeps the positive class at its place when classes are renamed', () => {
    expect(withClasses(binary, ['<=50K', '>50K'])).toMatchObject({ positive: '>50K', threshold: 0.3 });
    expect(withClasses({ ...binary, positive: 'no' }, ['a', 'b']).positive).toBe('a');
  });

  it('drops positive class and threshold where there are not two classes', () => {
    expect(withClasses(binary, ['a', 'b', 'c'])).toMatchObject({ positive: null, threshold: null });
    expect(withClasses(binary, [])).toMatchObject({ positive: null, threshold: null });
  });

  it('goes back to the proposal of the same kind, and picks an output that fits otherwise', () => {
    const outputs = { label: 'label', scores: null, value: null };
    const proposed: Pick<Signature, 'task' | 'outputs'> = { task: binary, outputs };
    const available = [output('label', 'string'), output('margin', 'float32')];
    expect(asTask('classification', proposed, available)).toBe(proposed);
    expect(asTask('regression', proposed, available)).toEqual({
      task: { type: 'regression', unit: null },
      outputs: { label: null, scores: null, value: 'margin' },
    });
    expect(asTask('regression', proposed, []).outputs.value).toBeNull();
  });

  it('reads class names one a line, keeping spaces inside', () => {
    expect(classesFromText('<=50K\n>50K\n')).toEqual(['<=50K', '>50K']);
    expect(classesFromText(' not sure \r\n\n yes')).toEqual(['not sure', 'yes']);
  });

  it('recognises the usual scales', () => {
    expect(presetOf({ scale: 1 / 255, offset: 0 })).toBe('pixels255');
    expect(presetOf({ scale: 0.0625, offset: 0 })).toBe('pixels16');
    expect(presetOf({ scale: 1, offset: 0.5 })).toBe('own');
  });
});
