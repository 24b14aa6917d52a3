import { benchBootstrap } from './bench-bootstrap.ts';
import { benchBigDiscovery, benchDiscovery } from './bench-discovery.ts';
import { benchEvaluation } from './bench-evaluation.ts';
import { benchImport } from './bench-import.ts';
import { benchLabels } from './bench-labels.ts';
import { benchLogProfile } from './bench-log-profile.ts';
import { benchMetrics } from './bench-metrics.ts';
import { benchProfile } from './bench-profile.ts';
import { benchRollouts } from './bench-rollouts.ts';
import { benchViews } from './bench-views.ts';

const BENCHES = {
  bootstrap: benchBootstrap,
  bigDiscovery: benchBigDiscovery,
  discovery: benchDiscovery,
  evaluation: benchEvaluation,
  import: benchImport,
  labels: benchLabels,
  logProfile: benchLogProfile,
  metrics: benchMetrics,
  profile: benchProfile,
  rollouts: benchRollouts,
  views: benchViews,
};

export type Request = {
  [Name in keyof typeof BENCHES]: { bench: Name; options: Parameters<(typeof BENCHES)[Name]>[0] };
}[keyof typeof BENCHES];
export type Answer = { result: unknown } | { error: string };

addEventListener('message', ({ data }: MessageEvent<Request>) => {
  const run = BENCHES[data.bench] as (options: unknown) => Promise<unknown>;
  run(data.options).then(
    (result) => postMessage({ result } satisfies Answer),
    (error: unknown) =>
      postMessage({
        error: error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error),
      } satisfies Answer),
  );
});
