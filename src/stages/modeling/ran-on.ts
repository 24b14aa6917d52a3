import type { Predictions } from '../../core/predictions/predictions.ts';
import { formatNumber, formatPlural } from '../../ui/format.ts';

const NAMES = { wasm: 'WASM', webgpu: 'WebGPU', webgl: 'WebGL', cpu: 'CPU', js: 'JavaScript' } as const;

/**
 * What ran a model, each part a clause or sentence of its own: the backend and its engine; how its answers to a sample
 * compared with those of wasm, where another one was tried; why it was not something faster.
 */
export function ranOn({ madeBy, checked, columns }: Predictions): readonly string[] {
  const { environment } = madeBy;
  if (!environment) return [];
  const { backend, engine, threads, whyNot } = environment;
  const parts = [
    [`run by ${engine}`, NAMES[backend], backend === 'wasm' ? formatPlural(threads, 'thread') : null]
      .filter((part) => part !== null)
      .join(', '),
  ];
  if (checked) {
    const { rows, largestDifference, flips } = checked;
    const found = [
      largestDifference === null ? null : `largest difference ${formatNumber(largestDifference, 2)}`,
      columns.some(({ name }) => name === 'label') ? flipsInWords(flips) : null,
    ];
    const words = found.filter((part) => part !== null).join(', ');
    parts.push(`WebGPU against WASM on ${formatPlural(rows, 'row')}: ${words || 'no row to compare'}`);
  }
  if (whyNot) parts.push(whyNot);
  return parts;
}

function flipsInWords(flips: number): string {
  if (flips === 0) return 'no label flips';
  return flips === 1 ? '1 label flips' : `${formatPlural(flips, 'label')} flip`;
}
