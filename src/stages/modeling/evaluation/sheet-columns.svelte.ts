import { remember, remembered } from '../../../ui/remembered.ts';

/** Columns of the sheet besides the slice, in their order. */
export const SHEET_COLUMNS = [
  { key: 'n', title: 'n' },
  { key: 'share', title: 'Share of the rows' },
  { key: 'shareOfErrors', title: 'Share of errors' },
  { key: 'interval', title: 'Metric with its interval' },
  { key: 'value', title: 'Metric as a number' },
  { key: 'errors', title: 'Errors' },
  { key: 'baseline', title: 'Baseline and its source' },
  { key: 'gap', title: 'Gap' },
  { key: 'gain', title: 'Gain' },
  { key: 'gainInterval', title: 'Gain, 95% interval' },
  { key: 'ease', title: 'Ease' },
  { key: 'importance', title: 'Importance' },
  { key: 'priority', title: 'Priority' },
  { key: 'action', title: 'Action' },
  { key: 'notes', title: 'Notes' },
] as const;

export type SheetColumnKey = (typeof SHEET_COLUMNS)[number]['key'];
type Keys = readonly SheetColumnKey[];

const USUAL: Keys = [
  'n',
  'share',
  'interval',
  'value',
  'gap',
  'gain',
  'ease',
  'importance',
  'priority',
  'action',
];
/** Before there is a baseline to have a gap to. */
const WITHOUT_GAIN: Keys = ['n', 'share', 'interval', 'value', 'errors', 'ease', 'importance', 'action'];
/** Where a row must fit beside its name; the rest is in the row's details. */
const NARROW: Keys = ['n', 'value', 'gain', 'priority'];
const NARROW_WITHOUT_GAIN: Keys = ['n', 'value', 'errors'];
const OF_GAIN: ReadonlySet<SheetColumnKey> = new Set(['gap', 'gain', 'gainInterval', 'priority']);

/** Which columns of the sheet are shown: as chosen in this browser, on narrow screens apart, else the usual ones. */
export class SheetColumns {
  #narrow = $state(false);
  #chosen = $state.raw<Readonly<Record<string, Keys | null>>>({});

  constructor() {
    const narrow = matchMedia('(max-width: 700px)');
    this.#narrow = narrow.matches;
    this.#chosen = { wide: read('wide'), narrow: read('narrow') };
    $effect(() => {
      const changed = (): void => void (this.#narrow = narrow.matches);
      narrow.addEventListener('change', changed);
      return () => narrow.removeEventListener('change', changed);
    });
  }

  get #width(): string {
    return this.#narrow ? 'narrow' : 'wide';
  }

  get areUsual(): boolean {
    return !this.#chosen[this.#width];
  }

  /** `hasGain`: whether any row has a baseline; without one there are no gaps and gains to show. */
  shown(hasGain: boolean): ReadonlySet<SheetColumnKey> {
    const usual = this.#narrow ? (hasGain ? NARROW : NARROW_WITHOUT_GAIN) : hasGain ? USUAL : WITHOUT_GAIN;
    const keys = this.#chosen[this.#width] ?? usual;
    return new Set(hasGain ? keys : keys.filter((key) => !OF_GAIN.has(key)));
  }

  /** null: the usual ones again. */
  choose(keys: Keys | null): void {
    this.#chosen = { ...this.#chosen, [this.#width]: keys };
    remember(keyOf(this.#width), JSON.stringify(keys));
  }
}

function keyOf(width: string): string {
  return `drydock.sheetColumns.${width}`;
}

/** Keys that a later version may have written and this one does not know are left out. */
function read(width: string): Keys | null {
  try {
    const keys: unknown = JSON.parse(remembered(keyOf(width)) ?? 'null');
    return Array.isArray(keys)
      ? SHEET_COLUMNS.map(({ key }) => key).filter((key) => keys.includes(key))
      : null;
  } catch {
    return null;
  }
}
