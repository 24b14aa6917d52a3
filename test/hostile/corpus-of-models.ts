import type { HostileFile } from './corpus/hostile-file.ts';
import { MARK_UP } from './corpus/marked-up.ts';
import {
  endlessLoop,
  externalWeight,
  hugeNames,
  markedUpNames,
  memoryBomb,
  nestedGraphs,
  ofDomain,
  recursiveFunction,
  vastWeight,
} from './corpus/model-files.ts';

const MB = 2 ** 20;

/** Model files that mean harm. "inert": kept, described and never run by itself. */
export const HOSTILE_MODELS: readonly HostileFile[] = [
  ['weights in /etc/passwd', 'onnx.externalData', externalWeight('/etc/passwd')],
  ['weights at an address', 'onnx.externalData', externalWeight('https://example.invalid/w.bin')],
  ['weights further up', 'onnx.externalData', externalWeight('../../w.bin')],
  ['an unknown domain', 'onnx.unknownOperator', ofDomain('evil.corp')],
  ['a domain called __proto__', 'onnx.unknownOperator', ofDomain('__proto__')],
  ['a weight of 2^62 floats', 'onnx.damaged', vastWeight([2n ** 31n, 2n ** 31n])],
  ['a weight whose size is no number', 'onnx.damaged', vastWeight(new Array<bigint>(40).fill(2n ** 62n))],
  ['a weight of fewer than none', 'onnx.damaged', vastWeight([-1n])],
  ['branches 100 deep', 'onnx.tooLarge', nestedGraphs(100)],
  ['branches 20 deep', 'inert', nestedGraphs(20)],
  ['names of 20 MB', 'inert', hugeNames(20 * MB)],
  ['names of mark-up and prototypes', 'inert', markedUpNames(MARK_UP)],
  ['a loop without end', 'inert', endlessLoop],
  ['a tensor of 4 TB made when it runs', 'inert', memoryBomb(2n ** 40n)],
  ['a function that calls itself', 'inert', recursiveFunction],
];
