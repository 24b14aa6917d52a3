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

/** Columns that belong together: what was measured, and what is to be done. */
export type ColumnView = 'figures' | 'plan' | 'all' | 'own';

const ALL: Keys = SHEET_COLUMNS.map(({ key }) => key);
const VIEWS: Readonly<Record<'figures' | 'plan', Keys>> = {
  figures: ['n', 'share', 'interval', 'value', 'gap', 'gain'],
  plan: ['gain', 'ease', 'importance', 'priority', 'action', 'notes'],
};
/** Where a row must fit beside its name; the rest is in the row's details. */
const NARROW_VIEWS: Readonly<Record<'figures' | 'plan', Keys>> = {
  figures: ['n', 'value', 'gain'],
  plan: ['gain', 'priority'],
};
/** What is empty without a baseline; the number of errors, or their size, stands in for it. */
const OF_GAIN: ReadonlySet<SheetColumnKey> = new Set(['gap', 'gain', 'gainInterval', 'priority']);

const VIEW = 'drydock.sheet.view';
const OWN = 'drydock.sheet.columns';

/** Which columns of the sheet are shown, as chosen in this browser. Made while a component is being set up. */
export class SheetColumns {
  view = $state<ColumnView>('figures');
  own = $state.raw<Keys | null>(ownKept());
  #narrow = $state(false);
  /** Whether pictures in cells are to be small. */
  compact = $state(false);

  constructor() {
    const kept = remembered(VIEW);
    if (kept === 'plan' || kept === 'all' || (kept === 'own' && this.own)) this.view = kept;
    const [narrow, compact] = [matchMedia('(max-width: 700px)'), matchMedia('(max-width: 1400px)')];
    const look = (): void => {
      this.#narrow = narrow.matches;
      this.compact = compact.matches;
    };
    look();
    $effect(() => {
      for (const query of [narrow, compact]) query.addEventListener('change', look);
      return () => {
        for (const query of [narrow, compact]) query.removeEventListener('change', look);
      };
    });
  }

  readonly #keys = $derived.by((): Keys => {
    if (this.view === 'all') return ALL;
    if (this.view === 'own') return this.own ?? ALL;
    return (this.#narrow ? NARROW_VIEWS : VIEWS)[this.view];
  });

  /** `hasGain`: whether any row has a baseline; `hasErrors`: whether rows are right or wrong. */
  shown(hasGain: boolean, hasErrors: boolean): ReadonlySet<SheetColumnKey> {
    if (hasGain) return new Set(this.#keys.filter((key) => key !== 'errors' || hasErrors));
    const keys = this.#keys.filter((key) => !OF_GAIN.has(key));
    return new Set([...keys, hasErrors ? 'errors' : 'value']);
  }

  choose(view: ColumnView): void {
    this.view = view;
    remember(VIEW, view);
  }

  /** Shows one column or no longer, on top of what is shown now. */
  show(key: SheetColumnKey, on: boolean): void {
    this.own = ALL.filter((one) => (one === key ? on : this.#keys.includes(one)));
    remember(OWN, JSON.stringify(this.own));
    this.choose('own');
  }

  has(key: SheetColumnKey): boolean {
    return this.#keys.includes(key);
  }
}

/** Keys that another version may have written and this one does not know are left out. */
function ownKept(): Keys | null {
  try {
    const keys: unknown = JSON.parse(remembered(OWN) ?? 'null');
    return Array.isArray(keys) ? ALL.filter((key) => keys.includes(key)) : null;
  } catch {
    return null;
  }
}
