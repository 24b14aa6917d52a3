import type { DiscoveryQuestion, TreeQuestion } from '../../../core/evaluation/discovery-question.ts';
import type { Evaluation } from '../../../core/evaluation/evaluation.ts';
import { learnableColumns } from '../../../core/labels/learnable-columns.ts';
import { answerColumns } from '../../../core/model/answer-columns.ts';
import { SEARCH_BINS } from '../../../core/slices/search-items.ts';
import type { TableVersion } from '../../../core/table/column.ts';
import type { Looked } from '../../../session/discovering.svelte.ts';
import type { OpenEvaluation } from '../evaluation/open-evaluation.ts';

/** How errors are looked for; begins with what was asked last, so that leaving the screen loses nothing asked. */
export class DiscoverySettings {
  readonly #evaluation: Evaluation;
  /** Columns that can be looked into. */
  readonly names: readonly string[];
  /** At first neither the truth, nor what names a row, nor the model's own answers. */
  columns = $state.raw<readonly string[]>([]);
  level = $state(3);
  /** Null = max(32, a hundredth of the rows searched). */
  support = $state<number | null>(null);
  alpha = $state(0.95);
  bins = $state(SEARCH_BINS);
  k = $state(10);
  seed = $state(1);
  falseDiscovery = $state(0.05);
  depth = $state(3);
  leaf = $state(20);

  constructor({ evaluation, model }: OpenEvaluation, table: TableVersion, { search, tree }: Looked) {
    this.#evaluation = evaluation;
    this.names = table.columns.filter(({ role }) => role !== 'ignore').map(({ name }) => name);
    const asked = search.answered?.question;
    this.columns =
      asked?.columns ??
      tree.answered?.question.columns ??
      learnableColumns(table.columns, evaluation.truth, answerColumns(model?.source));
    if (asked) {
      const { level, support, alpha, bins, k, seed, falseDiscovery } = asked;
      Object.assign(this, { level, support, alpha, bins, k, seed, falseDiscovery });
    }
    const grown = tree.answered?.question;
    if (grown) Object.assign(this, { depth: grown.depth, leaf: grown.leaf });
  }

  /** Rows of the half that is searched, about: some may lack a label or an answer. */
  get searchedRows(): number {
    return Math.ceil(this.#evaluation.rows / 2);
  }

  get leastRows(): number {
    return this.support ?? Math.ceil(Math.max(32, this.searchedRows / 100));
  }

  /** How many times as often as all rows a slice of this share must be wrong to be listed. */
  timesNeeded(share: number): number {
    return 1 + ((1 - this.alpha) / this.alpha) * (1 / share - 1);
  }

  readonly lacks = $derived(this.columns.length === 0 ? 'Choose columns to look into.' : null);

  get question(): DiscoveryQuestion {
    const { columns, level, support, alpha, bins, k, seed, falseDiscovery } = this;
    const evaluation = this.#evaluation.digest;
    return { evaluation, columns, level, support, alpha, bins, k, seed, falseDiscovery };
  }

  get treeQuestion(): TreeQuestion {
    const { columns, depth, leaf } = this;
    return { evaluation: this.#evaluation.digest, columns, depth, leaf };
  }
}
