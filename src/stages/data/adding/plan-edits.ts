import type { ColumnPlan, Preview, ReadPlan } from '../../../core/table/read-plan.ts';

/** What the person changed of the proposed columns, by key: it survives another look at the file. */
export type ColumnEdits = Readonly<Record<string, Partial<Omit<ColumnPlan, 'source'>>>>;

/** A key for each column of a file: its name there, told apart from earlier columns of the same name. */
export function columnKeys(columns: readonly ColumnPlan[]): readonly string[] {
  const seen = new Map<string, number>();
  return columns.map(({ source }) => {
    const before = seen.get(source) ?? 0;
    seen.set(source, before + 1);
    return `${String(before)}:${source}`;
  });
}

/** The proposed plan with the person's changes. */
export function editedPlan({ plan }: Preview, edits: ColumnEdits): ReadPlan {
  const keys = columnKeys(plan.columns);
  return { ...plan, columns: plan.columns.map((column, i) => ({ ...column, ...edits[keys[i]!] })) };
}

/** What is wrong with each column's name; null where it will do, or is not needed. */
export function nameProblems(columns: readonly ColumnPlan[]): readonly (string | null)[] {
  const uses = new Map<string, number>();
  for (const { name, leftOut } of columns)
    if (!leftOut) uses.set(name.trim(), (uses.get(name.trim()) ?? 0) + 1);
  return columns.map(({ name, leftOut }) => {
    if (leftOut) return null;
    if (name.trim() === '') return 'A name is needed.';
    return (uses.get(name.trim()) ?? 0) > 1 ? 'Another column has this name.' : null;
  });
}

/** "adult-test.csv" -> "adult-test". */
export function datasetName(file: string): string {
  return (
    file.replace(/\.(csv|tsv|txt|tab|jsonl?|ndjson|parquet|pq|arrows?|feather|ipc)?(\.gz)?$/i, '') || file
  );
}
