import { typeInWords, type ColumnFacts } from '../model/column-facts.ts';
import { columnsRead, lackingColumns, sameKind } from '../model/lacking-columns.ts';
import { columnFinder } from '../model/match-columns.ts';
import type { ModelVersion } from '../model/model-version.ts';
import type { RecipeVersion } from '../recipe/recipe-document.ts';
import type { Expectations } from '../schema/expectations.ts';

/** A column of the present data that an older model would stumble over, or meets changed. */
export interface DataFinding {
  column: string;
  /** missing and type keep the model from running; changed = it runs on something else than it was tried on. */
  what: 'missing' | 'type' | 'changed';
  words: string;
}

/** What is known of a column without its values; a ColumnMeta is one. */
export type DataColumn = ColumnFacts & { unit: string | null };

export interface DataQuestion {
  model: Pick<ModelVersion, 'signature' | 'source'>;
  /** Of the model's signature; null = it has none, or it is gone. */
  recipe: RecipeVersion | null;
  /** Columns of the present table. */
  present: readonly DataColumn[];
  /** Of the table the model was tried on last; null = not at hand. */
  tried: readonly DataColumn[] | null;
  /** What data must be like, where a person has said so. */
  expectations: Expectations | null;
}

/**
 * Whether a model can read the present data, and what of it is no longer as it was when the model was tried. What
 * keeps it from running comes first; empty = nothing is known against it.
 */
export function checkData({
  model,
  recipe,
  present,
  tried,
  expectations,
}: DataQuestion): readonly DataFinding[] {
  const lacking = lackingColumns(model, present, recipe);
  if (lacking === null)
    return [{ column: '', what: 'missing', words: 'The recipe it is fed through is no longer here.' }];
  const near = columnFinder(present);
  const stops = lacking.map(({ name, needed, found }): DataFinding => {
    if (found !== null) {
      const words = `“${name}” must be ${needed ?? 'something else'}, and holds ${found} now.`;
      return { column: name, what: 'type', words };
    }
    const like = near(name)?.name;
    const hint = like === undefined ? '' : ` “${like}” may be the same.`;
    return { column: name, what: 'missing', words: `“${name}” is missing.${hint}` };
  });
  const stopped = new Set(lacking.map(({ name }) => name));
  const changed = columnsRead(model, recipe)
    .filter((name) => !stopped.has(name))
    .flatMap((name) => {
      const now = present.find((column) => column.name === name);
      if (!now) return [];
      const before = tried?.find((column) => column.name === name) ?? null;
      const words = (before ? changeIn(before, now) : null) ?? against(expectations, now);
      return words === null ? [] : [{ column: name, what: 'changed' as const, words }];
    });
  return [...stops, ...changed];
}

/** Whether nothing of it keeps the model from running. */
export function canRead(findings: readonly DataFinding[]): boolean {
  return findings.every(({ what }) => what === 'changed');
}

function changeIn(before: DataColumn, now: DataColumn): string | null {
  if (!sameKind(before, now)) {
    return `“${now.name}” held ${typeInWords(before)} when the model was tried, and holds ${typeInWords(now)} now.`;
  }
  if (before.unit !== now.unit) {
    return `“${now.name}” was in ${before.unit ?? 'no unit'} when the model was tried, and is in ${now.unit ?? 'no unit'} now.`;
  }
  const fresh = valuesBeyond(now, before.levels);
  return fresh === null ? null : `“${now.name}” has values the model was not tried on: ${fresh}.`;
}

function against(expectations: Expectations | null, now: DataColumn): string | null {
  const expected = expectations?.columns.find(({ column }) => column === now.name);
  if (!expected) return null;
  if (!sameKind(expected, now)) {
    return `“${now.name}” is expected to hold ${typeInWords(expected)}, and holds ${typeInWords(now)}.`;
  }
  const fresh = valuesBeyond(now, expected.domain?.values);
  return fresh === null ? null : `“${now.name}” has values that are not expected: ${fresh}.`;
}

/** Values of a category that are not among those known, the first few; null where there are none. */
function valuesBeyond(now: DataColumn, known: readonly string[] | undefined): string | null {
  if (!now.levels || !known) return null;
  const before = new Set(known);
  const fresh = now.levels.filter((level) => !before.has(level));
  if (fresh.length === 0) return null;
  const more = fresh.length > 3 ? ` and ${String(fresh.length - 3)} more` : '';
  return `${fresh.slice(0, 3).join(', ')}${more}`;
}
