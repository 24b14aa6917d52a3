import {
  BINDING,
  COMPARISON_BINDING,
  MAX_DEPTH,
  NEGATE_BINDING,
  NOT_BINDING,
  type BinarySign,
  type Expression,
  type Span,
} from './expression.ts';
import { ExpressionProblem } from './expression-problem.ts';
import { tokenizeExpression, type Token } from './tokenize-expression.ts';

/** Words that a column can be called only in backticks. */
export const KEYWORDS: ReadonlySet<string> = new Set('and or not in is missing true false null'.split(' '));

/**
 * Reads a formula: numbers, 'texts', true, false, null, columns (bare or in `backticks`), + - * / % ^, comparisons,
 * and, or, not, in (...), is missing, function calls. Words of the language may be written in any case. Precedence,
 * loosest first: or, and, not, comparison (which does not chain), + -, * / %, minus sign, ^ (from right to left).
 * Throws ExpressionProblem with position, what was expected and what was found.
 */
export function parseExpression(source: string): Expression {
  return new Parser(tokenizeExpression(source)).parse();
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;
  readonly #depths = new WeakMap<Expression, number>();

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  parse(): Expression {
    const tree = this.#expression(0);
    if (this.#next.kind !== 'end') throw this.#unexpected('an operator such as +, or the end');
    return tree;
  }

  get #next(): Token {
    return this.#tokens[this.#at]!;
  }

  /** The word of the language or the sign that comes next, '' where something else does. */
  get #word(): string {
    const token = this.#next;
    if (token.kind === 'sign') return token.value === '==' ? '=' : token.value === '<>' ? '!=' : token.value;
    const word = token.kind === 'name' && !token.quoted ? token.value.toLowerCase() : '';
    return KEYWORDS.has(word) ? word : '';
  }

  #expression(least: number): Expression {
    if (++this.#depth > MAX_DEPTH) throw tooDeep(this.#next);
    let left = this.#prefix();
    for (;;) {
      const word = this.#word;
      const comparison = word in BINDING ? BINDING[word as BinarySign] : COMPARISON_BINDING;
      if (word === 'is' || word === 'in' || (word === 'not' && this.#peekIn())) {
        if (COMPARISON_BINDING < least) break;
        left = word === 'is' ? this.#isMissing(left) : this.#in(left);
      } else {
        if (!(word in BINDING) || comparison < least) break;
        this.#at++;
        const sign = word as BinarySign;
        const right = this.#expression(sign === '^' ? NEGATE_BINDING : comparison + 1);
        left = this.#node({ op: 'binary', sign, left, right, at: left.at, end: right.end }, left, right);
      }
      // Comparisons do not chain: what binds as loosely has to stand in parentheses.
      if (isComparison(left) && this.#comparesNext() && least <= COMPARISON_BINDING) throw this.#chained();
    }
    this.#depth--;
    return left;
  }

  #prefix(): Expression {
    const token = this.#next;
    const { at, end } = token;
    const word = this.#word;
    if (word === '-' || word === 'not') {
      this.#at++;
      const of = this.#expression(word === '-' ? NEGATE_BINDING : NOT_BINDING);
      return this.#node({ op: word === '-' ? 'negate' : 'not', of, at, end: of.end }, of);
    }
    if (word === '(') {
      this.#at++;
      const inside = this.#expression(0);
      this.#expect(')');
      // A node of its own place, so that what it is compared with sees it as closed.
      return this.#node({ ...inside, at, end: this.#tokens[this.#at - 1]!.end }, inside);
    }
    if (word === 'true' || word === 'false')
      return this.#leaf({ op: 'boolean', value: word === 'true', at, end });
    if (word === 'null' || word === 'missing') return this.#leaf({ op: 'null', at, end });
    if (token.kind === 'number') return this.#leaf({ op: 'number', value: token.value, at, end });
    if (token.kind === 'text') return this.#leaf({ op: 'text', value: token.value, at, end });
    if (token.kind !== 'name' || word !== '')
      throw this.#unexpected('a number, a text, a column or a function');
    this.#at++;
    if (!token.quoted && this.#word === '(') return this.#call(token.value, at);
    return { op: 'column', name: token.value, at, end };
  }

  #call(name: string, at: number): Expression {
    const args = this.#list();
    return this.#node({ op: 'call', name, args, at, end: this.#tokens[this.#at - 1]!.end }, ...args);
  }

  #list(): Expression[] {
    const items: Expression[] = [];
    this.#expect('(');
    if (this.#word === ')') {
      this.#at++;
      return items;
    }
    do items.push(this.#expression(0));
    while (this.#word === ',' && this.#at++ >= 0);
    this.#expect(')');
    return items;
  }

  #in(of: Expression): Expression {
    const negated = this.#word === 'not';
    this.#at += negated ? 2 : 1;
    const start = this.#next;
    const list = this.#list();
    const end = this.#tokens[this.#at - 1]!.end;
    if (list.length === 0) {
      throw new ExpressionProblem(
        { at: start.at, end },
        {
          code: 'expression.emptyList',
          message: 'The list after “in” is empty.',
          expected: "values, as in color in ('red', 'blue')",
          found: '()',
        },
      );
    }
    return this.#node({ op: 'in', of, list, negated, at: of.at, end }, of, ...list);
  }

  #isMissing(of: Expression): Expression {
    this.#at++;
    const negated = this.#word === 'not';
    if (negated) this.#at++;
    if (this.#word !== 'missing' && this.#word !== 'null')
      throw this.#unexpected('missing, as in: age is missing');
    const { end } = this.#next;
    this.#at++;
    return this.#node({ op: 'isMissing', of, negated, at: of.at, end }, of);
  }

  #peekIn(): boolean {
    const after = this.#tokens[this.#at + 1];
    return after?.kind === 'name' && !after.quoted && after.value.toLowerCase() === 'in';
  }

  #comparesNext(): boolean {
    const word = this.#word;
    return word === 'is' || word === 'in' || BINDING[word as BinarySign] === COMPARISON_BINDING;
  }

  #leaf(node: Expression): Expression {
    this.#at++;
    return node;
  }

  #node(node: Expression, ...children: readonly Expression[]): Expression {
    const depth = 1 + Math.max(0, ...children.map((child) => this.#depths.get(child) ?? 0));
    if (depth > MAX_DEPTH) throw tooDeep(node);
    this.#depths.set(node, depth);
    return node;
  }

  #expect(sign: '(' | ')'): void {
    if (this.#word !== sign) throw this.#unexpected(sign === ')' ? ') or an operator' : '(');
    this.#at++;
  }

  #chained(): ExpressionProblem {
    return new ExpressionProblem(this.#next, {
      code: 'expression.chained',
      message: 'Comparisons do not chain.',
      expected: 'two comparisons joined by “and”',
      found: 'a second comparison',
      fix: 'Write a < b and b < c, or put one of them into parentheses.',
    });
  }

  #unexpected(expected: string): ExpressionProblem {
    const token = this.#next;
    const found = token.kind === 'end' ? 'the end of the formula' : shown(token);
    return new ExpressionProblem(token, {
      code: 'expression.syntax',
      message: `The formula cannot be read at ${found}.`,
      expected,
      found,
    });
  }
}

function isComparison(node: Expression): boolean {
  if (node.op === 'binary') return BINDING[node.sign] === COMPARISON_BINDING;
  return node.op === 'in' || node.op === 'isMissing';
}

function shown(token: Token): string {
  if (token.kind === 'text') return `'${token.value.slice(0, 40)}'`;
  return token.kind === 'number' ? String(token.value) : token.value.slice(0, 40);
}

function tooDeep(span: Span): ExpressionProblem {
  return new ExpressionProblem(span, {
    code: 'expression.tooDeep',
    message: 'The formula is nested too deeply.',
    expected: `at most ${String(MAX_DEPTH)} levels`,
    fix: 'Split it into several derived columns.',
  });
}
