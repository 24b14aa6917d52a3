import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ChunkStore } from '../../scripts/samples/chunk-store.ts';
import { windowsWithin } from '../../src/core/drift/log-profile.ts';
import { readProfile } from '../../src/core/drift/read-profile.ts';
import { judgedWindows, leastRows } from '../../src/core/monitor/judged-windows.ts';
import type { LogDocument } from '../../src/core/monitor/log.ts';
import { pipelineOfLog } from '../../src/core/monitor/pipeline-of-log.ts';
import { AREAS } from '../../src/core/monitor/pipeline.ts';
import { profileSeries } from '../../src/core/monitor/profile-series.ts';
import { isProfileSignal } from '../../src/core/monitor/signal.ts';
import { signalChange } from '../../src/core/monitor/signal-change.ts';
import { signalWords } from '../../src/core/monitor/signal-words.ts';
import { traceChange, type TracedChange } from '../../src/core/monitor/trace-change.ts';
import { decodeColumn } from '../../src/core/table/chunk-codec.ts';
import type { TableVersion } from '../../src/core/table/column.ts';
import { sha256 } from '../../src/storage/sha256.ts';
import { readProject } from '../../workers/readers/read-project.ts';

const FILE = join(import.meta.dirname, '../../public/samples/loan-approval.drydock.zip');
const DAY_MS = 86_400_000;

it('what was put into the inputs of the sample’s log entered there, on its day; the others stand still', async () => {
  const store = new ChunkStore();
  const project = await readProject(new Blob([readFileSync(FILE)]), store, sha256, () => undefined);
  const log = project.documents.find((each): each is LogDocument => each.kind === 'log')!;
  const counts = project.objects.find((one): one is TableVersion => one.digest === log.body.profile)!;
  const columns = counts.columns.map((meta) =>
    decodeColumn(
      meta,
      meta.chunks.map((chunk) => store.get(chunk)),
    ),
  );
  const profile = readProfile(columns, counts.rows);
  const reference = windowsWithin(profile.windows, log.body.reference!);
  const pipeline = pipelineOfLog({ id: log.id, roles: log.body.columns, profile });
  expect(Object.keys(pipeline.components)).toEqual(['inputs', 'model', 'answers', 'feedback']);
  const changes = Object.entries(pipeline.components).flatMap(([component, { signals }]) =>
    AREAS.flatMap((area) =>
      signals[area].filter(isProfileSignal).flatMap((signal): TracedChange[] => {
        const series = profileSeries(profile, reference, signal)!;
        // As the screens do: windows of few rows are not judged.
        const judged = judgedWindows(series, leastRows(series, reference));
        const change = signalChange(judged, profile.windows);
        return typeof change === 'string' ? [] : [{ component, area, signal, change }];
      }),
    ),
  );
  const { entries } = traceChange(pipeline, changes);
  const entered = entries
    .flatMap((entry) => entry.changes)
    .map(({ component, signal, change }) => ({ name: `${component}: ${signalWords(signal)}`, change }));
  // Day of the truth, and how near the range has to come to it.
  const planted = [
    ['model: model_version = 1.0.1', Date.UTC(2025, 3, 14)],
    ['inputs: credit_history_years missing', Date.UTC(2025, 4, 5)],
    ['inputs: Mean of income', Date.UTC(2025, 5, 15)],
    ['inputs: employment: new values', Date.UTC(2025, 6, 1)],
  ] as const;
  for (const [name, ms] of planted) {
    const { change } = entered.find((one) => one.name === name)!;
    expect(change.earliestMs, name).toBeLessThanOrEqual(ms + 2 * DAY_MS);
    expect(change.latestMs, name).toBeGreaterThanOrEqual(ms - 2 * DAY_MS);
  }
  const others = entered.map(({ name }) => name).filter((name) => !planted.some(([one]) => one === name));
  expect(others.filter((name) => !name.startsWith('inputs: Drift of employment'))).toEqual([]);
});
