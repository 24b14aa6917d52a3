import type { Fermi, FermiFactor } from '../../../core/scoping/fermi.ts';

const MADE_UP = 'made up: put your own figures here';

function factor(name: string, unit: string, [low, likely, high]: [number, number, number]): FermiFactor {
  return { name, unit, low, likely, high, note: MADE_UP };
}

/** What a model that sees scratches on phones is worth. */
export const INSPECTION: Fermi = {
  formula: 'phones * days * scratched * seen * cost',
  unit: '€ a year',
  factors: [
    factor('phones', 'phones a day', [8000, 10_000, 12_000]),
    factor('days', 'days a year', [220, 240, 250]),
    factor('scratched', 'of the phones leave with a scratch', [0.001, 0.003, 0.008]),
    factor('seen', 'of these the model would see', [0.3, 0.6, 0.8]),
    factor('cost', '€ for one sent back', [15, 30, 60]),
  ],
};

/** What better speech recognition saves the people who search by voice. */
export const VOICE_SEARCH: Fermi = {
  formula: '365 * searches * failing * mended * seconds / 3600',
  unit: 'hours a year',
  factors: [
    factor('searches', 'by voice a day', [20_000, 30_000, 60_000]),
    factor('failing', 'of them are misheard', [0.1, 0.15, 0.25]),
    factor('mended', 'of these the new model would hear', [0.1, 0.25, 0.4]),
    factor('seconds', 's lost by typing instead', [6, 10, 20]),
  ],
};

/** What answering requests costs. */
export const SERVING: Fermi = {
  formula: '12 * requests * ms / 3600000 / busy * price',
  unit: '€ a year',
  factors: [
    factor('requests', 'a month', [3_000_000, 5_000_000, 9_000_000]),
    factor('ms', 'ms of a worker for a request', [40, 80, 200]),
    factor('busy', 'of the time a worker works', [0.2, 0.4, 0.6]),
    factor('price', '€ an hour of a worker', [0.3, 0.6, 1.2]),
  ],
};

/** What going on with a project brings, less what it costs. */
export const GOING_ON: Fermi = {
  formula: 'years * (gain * reached - upkeep) - build',
  unit: '€',
  factors: [
    factor('years', 'years in use', [1, 3, 5]),
    factor('gain', '€ a year with a model as hoped for', [40_000, 120_000, 300_000]),
    factor('reached', 'of that the model will reach', [0, 0.5, 1]),
    factor('upkeep', '€ a year to run and maintain', [20_000, 35_000, 70_000]),
    factor('build', '€ to build', [60_000, 90_000, 180_000]),
  ],
};
