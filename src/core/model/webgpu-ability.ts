import type { OnnxGraph, OnnxOperator, OnnxType, TypeUse } from './onnx-graph.ts';

/** Whether WebGPU can be tried on a model; `why` ends a sentence that begins "WebGPU: ". */
export type WebGpuAbility = { able: true } | { able: false; why: string };

/**
 * What the builds of onnxruntime-web with WebGPU refuse, each tried with 1.30.0: no kernel of theirs, on the graphics
 * processor or beside it, takes these types ("other" are sub-byte and 8-bit floats, which were not tried).
 */
const REFUSED: Partial<Readonly<Record<OnnxType, string>>> = {
  string: 'texts',
  float64: '64-bit floats',
  int16: '16-bit integers',
  uint16: '16-bit integers',
  bfloat16: 'bfloat16 numbers',
  sequence: 'sequences',
  map: 'maps',
  other: 'numbers of a rare type',
};

/**
 * Tells from the file alone whether a model can be run by WebGPU. Operators of ai.onnx.ml (every scikit-learn export,
 * trees of any library) never can. That it is able is no promise: the engine may still refuse it when it is opened.
 */
export function webGpuAbility(graph: OnnxGraph): WebGpuAbility {
  const operator = classicOperator(graph.operators);
  if (operator) {
    const { op, firstNode } = operator;
    const node = firstNode === op ? '' : ` (node "${firstNode}")`;
    return { able: false, why: `this model has ${op}${node}, which WebGPU cannot run.` };
  }
  for (const use of graph.types) {
    const words = REFUSED[use.type];
    if (words) return { able: false, why: refused(words, use) };
  }
  return { able: true };
}

/** The one to name: a ZipMap is only the tail of a classifier. */
function classicOperator(operators: readonly OnnxOperator[]): OnnxOperator | undefined {
  const classic = operators.filter(({ domain }) => domain === 'ai.onnx.ml');
  return classic.find(({ op }) => op !== 'ZipMap') ?? classic[0];
}

function refused(words: string, { where }: TypeUse): string {
  return `this model has ${words} (${where}), which WebGPU cannot run.`;
}
