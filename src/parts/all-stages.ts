import { createContext } from 'svelte';
import type { StageManifest } from './stage-manifest.ts';

/** The stages of a project's life in their order, the overview first, for what shows how they stand. */
export const [useStages, provideStages] = createContext<readonly StageManifest[]>();
