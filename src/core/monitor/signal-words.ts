import { metricFacts } from '../metrics/catalogue.ts';
import type { Signal, SignalDistance } from './signal.ts';

const DISTANCES: Readonly<Record<SignalDistance, string>> = {
  wassersteinOverSigma: 'Wasserstein distance / σ',
  ks: 'Kolmogorov-Smirnov distance',
  jsDistanceBase2: 'Jensen-Shannon distance, base 2',
  psi: 'Population stability index',
};

/** What a distance is called. */
export function distanceWords(distance: SignalDistance): string {
  return DISTANCES[distance];
}

/** What a signal is called: "age missing", "p99 of latency". `sliceName`: the words for a slice by id. */
export function signalWords(signal: Signal, sliceName: (id: string) => string = () => 'a slice'): string {
  switch (signal.of) {
    case 'rows':
      return 'Rows';
    case 'missing':
      return `${signal.column} missing`;
    case 'mean':
      return `Mean of ${signal.column}`;
    case 'quantile':
      return signal.q === 0.5 ? `Median of ${signal.column}` : `p${percent(signal.q)} of ${signal.column}`;
    case 'share':
      return `${signal.column} = ${signal.value}`;
    case 'unseen':
      return `${signal.column}: new values`;
    case 'outside':
      return `${signal.column} out of range`;
    case 'drift':
      return `Drift of ${signal.column}`;
    case 'metric': {
      const title = metricWords(signal);
      return signal.slice === null ? title : `${title}, ${sliceName(signal.slice)}`;
    }
    case 'expected':
      return `${metricWords(signal)} expected without labels`;
    case 'labelled':
      return 'Rows with a known label';
    case 'confidence':
      return 'Confidence';
  }
}

function metricWords({ metric, class: of }: { metric: string; class?: string }): string {
  const title = metricFacts(metric)?.title ?? metric;
  return of === undefined ? title : `${title} of “${of}”`;
}

/** 0.999 -> "99.9", without the noise of binary fractions. */
function percent(q: number): string {
  return String(Number((q * 100).toPrecision(6)));
}
