import { course, type PoolFacts } from '../../../core/simulate/stream-presets.ts';
import type { Course, Injection, StreamChange } from '../../../core/simulate/stream-question.ts';
import type { Predicate } from '../../../core/slices/predicate.ts';
import { freshId } from '../../../session/ids.ts';
import { changeWords } from './injection-words.ts';
import type { PoolChoice } from './stream-pools.ts';

/** One change while it is edited. */
export class InjectionDraft {
  readonly id: string;
  readonly #pool: PoolChoice;
  name = $state('');
  change = $state.raw<StreamChange>({ of: 'traffic', factor: 2 });
  course = $state.raw<Course>(course('sudden', 1, 0));
  where = $state.raw<Predicate | null>(null);

  constructor(pool: PoolChoice, facts: PoolFacts, known: Injection | null) {
    this.#pool = pool;
    this.id = known?.id ?? freshId();
    this.name = known?.name ?? '';
    this.change = known?.change ?? this.#begun(facts.numbers.length > 0 ? 'tilt' : 'traffic');
    this.course = known?.course ?? course('sudden', facts.days, Math.floor(facts.days / 2));
    this.where = known?.where ?? null;
  }

  /** Until it has a name of its own it is called what it does. */
  readonly proposedName = $derived(changeWords(this.change));

  /** Columns that a kind of change can be about. */
  columnsFor(of: StreamChange['of']): readonly string[] {
    const { columns, pool } = this.#pool;
    const label = pool.label;
    const taken = new Set([...pool.inputs, ...pool.others, ...(label === null ? [] : [label])]);
    return columns
      .filter(({ name, type }) => {
        const isNumber = type === 'number' || type === 'integer';
        if (!taken.has(name)) return false;
        if (of === 'share') return type === 'category' || type === 'boolean';
        if (of === 'newCategory') return type === 'category' && name !== label;
        if (of === 'missing') return name !== label;
        return isNumber;
      })
      .map(({ name }) => name);
  }

  valuesOf(column: string): readonly string[] {
    const found = this.#pool.columns.find(({ name }) => name === column);
    if (found?.type === 'category') return found.levels;
    return found?.type === 'boolean' ? ['false', 'true'] : [];
  }

  get classes(): readonly string[] {
    const { label } = this.#pool.pool;
    return label === null ? [] : this.valuesOf(label);
  }

  get answers(): readonly string[] {
    return this.#pool.answers;
  }

  /** Whether the dataset has what such a change is about. */
  isPossible(of: StreamChange['of']): boolean {
    if (of === 'concept') return this.classes.length > 1;
    if (of === 'unlabelled' || of === 'unseen') return this.answers.length > 0;
    return of === 'latency' || of === 'traffic' || this.columnsFor(of).length > 0;
  }

  setKind(of: StreamChange['of']): void {
    this.change = this.#begun(of);
  }

  setColumn(column: string): void {
    const { change } = this;
    if (change.of === 'share') this.change = { ...change, column, value: this.valuesOf(column)[0] ?? '' };
    else if ('column' in change) this.change = { ...change, column };
  }

  setShape(shape: Course['shape']): void {
    const { fromDay, toDay, overDays, everyDays, forDays } = this.course;
    const rest = Math.max(1, toDay - fromDay);
    this.course = {
      ...{ shape, fromDay, toDay },
      overDays: shape === 'gradual' || shape === 'incremental' ? overDays || Math.ceil(rest / 2) : 0,
      everyDays: shape === 'recurrent' ? everyDays || 30 : 0,
      forDays: shape === 'recurrent' ? forDays || 7 : 0,
    };
  }

  readonly injection = $derived.by((): Injection => ({
    id: this.id,
    name: this.name.trim() || this.proposedName,
    change: this.change,
    course: this.course,
    where: this.where,
  }));

  #begun(of: StreamChange['of']): StreamChange {
    const column = this.columnsFor(of)[0] ?? '';
    switch (of) {
      case 'tilt':
      case 'move':
        return { of, column, sigmas: 0.8 };
      case 'share':
        return { of, column, value: this.valuesOf(column)[0] ?? '', share: 0.5 };
      case 'scale':
        return { of, column, factor: 0.7 };
      case 'unit':
        return { of, column, scale: 1000, offset: 0 };
      case 'newCategory':
        return { of, column, value: 'new', share: 0.15 };
      case 'missing':
        return { of, column, share: 0.4 };
      case 'concept':
        return { of, to: null, share: 0.15 };
      case 'unlabelled':
      case 'unseen':
        return { of, answer: this.answers[0] ?? '', share: 0.8 };
      case 'latency':
      case 'traffic':
        return { of, factor: 2 };
    }
  }
}
