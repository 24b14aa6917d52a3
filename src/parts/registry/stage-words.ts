import type { ModelStage } from '../../core/registry/registry.ts';

/** A stage as it is called on screens. */
export const STAGE_TITLES: Readonly<Record<ModelStage, string>> = {
  experiment: 'Experiment',
  shadow: 'Shadow',
  canary: 'Canary',
  production: 'Production',
  retired: 'Retired',
};
