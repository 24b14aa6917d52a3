import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = new URL('../../../../shared/data/', import.meta.url);

/** Whether the public datasets and models with known answers are beside this repository. */
export const hasSharedData = existsSync(new URL('README.md', FOLDER));

/** The path of one of them. */
export function sharedFile(name: string): string {
  return fileURLToPath(new URL(name, FOLDER));
}

/** The rows of a file of answers by column name; none of these files quotes its cells. */
export function sharedAnswers(name: string): readonly Readonly<Record<string, string>>[] {
  const [header = '', ...lines] = readFileSync(sharedFile(name), 'utf8').trim().split(/\r?\n/);
  const columns = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']));
  });
}

/** Metrics and slice accuracies as the libraries gave them. */
export function sharedExpectations(): SharedExpectations {
  return JSON.parse(readFileSync(sharedFile('expected.json'), 'utf8')) as SharedExpectations;
}

interface SharedExpectations {
  adult: {
    logreg: BinaryFigures;
    gbdt: BinaryFigures;
    slices_logreg_accuracy: Readonly<
      Record<string, Readonly<Record<string, { n: number; accuracy: number }>>>
    >;
  };
  digits: { accuracy: number; f1_macro: number; confusion: readonly (readonly number[])[] };
  compas: {
    by_race: Readonly<
      Record<string, Readonly<Record<'tn' | 'fp' | 'fn' | 'tp' | 'fpr' | 'fnr' | 'ppv', number>>>
    >;
  };
  wine_regression: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export type BinaryFigures = Readonly<
  Record<
    | 'accuracy'
    | 'precision'
    | 'recall'
    | 'f1'
    | 'roc_auc'
    | 'average_precision'
    | 'log_loss'
    | 'brier'
    | 'mcc'
    | 'balanced_accuracy'
    | 'cohen_kappa',
    number
  >
> & { confusion: readonly (readonly number[])[]; labels: readonly string[] };
