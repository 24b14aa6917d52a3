import type { Annotation, Labeling } from './labeling.ts';

/** How far the open round of a labeling is. */
export interface LabelingProgress {
  round: number;
  /** Rows to be labeled. */
  rows: number;
  /** Who began, by name, with the rows labeled in this round. */
  people: readonly { name: string; done: number }[];
  /** Whether what others said is to be kept back: a blind round that goes on. */
  keptBack: boolean;
}

/** Number of the round that labels made now belong to. */
export function openRound({ rounds }: Labeling['body']): number {
  return rounds.at(-1)?.number ?? 1;
}

/**
 * `stands` is what stands of its annotations (see `standing`), `tableRows` the rows of its table. A blind round goes on until it is ended,
 * or two people or more began and each of them labeled every row.
 */
export function labelingProgress(
  body: Labeling['body'],
  stands: readonly Annotation[],
  tableRows: number,
): LabelingProgress {
  const round = openRound(body);
  const rows = body.rows?.length ?? tableRows;
  const done = new Map<string, number>();
  for (const { by, body: said } of stands) {
    if (said.what === 'label' && said.round === round) done.set(by, (done.get(by) ?? 0) + 1);
  }
  const people = [...done].map(([name, count]) => ({ name, done: count }));
  people.sort((a, b) => (a.name < b.name ? -1 : 1));
  const isMade = body.sources.some(({ from }) => from === 'here');
  const through = people.length > 1 && people.every((person) => person.done >= rows);
  const isEnded = body.rounds.at(-1)?.endMs !== undefined;
  return { round, rows, people, keptBack: body.blind && isMade && people.length > 0 && !isEnded && !through };
}

/** Of what stands, the rulings: class by row. */
export function rulingsOf(stands: readonly Annotation[]): ReadonlyMap<number, string> {
  return new Map(
    stands.filter(({ body }) => body.what === 'ruling').map(({ body }) => [body.row, body.value!]),
  );
}
