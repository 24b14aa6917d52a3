import type { Component } from 'svelte';
import type { OpenProject } from '../session/open-project.svelte.ts';
import type { Workbench } from '../session/workbench.svelte.ts';
import type { Icon } from '../ui/icon.ts';

/** How a stage stands, in a few words for the rail. */
export interface StageState {
  words: string;
  tone: 'quiet' | 'good' | 'bad';
}

export interface StageRoute {
  /** Path below the stage: '' or 'model/:id'; what stands at :id arrives in `params`. */
  pattern: string;
  /** The tab it stands under, by path; absent = the one of the stage itself. */
  tab?: string;
  load: () => Promise<{ default: Component<{ params: Readonly<Record<string, string>> }> | Component }>;
}

/** What the shell knows of a stage without loading it; what the palette lists of it is in its offers. */
export interface StageManifest {
  id: string;
  title: string;
  icon: Icon;
  /** Pressed after "g", it goes to the stage. */
  key: string;
  routes: readonly StageRoute[];
  /** Where the stage has several parts: a line of links above its screens. `path` is that below the stage. */
  tabs?: readonly { title: string; path: string }[];
  state: (project: OpenProject, workbench: Workbench) => StageState | null;
}
