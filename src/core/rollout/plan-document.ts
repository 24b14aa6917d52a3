import type { Doc, Id } from '../kernel/objects.ts';
import type { BlueGreenSettings } from './blue-green-settings.ts';
import type { HealthyRates } from './false-alarms.ts';
import type { RolloutPlan } from './plan.ts';
import type { RolloutSimulation } from './rollout-simulation.ts';
import type { RateProfile } from './traffic.ts';

/** A plan, with what is known of the traffic it will meet. */
export type RolloutPlanDocument = Doc<
  'rolloutPlan',
  {
    /** As it was written last; where targets stand behind its metrics, `planInForce` is what holds. */
    plan: RolloutPlan;
    note: string;
    /** Absent: not said, and nothing is said of numbers of requests. */
    traffic?: RateProfile;
    /** What a healthy challenger shows, by metric, in the metric's own sense and unit. */
    healthy?: HealthyRates;
    /** The target that a metric stands for, by metric. Its arm and its condition follow the target. */
    guardrails?: Readonly<Record<string, Id>>;
    /** How it is tried on logged rows; absent: as nobody changed it. */
    simulation?: RolloutSimulation;
    /** How its two environments are run, where it is tried as a switch; absent: as nobody changed it. */
    blueGreen?: BlueGreenSettings;
  }
>;

export type RolloutPlanBody = RolloutPlanDocument['body'];
