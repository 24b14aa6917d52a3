import type { BaselineFigure } from '../../../core/evaluation/baseline.ts';
import type { Digest } from '../../../core/kernel/objects.ts';
import { metricFacts } from '../../../core/metrics/catalogue.ts';

type Body = BaselineFigure['body'];

/** A figure being typed. Fractions are typed in percent. */
export class FigureDraft {
  metric = $state('accuracy');
  ofClass = $state('');
  value = $state<number | null>(null);
  low = $state<number | null>(null);
  high = $state<number | null>(null);
  n = $state<number | null>(null);
  source = $state('');
  note = $state('');
  kind = $state<Body['kind']>('published');
  table = $state<Digest | null>(null);
  name = $state('');
  readonly #labeling: Body['labeling'];
  /** An interval that came with it, as long as nobody types another. */
  readonly #given: Body['interval'];

  constructor(kind: Body['kind'], known: BaselineFigure | null = null) {
    this.kind = kind;
    this.#labeling = known?.body.labeling ?? null;
    this.#given = known?.body.interval ?? null;
    if (!known) return;
    const { body } = known;
    this.name = known.name;
    this.metric = body.measure.metric;
    this.ofClass = String(body.measure.params['class'] ?? '');
    this.kind = body.kind;
    this.n = body.n;
    this.source = body.source;
    this.note = body.note;
    this.table = body.table;
    this.value = this.#shown(body.value);
    this.low = body.interval && this.#shown(body.interval.low);
    this.high = body.interval && this.#shown(body.interval.high);
  }

  readonly isFraction = $derived.by(() => metricFacts(this.metric)?.unit === 'fraction');
  readonly todo = $derived.by<string | null>(() => {
    const { value, low, high } = this;
    if (this.name.trim() === '') return 'Give it a name';
    if (value === null) return 'Type the figure';
    if (this.source.trim() === '') return 'Say where it is from';
    if ((low === null) !== (high === null)) return 'An interval has two ends';
    if (low !== null && high !== null && !(low <= value && value <= high)) {
      return 'The interval must hold the figure';
    }
    return null;
  });

  body(): Body {
    const scale = this.isFraction ? 100 : 1;
    const { low, high } = this;
    const given = this.#given;
    const same = given !== null && low === this.#shown(given.low) && high === this.#shown(given.high);
    const ofClass = this.ofClass.trim();
    return {
      measure: { metric: this.metric, params: ofClass === '' ? {} : { class: ofClass } },
      value: this.value! / scale,
      interval: same
        ? given
        : low === null || high === null
          ? null
          : { low: low / scale, high: high / scale, level: 0.95, method: 'as given' },
      n: this.n,
      source: this.source.trim(),
      note: this.note.trim(),
      kind: this.kind,
      table: this.table,
      labeling: this.#labeling,
    };
  }

  #shown(value: number): number {
    return Number((value * (this.isFraction ? 100 : 1)).toPrecision(12));
  }
}
