import { reasonInWords } from '../../../core/kernel/estimate.ts';
import type { Labeling } from '../../../core/labels/labeling.ts';
import type { Labels } from '../../../session/labels.ts';
import { formatCount, formatFixed } from '../../../ui/format.ts';

interface Figures {
  /** What they are of: document and annotations as they were. */
  of: string;
  annotators: string;
  alpha: string;
  disagreements: string;
}

/** The figures of several labelings in a few words each, for their list. */
export class LabelingFigures {
  #known = $state.raw<ReadonlyMap<string, Figures>>(new Map());
  readonly #asked = new Map<string, string>();
  readonly #labels: Labels;

  constructor(labels: Labels) {
    this.#labels = labels;
  }

  of({ id }: Labeling): Figures | null {
    return this.#known.get(id) ?? null;
  }

  async read(labeling: Labeling, known: number): Promise<void> {
    const of = `${String(labeling.rev)}:${String(known)}`;
    if (labeling.body.review || this.#asked.get(labeling.id) === of) return;
    this.#asked.set(labeling.id, of);
    const figures = await this.#figures(labeling, known, of);
    if (this.#asked.get(labeling.id) === of) this.#known = new Map(this.#known).set(labeling.id, figures);
  }

  async #figures(labeling: Labeling, known: number, of: string): Promise<Figures> {
    try {
      const question = { labeling, known };
      const { annotators, agreement } = await this.#labels.agreement(
        question,
        { op: 'all' },
        labeling.body.ordered ? 'ordinal' : 'nominal',
      );
      const { rows } = await this.#labels.disagreements(question);
      const { counts } = await this.#labels.consensus(question, 'vote');
      const { alpha } = agreement;
      return {
        of,
        annotators: formatCount(annotators.filter(({ labels }) => labels > 0).length),
        alpha: alpha.value === null ? reasonInWords(alpha.reason) : formatFixed(alpha.value, 2),
        disagreements:
          rows.length === 0
            ? 'no disagreement'
            : `${formatCount(rows.length)} differ, ${formatCount(counts.ruled)} ruled`,
      };
    } catch {
      // The labeling’s own screen says what is wrong.
      return { of, annotators: '–', alpha: '–', disagreements: 'cannot be counted' };
    }
  }
}
