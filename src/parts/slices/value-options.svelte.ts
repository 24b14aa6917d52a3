import type { Digest } from '../../core/kernel/objects.ts';
import { timestampInWords } from '../../core/slices/timestamp-value.ts';
import type { Datasets } from '../../session/datasets.ts';
import { formatCount } from '../../ui/format.ts';
import type { ViewField } from './view-fields.ts';

export interface ValueOption {
  value: string;
  label: string;
  more: string | undefined;
}

/** Values read at most; beyond it, others can still be typed. */
const MOST = 1000;

/** The values a column holds, most frequent first, read once when they are first asked for. */
export class ValueOptions {
  list = $state.raw<readonly ValueOption[]>([]);
  /** Whether there may be values that are not listed. */
  open = $state(false);
  #asked = false;

  async load(datasets: Datasets, table: Digest, field: ViewField): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    this.list = (field.levels ?? []).map((value) => optionOf(value, null, field));
    if (field.field.of !== 'data') return;
    try {
      const counted = await datasets.values(table, field.field, MOST);
      this.list = counted.map(({ value, count }) => optionOf(value, count, field));
      this.open = counted.length === MOST;
    } catch {
      // Without the rows, what is known of the column must do.
      this.open = field.levels === null;
    }
  }
}

/** A value as it reads in a list; the empty text and dates need words. */
export function valueLabel(value: string, { type }: ViewField): string {
  if (type === 'timestamp') return timestampInWords(Number(value));
  return value === '' ? '(empty)' : value;
}

function optionOf(value: string, count: number | null, field: ViewField): ValueOption {
  return {
    value,
    label: valueLabel(value, field),
    more: count === null ? undefined : formatCount(count),
  };
}
