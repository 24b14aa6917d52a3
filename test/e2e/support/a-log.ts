import type { Page } from '@playwright/test';
import { createRandom } from '../../../src/core/kernel/random.ts';
import type { Id } from '../../../src/core/kernel/objects.ts';
import type { LogBody, LogColumns, LogDocument } from '../../../src/core/monitor/log.ts';
import { openAt, shownProject } from './app.ts';
import { addDataset } from './dataset.ts';
import { storeDocument } from './store-document.ts';
import type { CsvFile } from './tables.ts';

const DAY_MS = 86_400_000;
/** Midnight of 1 January 2026, UTC. */
export const LOG_BEGINS_MS = 1_767_225_600_000;
/** Requests a day. */
const A_DAY = 12;
/** Labels arrive after so long. */
const LABEL_DELAY_MS = 10 * DAY_MS;

export interface LogShape {
  days?: number;
  /** From this day on amounts are half as large again, a fifth of the requests come from a new channel, and more answers are wrong. */
  driftDay?: number;
  /** Day 0 of this file: a later batch goes on where the one before ended. */
  firstDay?: number;
  seed?: number;
}

/** What the columns of `logCsv` are. */
export const LOG_COLUMNS: LogColumns = {
  time: 'at',
  inputs: ['amount', 'age', 'channel', 'note'],
  prediction: 'predicted',
  scores: [{ column: 'p_yes', class: 'yes' }],
  positive: 'yes',
  label: 'repaid',
  labelTime: 'repaid_at',
  latency: 'latency_ms',
  modelVersion: 'model_version',
  feedback: ['thumb'],
};

/** A production log of loans, 12 requests a day, with a drift planted: the same shape gives the same bytes. */
export function logCsv({ days = 90, driftDay = 60, firstDay = 0, seed = 7 }: LogShape = {}): CsvFile {
  const random = createRandom(seed + firstDay);
  const lines = [
    'at,amount,age,channel,note,predicted,p_yes,repaid,repaid_at,latency_ms,model_version,thumb',
  ];
  const endMs = LOG_BEGINS_MS + (firstDay + days) * DAY_MS;
  for (let day = firstDay; day < firstDay + days; day++) {
    const drifted = day >= driftDay;
    for (let i = 0; i < A_DAY; i++) {
      const atMs = LOG_BEGINS_MS + day * DAY_MS + Math.floor(((i + random.uniform()) / A_DAY) * DAY_MS);
      const amount = Math.round((drifted ? 1.5 : 1) * (2000 + 8000 * random.uniform()));
      const age = random.uniform() < 0.03 ? '' : String(18 + random.below(50));
      const channel =
        drifted && random.uniform() < 0.2 ? 'app' : ['branch', 'phone', 'web'][random.below(3)]!;
      const note = ['car', 'new kitchen', 'a holiday by the sea'][random.below(3)]!;
      const pYes = Math.round(1000 * (0.05 + 0.9 * random.uniform())) / 1000;
      const predicted = pYes >= 0.5 ? 'yes' : 'no';
      const truth = random.uniform() < (drifted ? 0.35 + 0.3 * pYes : pYes) ? 'yes' : 'no';
      const knownMs = atMs + LABEL_DELAY_MS;
      const known = knownMs < endMs;
      lines.push(
        [
          new Date(atMs).toISOString(),
          amount,
          age,
          channel,
          note,
          predicted,
          pYes,
          known ? truth : '',
          known ? new Date(knownMs).toISOString() : '',
          Math.round(20 + 30 * random.uniform()),
          day < 45 ? 'v1' : 'v2',
          random.uniform() < 0.5 ? '' : predicted === truth ? 'up' : 'down',
        ].join(','),
      );
    }
  }
  return {
    name: `requests-${String(firstDay)}.csv`,
    bytes: new TextEncoder().encode(`${lines.join('\n')}\n`),
  };
}

/**
 * Brings a log into the open project: its rows by the import, its document past the app, which is opened anew at the
 * log. Returns the log's id.
 */
export async function bringLog(
  page: Page,
  shape: LogShape = {},
  body: Partial<LogBody> = {},
): Promise<string> {
  const file = logCsv(shape);
  const dataset = await addDataset(page, file, {
    name: 'Requests',
    types: { note: 'text', channel: 'category', age: 'number' },
  });
  const project = shownProject(page);
  const id = `log-${dataset}`;
  await storeDocument(page, {
    ...{ id: id as Id, projectId: project as Id, kind: 'log', name: 'Requests', rev: 1, schema: 1 },
    ...{ createdMs: LOG_BEGINS_MS, updatedMs: LOG_BEGINS_MS, deletedMs: null, unknown: {} },
    body: {
      ...{ dataset: dataset as Id, profile: null, profileOf: null, columns: LOG_COLUMNS },
      ...{
        windows: { by: 'time', everyMs: DAY_MS },
        batches: [],
        events: [],
        reference: null,
        current: null,
      },
      model: null,
      ...body,
    },
  } satisfies LogDocument);
  await page.reload();
  await openAt(page, `p/${project}/monitoring?log=${id}`);
  return id;
}
