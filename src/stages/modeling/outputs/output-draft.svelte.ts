import type { ScoredOutputs } from '../../../core/evaluation/output-scoring.ts';
import type { ColumnMeta, TableVersion } from '../../../core/table/column.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';

/** Columns by what their names say of them. */
const LIKELY = {
  relevance: /relev|gain|click|grade|label/i,
  score: /score|pred|rank/i,
  group: /query|qid|user|session|search|group/i,
  reference: /ref|truth|said|label|target/i,
  transcript: /transcript|hyp|pred|output|heard|recogni/i,
  truth: /truth|label|annot|gold/i,
  found: /pred|detect|found|model|output/i,
} as const;

type Part = keyof typeof LIKELY;

/** The form of a new scoring: which columns hold what. */
export class OutputDraft {
  readonly #open: OpenProject;
  of = $state<ScoredOutputs['of']>('ranking');
  digest = $state('');
  name = $state('');
  source = $state('');
  k = $state<number | null>(10);
  ignoreCase = $state(true);
  ignorePunctuation = $state(true);
  ignoreAccents = $state(false);
  #chosen = $state.raw<Partial<Record<Part, string>>>({});

  constructor(open: OpenProject) {
    this.#open = open;
    this.digest = this.tables[0]?.object.digest ?? '';
  }

  get tables() {
    return this.#open.tables.filter(({ whole }) => whole);
  }

  readonly table = $derived.by(
    (): TableVersion | null =>
      this.#open.tables.find(({ object }) => object.digest === this.digest)?.object ?? null,
  );

  chooseTable(digest: string): void {
    this.digest = digest;
    this.#chosen = {};
  }

  choose(part: Part, column: string): void {
    this.#chosen = { ...this.#chosen, [part]: column };
  }

  /** What may stand in a part: numbers for scores, anything for the query, texts for the rest. */
  columnsFor(part: Part): readonly ColumnMeta[] {
    const columns = this.table?.columns ?? [];
    if (part === 'group') return columns;
    const isNumber = ({ type }: ColumnMeta): boolean =>
      type === 'number' || type === 'integer' || type === 'boolean';
    const numeric = part === 'relevance' || part === 'score';
    return columns.filter((column) => isNumber(column) === numeric && column.type !== 'timestamp');
  }

  /** The column of a part: the one chosen, else the likeliest by its name that no other part has. */
  columnOf(part: Part): string | null {
    const chosen = this.#chosen[part];
    if (chosen !== undefined) return chosen;
    const taken = new Set(Object.values(this.#chosen));
    return (
      this.columnsFor(part).find(({ name }) => LIKELY[part].test(name) && !taken.has(name))?.name ?? null
    );
  }

  /** null where something is not said yet. */
  readonly what = $derived.by((): ScoredOutputs | null => {
    const column = (part: Part): string => this.columnOf(part) ?? '';
    const what: ScoredOutputs =
      this.of === 'ranking'
        ? {
            of: 'ranking',
            relevance: column('relevance'),
            score: column('score'),
            group: column('group'),
            k: this.k ?? 0,
          }
        : this.of === 'transcripts'
          ? {
              of: 'transcripts',
              reference: column('reference'),
              transcript: column('transcript'),
              options: {
                ignoreCase: this.ignoreCase,
                ignorePunctuation: this.ignorePunctuation,
                ignoreAccents: this.ignoreAccents,
              },
            }
          : { of: 'boxes', truth: column('truth'), found: column('found') };
    return Object.values(what).some((value) => value === '' || value === 0) ? null : what;
  });
}
