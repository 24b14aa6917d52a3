import type { Compiled } from './compiled.ts';
import type { Expression, ValueKind } from './expression.ts';
import { EXPRESSION_FUNCTIONS } from './expression-functions.ts';
import { ExpressionProblem } from './expression-problem.ts';
import type { ExpressionFunction } from './function-makers.ts';
import { nearestName } from './nearest-name.ts';
import { requireKind } from './require-kind.ts';

type Call = Expression & { op: 'call' };

/** Arguments that functions of any number of them take. */
const MOST_ARGUMENTS = 100;

/** A call with its arguments compiled. Throws ExpressionProblem: unknown function, number or kind of arguments. */
export function compileCall(node: Call, args: readonly Compiled[]): Compiled {
  const { name } = node;
  if (!Object.hasOwn(EXPRESSION_FUNCTIONS, name)) throw unknownFunction(node);
  const called = EXPRESSION_FUNCTIONS[name]!;
  requireCount(node, called);
  let shared: ValueKind | null = null;
  const fitting = args.map((arg, i) => {
    const wanted = called.args[Math.min(i, called.args.length - 1)]!;
    const who = `Argument ${String(i + 1)} of ${name}`;
    if (wanted === 'any') return arg;
    if (wanted === 'ordered' && arg.kind !== 'timestamp') requireKind(arg, 'number', node.args[i]!, who);
    if (wanted !== 'shared' && wanted !== 'ordered') return requireKind(arg, wanted, node.args[i]!, who);
    if (shared !== null) return requireKind(arg, shared, node.args[i]!, who);
    shared = arg.kind;
    return arg;
  });
  const kind = called.result === 'shared' ? shared : called.result;
  const zone = kind === 'timestamp' ? (args.find((arg) => arg.zone !== null)?.zone ?? null) : null;
  return { kind, zone, run: called.run(fitting, kind) };
}

function unknownFunction(node: Call): ExpressionProblem {
  const near = nearestName(node.name, Object.keys(EXPRESSION_FUNCTIONS));
  return new ExpressionProblem(
    { at: node.at, end: node.at + node.name.length },
    {
      code: 'expression.noFunction',
      message: `There is no function ${node.name}.`,
      expected: 'a function such as round, if or concat',
      found: node.name,
      fix: near === null ? 'Choose one from the list of functions.' : `Did you mean ${near}?`,
    },
  );
}

function requireCount({ name, args, at, end }: Call, called: ExpressionFunction): void {
  const least = called.args.length - (called.optional ?? 0);
  const most = called.repeats ? MOST_ARGUMENTS : called.args.length;
  if (args.length >= least && args.length <= most) return;
  throw new ExpressionProblem(
    { at, end },
    {
      code: 'expression.arguments',
      message: `${name} does not take ${args.length === 1 ? 'one argument' : `${String(args.length)} arguments`}.`,
      expected: called.usage,
      found: `${String(args.length)} ${args.length === 1 ? 'argument' : 'arguments'}`,
    },
  );
}
