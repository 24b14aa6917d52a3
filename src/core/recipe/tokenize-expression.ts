import { MAX_LENGTH, type Span } from './expression.ts';
import { ExpressionProblem } from './expression-problem.ts';

export type Token = Span &
  (
    | { kind: 'number'; value: number }
    | { kind: 'text'; value: string }
    /** `quoted` names stood in backticks and are columns, never words of the language. */
    | { kind: 'name'; value: string; quoted: boolean }
    | { kind: 'sign'; value: string }
    | { kind: 'end'; value: '' }
  );

const BLANK = /\s+/uy;
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/uy;
const NAME = /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy;
const SIGN = /<=|>=|<>|!=|==|[-+*/%^=<>(),]/uy;
/** What other languages write, and what is written here. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  '&': 'and',
  '|': 'or',
  '!': 'not',
  ';': 'one formula',
  '?': 'if(condition, a, b)',
  '[': '(',
  '{': '(',
};

/**
 * The tokens of a formula, the last of kind "end". Texts stand in single or double quotes, column names with blanks
 * in backticks; a quote inside is written twice. Throws ExpressionProblem.
 */
export function tokenizeExpression(source: string): Token[] {
  if (source.length > MAX_LENGTH) {
    throw new ExpressionProblem(
      { at: MAX_LENGTH, end: source.length },
      {
        code: 'expression.tooLong',
        message: 'The formula is too long.',
        expected: `at most ${String(MAX_LENGTH)} characters`,
        found: `${String(source.length)} characters`,
        fix: 'Split it into several derived columns.',
      },
    );
  }
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0] ?? null;
  };
  for (;;) {
    at += take(BLANK)?.length ?? 0;
    const first = source[at];
    if (first === undefined) break;
    const start = at;
    const push = (text: string): Span => ({ at: start, end: (at = start + text.length) });
    let text: string | null;
    if (first === "'" || first === '"' || first === '`') {
      const value = readQuoted(source, start, first);
      const span = push(source.slice(start, value.end));
      if (first !== '`') tokens.push({ ...span, kind: 'text', value: value.text });
      else tokens.push({ ...span, kind: 'name', value: value.text, quoted: true });
    } else if ((text = take(NUMBER)) !== null)
      tokens.push({ ...push(text), kind: 'number', value: Number(text) });
    else if ((text = take(NAME)) !== null) {
      tokens.push({ ...push(text), kind: 'name', value: text, quoted: false });
    } else if ((text = take(SIGN)) !== null) tokens.push({ ...push(text), kind: 'sign', value: text });
    else throw unknownCharacter(source, start);
  }
  tokens.push({ at, end: at, kind: 'end', value: '' });
  for (const token of tokens)
    if (token.kind === 'number' && !Number.isFinite(token.value)) throw tooLarge(token);
  return tokens;
}

function readQuoted(source: string, at: number, quote: string): { text: string; end: number } {
  let text = '';
  for (let from = at + 1; ;) {
    const close = source.indexOf(quote, from);
    if (close < 0) {
      throw new ExpressionProblem(
        { at, end: source.length },
        {
          code: 'expression.unclosedQuote',
          message: quote === '`' ? 'A column name is not closed.' : 'A text is not closed.',
          expected: `a closing ${quote}`,
          found: 'the end of the formula',
          fix: `Add ${quote} where it ends; write ${quote}${quote} for the sign itself.`,
        },
      );
    }
    text += source.slice(from, close);
    if (source[close + 1] !== quote) return { text, end: close + 1 };
    text += quote;
    from = close + 2;
  }
}

function unknownCharacter(source: string, at: number): ExpressionProblem {
  const character = String.fromCodePoint(source.codePointAt(at)!);
  const here = ELSEWHERE[character];
  return new ExpressionProblem(
    { at, end: at + character.length },
    {
      code: 'expression.character',
      message: `The formula has a character that means nothing here: ${character}`,
      expected: here ?? 'a number, a text, a column or a sign such as +',
      found: character,
      fix:
        here === undefined ? 'Put names with other characters into `backticks`.' : `Write ${here} instead.`,
    },
  );
}

function tooLarge(span: Span): ExpressionProblem {
  return new ExpressionProblem(span, {
    code: 'expression.number',
    message: 'A number in the formula is too large.',
    expected: 'a number up to 1.7e308',
    fix: 'Write a smaller number.',
  });
}
