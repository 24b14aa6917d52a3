import type { OnnxGraph } from '../../../core/model/onnx-graph.ts';
import { listed } from '../words.ts';

/** Longest text of the file shown in one line. */
const LONGEST = 300;

/** What a file says of itself beside its graph, as name and words; what it does not say is left out. */
export function graphFacts(graph: OnnxGraph): { name: string; words: string }[] {
  const { producer, opsets, irVersion, name, classLabels, zipMap, metadata } = graph;
  const facts = [
    { name: 'Made by', words: producer },
    { name: 'Graph', words: name },
    {
      name: 'Operator sets',
      words: opsets.map(({ domain, version }) => `${domain || 'ai.onnx'} ${String(version)}`).join(', '),
    },
    { name: 'IR version', words: String(irVersion) },
    { name: 'Classes', words: classLabels ? listed(classLabels, 12) : '' },
    {
      name: 'ZipMap',
      words: zipMap ? `taken off; its scores come from “${zipMap.input}”` : '',
    },
    ...Object.entries(metadata).map(([key, words]) => ({ name: key, words })),
  ];
  return facts
    .filter(({ words }) => words !== '')
    .map((fact) => ({
      name: fact.name,
      words: fact.words.length > LONGEST ? `${fact.words.slice(0, LONGEST)}…` : fact.words,
    }));
}
