import type { Evaluation } from '../../../core/evaluation/evaluation.ts';
import type { Digest } from '../../../core/kernel/objects.ts';
import type { OpenProject, Shelved } from '../../../session/open-project.svelte.ts';
import { isOfBaseline } from '../../../session/is-of-baseline.ts';

export type ShelvedEvaluation = Shelved<'evaluation'>;

/** What is compared, and what could not be. */
export interface Chosen {
  reference: ShelvedEvaluation | null;
  others: readonly ShelvedEvaluation[];
  /** Evaluations of the address that do not fit the reference, each with why in a sentence. */
  refused: readonly { name: string; why: string }[];
  /** Names in the address that are no longer here. */
  absent: number;
}

/** More side by side cannot be read. */
const MOST = 6;

/** Why two evaluations cannot be compared row by row, as a clause; null where they can. */
export function whyNotComparable(
  open: OpenProject,
  reference: Evaluation,
  { object }: ShelvedEvaluation,
): string | null {
  if (object.table !== reference.table) {
    const own = open.nameOf(object.table, 'a dataset no longer here');
    const its = open.nameOf(reference.table, 'a dataset no longer here');
    return `made on “${own}”: evaluate its model on “${its}”`;
  }
  if (object.truth !== reference.truth) {
    return `held against “${object.truth}”: evaluate its model against “${reference.truth}”`;
  }
  if ((object.confusion === null) !== (reference.confusion === null)) return 'of another task';
  return open.isWhole(object.predictions) ? null : 'its predictions are not here';
}

/**
 * What an address asks to compare: `with` (digests, commas between) and `ref`. Without them, the newest evaluation
 * that another one can be compared with, and all of those; the reference is then the oldest that is no baseline.
 */
export function chosenOf(open: OpenProject, query: Readonly<Record<string, string>>): Chosen {
  const wanted = (query['with'] ?? '').split(',').filter(Boolean) as Digest[];
  const find = (digest: string | undefined): ShelvedEvaluation | undefined =>
    open.evaluations.find(({ object }) => object.digest === digest);
  const named = [query['ref'], ...wanted].filter((digest) => digest !== undefined);
  const found = [...new Set(named)].flatMap((digest) => find(digest) ?? []);
  const absent = new Set(named).size - found.length;
  if (found.length === 0) return { ...byItself(open), absent };
  const reference = find(query['ref']) ?? referenceAmong(open, found);
  const others = found.filter((shelved) => shelved !== reference);
  const why = (shelved: ShelvedEvaluation): string | null =>
    whyNotComparable(open, reference.object, shelved);
  return {
    reference,
    others: others.filter((shelved) => why(shelved) === null),
    refused: others.flatMap((shelved) => {
      const words = why(shelved);
      return words === null ? [] : [{ name: shelved.entry.name, why: words }];
    }),
    absent,
  };
}

function byItself(open: OpenProject): Omit<Chosen, 'absent'> {
  for (const newest of open.evaluations) {
    const alike = open.evaluations.filter((other) => whyNotComparable(open, newest.object, other) === null);
    if (alike.length < 2) continue;
    const reference = referenceAmong(open, alike);
    const others = alike.filter((shelved) => shelved !== reference).slice(0, MOST - 1);
    return { reference, others, refused: [] };
  }
  return { reference: null, others: [], refused: [] };
}

/** The oldest that is no baseline, else the oldest. They come newest first. */
function referenceAmong(open: OpenProject, found: readonly ShelvedEvaluation[]): ShelvedEvaluation {
  const models = found.filter(({ object }) => !isOfBaseline(open, object));
  return (models.at(-1) ?? found.at(-1))!;
}
