import type { LabelsQuestion } from '../../src/core/labels/labeling-report.ts';
import {
  standing,
  type Annotation,
  type Labeling,
  type LabelSource,
} from '../../src/core/labels/labeling.ts';
import type { Ratings } from '../../src/core/labels/ratings.ts';
import {
  labelsMadeHere,
  labelsOfColumn,
  labelsOfLines,
  ratingsOfTable,
  type GivenLabels,
} from '../../src/core/labels/table-ratings.ts';
import type { Column } from '../../src/core/table/column.ts';
import { eventsOfKind } from '../../src/storage/events.ts';
import { FieldSource } from './field-source.ts';

/** Everything that was said on the rows of a labeling's table, whatever its source. */
export interface GatheredLabels {
  ratings: Ratings;
  others: readonly string[];
  lost: number;
  /** What stood of that which was said here when the labels were gathered. */
  annotations: readonly Annotation[];
}

const KEPT = 2;
const kept = new Map<string, Promise<GatheredLabels>>();

/** Labels of a labeling as it stands; those of the labelings asked for last are kept. */
export function labelsOf({ labeling, known }: LabelsQuestion): Promise<GatheredLabels> {
  const key = `${labeling.id}:${String(labeling.rev)}:${String(known)}`;
  const atHand = kept.get(key);
  if (atHand) return atHand;
  const gathering = gather(labeling);
  gathering.catch(() => kept.delete(key));
  kept.set(key, gathering);
  for (const old of kept.keys()) if (kept.size > KEPT) kept.delete(old);
  return gathering;
}

async function gather(labeling: Labeling): Promise<GatheredLabels> {
  const { table, classes, sources } = labeling.body;
  const source = await FieldSource.open(table, null);
  const annotations = await standingOf(labeling);
  let lost = 0;
  const given: GivenLabels[] = [];
  for (const from of sources) {
    if (from.from === 'here') given.push(labelsMadeHere(annotations, null));
    else if (from.from === 'columns') {
      for (const name of from.columns) given.push(labelsOfColumn(await columnOf(source, name)));
    } else {
      const read = await readLines(from, source);
      lost += read.lost;
      given.push(read.given);
    }
  }
  return { ...ratingsOfTable(source.rows, classes, given), lost, annotations };
}

/** What stands of that which was said here, rulings and notes too. */
export async function standingOf({ projectId, id }: Labeling): Promise<readonly Annotation[]> {
  const all = await eventsOfKind(projectId, 'annotation');
  return standing(all.filter(({ body }) => body.labeling === id));
}

async function readLines(
  { table, item, annotator, label, key }: LabelSource & { from: 'lines' },
  source: FieldSource,
): Promise<ReturnType<typeof labelsOfLines>> {
  const lines = await FieldSource.open(table, null);
  const columns = {
    item: await columnOf(lines, item),
    annotator: await columnOf(lines, annotator),
    label: await columnOf(lines, label),
  };
  return labelsOfLines(columns, key === null ? null : await columnOf(source, key), source.rows);
}

/** A column of the table. Throws Problem "field.missing". */
export function columnOf(source: FieldSource, name: string): Promise<Column> {
  return source.column({ of: 'data', name });
}
