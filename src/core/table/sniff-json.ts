import { decodeUtf8 } from '../kernel/codecs.ts';
import type { JsonShape } from './json-splitter.ts';

export interface JsonSniff {
  shape: JsonShape;
  /** Further lists of objects, by path. */
  others: readonly string[];
  /** What the file holds where there are no records in it. */
  nothing: string | null;
  /** Whether it may be written column by column, or as lists without names (see `turnedJson`). */
  turnable: boolean;
}

interface List {
  path: string;
  objects: number;
}

const OF_LISTS = 'a list of lists';

/** First bytes of a value after a bracket or brace; anything else there is no JSON. */
const AFTER_BRACKET = /^\[\s*(\[|\{|"|\]|-?\d|true|false|null|NaN|$)/;
const AFTER_BRACE = /^\{\s*("|\}|$)/;

/** Where the records of a file stand, by its first bytes; null where it is no JSON of objects or lists. */
export function sniffJson(text: Uint8Array): JsonSniff | null {
  const start = decodeUtf8(text.subarray(0, 4096)).trimStart();
  if (!AFTER_BRACKET.test(start) && !AFTER_BRACE.test(start)) return null;
  const survey = surveyJson(text);
  const lists = withoutSchema(survey.lists);
  const [best, ...others] = lists.sort((a, b) => b.objects - a.objects);
  const isList = start.startsWith('[');
  if (!isList && survey.values > 1) {
    const shape: JsonShape = survey.firstSpansLines ? { format: 'json', records: null } : { format: 'jsonl' };
    return { shape, others: [], nothing: null, turnable: false };
  }
  if (best)
    return {
      shape: { format: 'json', records: best.path },
      others: others.map(({ path }) => path),
      nothing: null,
      turnable: false,
    };
  if (!isList) return { shape: { format: 'json', records: null }, others: [], nothing: null, turnable: true };
  const nothing = inWords(start);
  return { shape: { format: 'json', records: '' }, others: [], nothing, turnable: nothing === OF_LISTS };
}

/** Where a list of fields describes the data beside it, it is none of the data. */
function withoutSchema(lists: readonly List[]): List[] {
  const hasData = lists.some(({ path }) => path === 'data');
  return lists.filter(({ path }) => !hasData || path !== 'schema.fields');
}

/** Lists of objects that no other list holds, and how many values stand one after another. */
function surveyJson(text: Uint8Array): { lists: List[]; values: number; firstSpansLines: boolean } {
  const lists: List[] = [];
  const stack: { list: List | null; isList: boolean; key: string }[] = [];
  let values = 0;
  let lines = 0;
  let firstSpansLines = false;
  let lastKey = '';
  let quote = -1;
  for (let at = 0; at < text.length; at++) {
    const byte = text[at]!;
    if (quote >= 0) {
      if (byte === 0x5c) at++;
      else if (byte === 0x22) {
        if (stack.length < 4 && at - quote < 1000) lastKey = decodeUtf8(text.subarray(quote + 1, at));
        quote = -1;
      }
      continue;
    }
    if (byte === 0x22) quote = at;
    else if (byte === 10 && values === 0 && stack.length > 0) lines++;
    else if (byte === 0x7b || byte === 0x5b) {
      const top = stack.at(-1);
      if (values === 0 && byte === 0x7b && top?.isList) top.list = countObject(top.list, lists, stack);
      if (stack.length === 0 && values > 0 && byte === 0x7b)
        return { lists, values: values + 1, firstSpansLines };
      stack.push({ list: null, isList: byte === 0x5b, key: lastKey });
    } else if (byte === 0x7d || byte === 0x5d) {
      stack.pop();
      if (stack.length === 0 && values++ === 0) firstSpansLines = lines > 0;
    }
  }
  return { lists, values, firstSpansLines };
}

function countObject(
  list: List | null,
  lists: List[],
  stack: readonly { isList: boolean; key: string }[],
): List | null {
  if (list) {
    list.objects++;
    return list;
  }
  if (stack.slice(0, -1).some(({ isList }) => isList)) return null;
  const made = {
    path: stack
      .slice(1)
      .map(({ key }) => key)
      .join('.'),
    objects: 1,
  };
  lists.push(made);
  return made;
}

function inWords(start: string): string {
  const [, first = ''] = /^\[\s*([^\s])/.exec(start) ?? [];
  if (first === ']' || first === '') return 'an empty list';
  if (first === '[') return OF_LISTS;
  return first === '"' ? 'a list of texts' : 'a list of single values';
}
