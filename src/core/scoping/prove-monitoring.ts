import type { AlarmFact, ProjectFacts } from './project-facts.ts';
import { asksTargets } from './prove-quality.ts';
import { counted, lasting, notYet, proven, type Proof } from './proof.ts';

/** What the tests of monitoring can be told from. */
export function proveInvariants({ alarms, expectations }: ProjectFacts): Proof {
  const watching = byAlarms(alarms, ({ of }) => ['missing', 'unseen', 'outside'].includes(of));
  if (watching) return watching;
  const set = expectations.find(({ checked }) => checked.some(({ served }) => served));
  if (set) return proven(0.5, `Served data was held against “${set.what}”, by hand.`, set);
  return notYet(
    'No alarm watches missing, new or out-of-range values, and no log was held against expectations.',
  );
}

export function proveSkew({ skew }: ProjectFacts): Proof {
  if (!skew) return notYet('Training and serving were not compared since the page was opened.');
  const found =
    skew.differing === 0
      ? 'none differs'
      : `${counted(skew.differing, 'column')} differ${skew.differing === 1 ? 's' : ''}`;
  return proven(0.5, `${skew.what}, by hand: of ${counted(skew.columns, 'column')} ${found}.`, skew);
}

/** No alarm here knows the age of a model, so that the whole point is never given. */
export function proveFresh({ live, logs, alarms, nowMs }: ProjectFacts): Proof {
  if (!live) return notYet('No model is in production.');
  const newest = logs.reduce((latest, log) => Math.max(latest, log.newestMs ?? -Infinity), -Infinity);
  const rows =
    newest === -Infinity
      ? 'no log was counted'
      : `the newest logged window ended ${lasting(Math.max(0, nowMs - newest))} ago`;
  const age = `“${live.what}” has been in production for ${lasting(Math.max(0, nowMs - live.sinceMs))}; ${rows}`;
  const watching = alarms.find(({ of }) => of === 'rows');
  return watching
    ? proven(0.5, `${age}. An alarm tells when rows stop coming; of the model’s age none does.`, watching)
    : notYet(`${age}. Nobody is told when that becomes too long.`, live);
}

export function proveNumbers({ logs, alarms }: ProjectFacts): Proof {
  const watching = byAlarms(alarms, ({ of }) => of === 'missing' || of === 'outside');
  if (watching) return watching;
  const log = logs.find((one) => one.counted);
  return log
    ? proven(
        0.5,
        `Missing values and infinities of “${log.what}” are counted by window; no alarm watches them.`,
        log,
      )
    : notYet('No log is counted.');
}

export function proveSpeed(facts: ProjectFacts): Proof {
  const watching = byAlarms(facts.alarms, ({ ofLatency }) => ofLatency);
  if (watching) return watching;
  const target = facts.targets.find(({ ofLatency, isGate }) => ofLatency && isGate);
  if (target) {
    const rule = asksTargets(facts) ? 'a gate of every version' : 'a gate that no rule asks for';
    return proven(0.5, `“${target.what}” is ${rule}; in production nothing watches it.`, target);
  }
  const [timed] = facts.timed;
  return timed
    ? proven(0.5, `“${timed.what}” was timed here, by hand.`, timed)
    : notYet('No target and no alarm is about latency, and no model was timed.');
}

export function proveServedQuality({ alarms }: ProjectFacts): Proof {
  return (
    byAlarms(alarms, ({ of }) => of === 'metric' || of === 'expected') ??
    notYet('No alarm watches a metric, or one to be expected without labels.')
  );
}

function byAlarms(alarms: readonly AlarmFact[], isIt: (alarm: AlarmFact) => boolean): Proof | null {
  const watching = alarms.filter(isIt);
  const [first] = watching;
  if (!first) return null;
  const others = watching.length === 1 ? '' : ` and ${counted(watching.length - 1, 'more', 'more')}`;
  return proven(1, `Every window of the log is watched by “${first.what}”${others}.`, first);
}
