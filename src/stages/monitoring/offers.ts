import BellRing from '@lucide/svelte/icons/bell-ring';
import Blend from '@lucide/svelte/icons/blend';
import FlaskConical from '@lucide/svelte/icons/flask-conical';
import LayoutDashboard from '@lucide/svelte/icons/layout-dashboard';
import Logs from '@lucide/svelte/icons/logs';
import Radar from '@lucide/svelte/icons/radar';
import ThumbsUp from '@lucide/svelte/icons/thumbs-up';
import Workflow from '@lucide/svelte/icons/workflow';
import type { StageOffers } from '../../parts/stage-offers.ts';
import { hrefOf } from '../../session/route.svelte.ts';

export const offers: StageOffers = {
  actions: ({ id }) => [
    {
      id: 'monitoring.log',
      label: 'Bring a production log',
      group: 'Actions',
      icon: Logs,
      also: 'monitor drift requests predictions timestamps append batch profile',
      href: hrefOf(id, 'monitoring', ['logs', 'new']),
    },
    {
      id: 'monitoring.simulate',
      label: 'Make a log in which you know what happened',
      group: 'Actions',
      icon: FlaskConical,
      also: 'simulator simulate drift stream injection truth covariate concept prior',
      href: hrefOf(id, 'monitoring', ['logs', 'simulate']),
    },
    {
      id: 'monitoring.alarms',
      label: 'Plan what is watched in production',
      group: 'Actions',
      icon: BellRing,
      also: 'alarms alerts thresholds monitoring plan false alarms prometheus rules silence on-call',
      href: hrefOf(id, 'monitoring', ['alarms', 'new']),
    },
    {
      id: 'monitoring.dashboard',
      label: 'Open the dashboard',
      group: 'Actions',
      icon: LayoutDashboard,
      also: 'tiles board full screen wall monitor print overview',
      href: hrefOf(id, 'monitoring', ['dashboard']),
    },
    {
      id: 'monitoring.detectors',
      label: 'Look for when something changed',
      group: 'Actions',
      icon: Radar,
      also: 'concept drift detectors adwin ddm eddm hddm kswin page-hinkley sudden gradual recurrent',
      href: hrefOf(id, 'monitoring', ['detectors']),
    },
    {
      id: 'monitoring.together',
      label: 'See what changed between columns together',
      group: 'Actions',
      icon: Blend,
      also: 'multivariate drift domain classifier pca reconstruction correlation change text vocabulary errors',
      href: hrefOf(id, 'monitoring', ['together']),
    },
    {
      id: 'monitoring.feedback',
      label: 'See what people did with the answers',
      group: 'Actions',
      icon: ThumbsUp,
      also: 'feedback thumbs redo click-through rating trend response rate',
      href: hrefOf(id, 'monitoring', ['feedback']),
    },
    {
      id: 'monitoring.pipeline',
      label: 'Find where a change entered first',
      group: 'Actions',
      icon: Workflow,
      also: 'pipeline components graph upstream root cause trace voice activity detector recommender',
      href: hrefOf(id, 'monitoring', ['pipeline']),
    },
  ],
  contents: (open) => [
    ...open.logs.map((log) => ({
      id: log.id,
      label: log.name,
      group: 'Production logs',
      icon: Logs,
      href: hrefOf(open.id, 'monitoring', ['logs', log.id]),
    })),
    ...open.pipelines.map((pipeline) => ({
      id: pipeline.id,
      label: pipeline.name,
      group: 'Pipelines',
      icon: Workflow,
      href: hrefOf(open.id, 'monitoring', ['pipeline'], { pipeline: pipeline.id }),
    })),
  ],
};
