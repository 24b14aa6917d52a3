import type { OpenProject } from '../session/open-project.svelte.ts';
import type { Workbench } from '../session/workbench.svelte.ts';
import type { Command } from './commands/command.ts';

/** What a stage has for the palette, which is fetched when it is first opened. */
export interface StageOffers {
  /**
   * What can be done in this stage from anywhere in the project: a few actions, without keys. What needs a certain
   * screen is offered by that screen, with `offer`.
   */
  actions: (project: OpenProject, workbench: Workbench) => readonly Command[];
  /** Everything of this stage that has a name and an address. Read while the palette is open: there may be thousands. */
  contents: (project: OpenProject) => readonly Command[];
}
