import { inferLane, profileLane, viewLane, whyLane } from '../compute/clients.ts';
import { callback } from '../compute/lane.ts';
import type {
  Counterfactual,
  CounterfactualQuestion,
  DependenceQuestion,
  DependenceReport,
  ErrorAssociation,
  ImportancePart,
  ImportanceQuestion,
  SmallestChangeQuestion,
  WhatIf,
  WhatIfQuestion,
} from '../core/evaluation/explanation.ts';
import type { Digest } from '../core/kernel/objects.ts';
import type { Cell } from '../core/table/cell.ts';
import { LongRead } from './long-read.svelte.ts';

/** Why a model says what it says: asked of the model itself in its worker. */
export class Explaining {
  readonly #importances = new Map<string, LongRead<ImportancePart>>();

  /** Columns arrive one by one; what is known is kept while the page lives. */
  importance(question: ImportanceQuestion): LongRead<ImportancePart> {
    const known = this.knownImportance(question);
    if (known) return known;
    const key = JSON.stringify(question);
    const read = new LongRead<ImportancePart>();
    this.#importances.set(key, read);
    const onPart = callback((part: ImportancePart) => {
      read.take(part);
    });
    void read.follow(whyLane.run((api) => api.importance(question, onPart), read.signal));
    return read;
  }

  /** What was asked before in this page, with no question begun. */
  knownImportance(question: ImportanceQuestion): LongRead<ImportancePart> | null {
    const known = this.#importances.get(JSON.stringify(question));
    return known && known.state !== 'stopped' && known.state !== 'failed' ? known : null;
  }

  associations(evaluation: Digest, columns: readonly string[]): LongRead<ErrorAssociation> {
    const read = new LongRead<ErrorAssociation>();
    const onPart = callback((part: ErrorAssociation) => {
      read.take(part);
    });
    void read.follow(
      profileLane.run((api) => api.errorAssociations(evaluation, columns, onPart), read.signal),
    );
    return read;
  }

  dependence(question: DependenceQuestion): Promise<DependenceReport> {
    return inferLane.run<DependenceReport>((api) => api.dependence(question));
  }

  whatIf(question: WhatIfQuestion): Promise<WhatIf> {
    return inferLane.run<WhatIf>((api) => api.whatIf(question));
  }

  counterfactuals(question: CounterfactualQuestion): Promise<readonly Counterfactual[]> {
    return viewLane.run<readonly Counterfactual[]>((api) => api.counterfactuals(question));
  }

  smallestChange(question: SmallestChangeQuestion): Promise<Readonly<Record<string, Cell>> | null> {
    return inferLane.run<Readonly<Record<string, Cell>> | null>((api) => api.smallestChange(question));
  }
}
