import { Problem, type ProblemFacts } from '../../src/core/kernel/problem.ts';

type Translate = (match: RegExpExecArray) => Omit<ProblemFacts, 'found'>;

/** What the engine says, as a pattern, and what it means. The first that fits counts. */
const SAYINGS: readonly [pattern: RegExp, translate: Translate][] = [
  [
    /protobuf parsing failed/i,
    () => ({
      code: 'onnx.damaged',
      message: 'The model file is damaged or cut short.',
      fix: 'Copy or export the model again.',
    }),
  ],
  [
    /No graph was found/i,
    () => ({
      code: 'onnx.noGraph',
      message: 'The file carries no graph, so there is nothing to run.',
      fix: 'Export the model again.',
    }),
  ],
  [
    /only \*guarantees\* support for models stamped[^]*?Opset (\d+)[^]*?till opset (\d+)/i,
    ([, has, knows]) => ({
      code: 'onnx.tooNew',
      message: `The model uses ONNX opset ${has!}; the engine knows opsets up to ${knows!}.`,
      expected: `opset ${knows!} or lower`,
      fix: `Export it with opset ${knows!} or lower (target_opset, opset_version).`,
    }),
  ],
  [
    /Unsupported model IR version: (\d+), max supported IR version: (\d+)/i,
    ([, has, knows]) => ({
      code: 'onnx.tooNew',
      message: `The model file has ONNX format version ${has!}; the engine reads versions up to ${knows!}.`,
      expected: `IR version ${knows!} or lower`,
      fix: `Set model.ir_version = ${knows!} in Python and save it again.`,
    }),
  ],
  [
    /No Op registered for (\S+)|(\S+) is not a registered function\/op/i,
    ([, op, other]) => {
      const name = (op ?? other!).replace(/\(-?\d+\)$/, '');
      return {
        code: 'onnx.unknownOperator',
        message: `The engine has no operator "${name}", which the model uses.`,
        where: `operator ${name}`,
        fix: 'Export the model without it, or with another opset.',
      };
    },
  ],
  [
    /Could not find an implementation for (\w+)(?:\(\d+\))? node with name '([^']*)'/i,
    ([, op, node]) => ({
      code: 'onnx.unknownOperator',
      message: `The engine cannot run the operator "${op!}" on the types that the model uses it with.`,
      where: `node "${node!}"`,
      fix: 'Export the model with 32-bit floats.',
    }),
  ],
  [
    /Invalid rank for input: (.+?) Got: (\d+) Expected: (\d+)/i,
    ([, input, got, expected]) => ({
      code: 'model.inputShape',
      message: `Input "${input!}" takes ${expected!} dimensions and was given ${got!}.`,
      expected: `${expected!} dimensions`,
      where: `input "${input!}"`,
      fix: 'Correct the shape in the signature.',
    }),
  ],
  [
    /Got invalid dimensions for input: (.+?) for the following indices\s+index: (\d+) Got: (\d+) Expected: (\d+)/i,
    ([, input, index, got, expected]) => ({
      code: 'model.inputShape',
      message: `Input "${input!}" takes ${expected!} in dimension ${String(Number(index) + 1)} and was given ${got!}.`,
      expected: expected!,
      where: `input "${input!}"`,
      fix: 'Correct the columns of this input in the signature.',
    }),
  ],
  [
    /Unexpected input data type\. Actual: \(tensor\((\w+)\)\) ?, expected: \(tensor\((\w+)\)\)/i,
    ([, actual, expected]) => ({
      code: 'model.inputType',
      message: `The model takes values of type ${expected!} where it was given ${actual!}.`,
      expected: expected!,
      fix: 'Correct the type of the input in the signature.',
    }),
  ],
  [
    /input '(.+)' is missing in 'feeds'/i,
    ([, input]) => ({
      code: 'model.inputNotFed',
      message: `Input "${input!}" is not fed.`,
      where: `input "${input!}"`,
      fix: 'Choose its columns in the signature.',
    }),
  ],
  [
    /non-tensor typed value/i,
    () => ({
      code: 'model.outputType',
      message: 'An output of the model is a sequence or a map, which cannot be read.',
      expected: 'tensor outputs',
      fix: 'Choose another output, or export the model with tensor outputs (for scikit-learn: zipmap=False).',
    }),
  ],
  [
    /functions? definitions must not be recursive/i,
    () => ({
      code: 'onnx.recursive',
      message: 'A function in the model file calls itself, so it would never end.',
      fix: 'Ask where the file comes from; exporters do not write such models.',
    }),
  ],
  [
    /bad_alloc|out of memory|memory access out of bounds|Array buffer allocation failed|Tensor shape is too large|SafeIntOnOverflow|\bOOM\b/i,
    () => ({
      code: 'engine.outOfMemory',
      message: 'The engine ran out of memory.',
      fix: 'Close other tabs, or use a smaller model.',
    }),
  ],
  [
    /no available backend found/i,
    () => ({
      code: 'engine.notLoaded',
      message: 'The engine that runs models could not be loaded.',
      fix: 'Check the connection and reload the page; once loaded it is kept for working offline.',
    }),
  ],
  [
    /Non-zero status code returned while running (\w+) node\. Name:'([^']*)'/i,
    ([, op, node]) => ({
      code: 'model.runFailed',
      message: `The model failed at its ${op!} step on these rows.`,
      where: `node "${node!}"`,
      fix: 'Check that each input gets the columns it was trained on.',
    }),
  ],
];

/** An error of the engine as a Problem; its own words are kept in `found`. Problems pass as they are. */
export function translateEngineError(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const said = error instanceof Error ? error.message : String(error);
  const found = said
    .replace(/^.*?ERROR_MESSAGE: /s, '')
    // Where in the engine's source it happened says nothing to a person.
    .replace(/^\/\S+:\d+ /, '')
    .trim()
    .slice(0, 600);
  for (const [pattern, translate] of SAYINGS) {
    const match = pattern.exec(said);
    if (match) return new Problem({ ...translate(match), found });
  }
  return new Problem({
    code: 'engine.refused',
    message: 'The engine could not run this model.',
    found,
    fix: 'Check the export in Python with onnx.checker.check_model and onnxruntime.',
  });
}
