/** Parts of the serving plan, in the order one goes through them; `path` is that below "serving". */
export const SERVING_TABS = [
  { title: 'Plan', path: '' },
  { title: 'Capacity', path: 'capacity' },
  { title: 'Cost', path: 'cost' },
  { title: 'Fleet', path: 'fleet' },
] as const;

export type ServingTab = (typeof SERVING_TABS)[number]['path'];
