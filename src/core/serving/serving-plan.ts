import type { Digest, Doc } from '../kernel/objects.ts';

/** What brings a model into use, which decides how it is let in. */
export type DeploymentCase = 'new' | 'assist' | 'replace';

/** What was said to one item of the checklist; empty texts = not yet. */
export interface ServingAnswer {
  /** One of the item's choices, where it has some. */
  choice: string;
  words: string;
  /** A link or a note on how one knows. */
  evidence: string;
  owner: string;
}

/** What has to be served and by what; null = not said, or no limit. Times in milliseconds. */
export interface CapacityInputs {
  /** Requests a second, on average and at the busiest. */
  perSecond: number | null;
  peakPerSecond: number | null;
  /** Time of one request at a worker; `measured`: of a latency measurement in its place. */
  serviceMs: number | null;
  measured: Digest | null;
  /** Standard deviation of that time over its mean: 0 = always the same, 1 = exponential. */
  variation: number;
  workers: number;
  /** This share of the requests is to be answered within this time. */
  targetMs: number | null;
  targetShare: number;
  /** Requests taken together at most; how long a worker waits for more; what each further one adds, of a single one's time. */
  batch: number;
  batchWaitMs: number;
  batchShare: number;
  /** Requests waiting or in service at most. */
  places: number | null;
  timeoutMs: number | null;
  /** A worker idle for longer than `coldAfterMs` takes `coldStartMs` until it serves again; null = always warm. */
  coldAfterMs: number | null;
  coldStartMs: number;
}

/** A place to serve from, and what it costs. Money in one unit that the person chooses. */
export interface ServingOption {
  name: string;
  place: 'cloud' | 'onPremises' | 'device' | 'browser';
  /** Once, at the beginning. */
  fixed: number;
  monthly: number;
  perThousand: number;
  /** Once for every device. */
  perDevice: number;
  note: string;
}

/** How much is served month by month, and the places compared. */
export interface CostInputs {
  currency: string;
  months: number;
  /** Requests in the first month, and their growth from month to month (.05 = 5% more). */
  perMonth: number | null;
  growth: number;
  /** Devices at the beginning, and how many come every month. */
  devices: number;
  devicesPerMonth: number;
  options: readonly ServingOption[];
}

/** How a fleet of devices takes up new versions. Shares between 0 and 1. */
export interface FleetInputs {
  devices: number | null;
  releaseEveryDays: number | null;
  /** Share of the devices that are behind that update on a day; share that never does. */
  updatePerDay: number | null;
  never: number;
  /** A device more than so many releases behind counts as too old. */
  behind: number;
  /** Share of the devices that may be left without support. */
  tolerance: number;
}

/** Where and how a model is served: the checklist, the case, and the figures behind it. One a project. */
export type ServingPlan = Doc<
  'servingPlan',
  {
    case: DeploymentCase | null;
    answers: Readonly<Record<string, ServingAnswer>>;
    capacity: CapacityInputs;
    costs: CostInputs;
    fleet: FleetInputs;
  }
>;

/** A plan in which nothing is said yet. */
export const EMPTY_PLAN: ServingPlan['body'] = {
  case: null,
  answers: {},
  capacity: {
    ...{ perSecond: null, peakPerSecond: null, serviceMs: null, measured: null, variation: 1, workers: 1 },
    ...{ targetMs: null, targetShare: 0.95, batch: 1, batchWaitMs: 0, batchShare: 1 },
    ...{ places: null, timeoutMs: null, coldAfterMs: null, coldStartMs: 0 },
  },
  costs: {
    ...{ currency: '', months: 36, perMonth: null, growth: 0, devices: 0, devicesPerMonth: 0 },
    options: [],
  },
  fleet: {
    ...{ devices: null, releaseEveryDays: null, updatePerDay: null, never: 0 },
    ...{ behind: 2, tolerance: 0.01 },
  },
};
