import type { Component } from 'svelte';
import type { OpenProject } from '../session/open-project.svelte.ts';

/** How a stage stands, in a few words for the rail. */
export interface StageState {
  words: string;
  tone: 'quiet' | 'good' | 'bad';
}

export interface StageRoute {
  /** Path below the stage: '' or 'model/:id'; what stands at :id arrives in `params`. */
  pattern: string;
  load: () => Promise<{ default: Component<{ params: Readonly<Record<string, string>> }> | Component }>;
}

/** What the shell knows of a stage without loading it. */
export interface StageManifest {
  id: string;
  title: string;
  routes: readonly StageRoute[];
  state: (project: OpenProject) => StageState | null;
}
