import type { ComparedProject } from '../core/scoping/compared-project.ts';
import { watch } from '../storage/watch.ts';
import type { Estimating } from './estimating.ts';
import { readPortfolio } from './read-portfolio.ts';

/** All projects kept in this browser, side by side, current while followed. */
export class Portfolio {
  readonly #estimating: Estimating;
  /** null until read. */
  projects = $state.raw<readonly ComparedProject[] | null>(null);

  constructor(estimating: Estimating) {
    this.#estimating = estimating;
  }

  /** Keeps it current, other tabs included, until the returned function is called. */
  follow(onError: (error: unknown) => void): () => void {
    let latest = 0;
    return watch(
      readPortfolio,
      (projects) => {
        const mine = ++latest;
        this.projects = projects;
        void Promise.all(projects.map((project) => this.#simulated(project))).then((simulated) => {
          if (mine === latest) this.projects = simulated;
        }, onError);
      },
      onError,
    );
  }

  /** With the value of its estimate, where that is what the value comes from. */
  async #simulated(project: ComparedProject): Promise<ComparedProject> {
    const { simulate } = project.value;
    if (!simulate) return project;
    const answer = await this.#estimating.fermi(simulate.fermi);
    if (!answer.ok) {
      const missing = `“${simulate.from.name}” has no result: ${answer.problem.message}`;
      return { ...project, value: { value: null, simulate: null, missing } };
    }
    const { low, middle, high } = answer;
    const value = { low, middle, high, currency: simulate.currency, estimate: simulate.from };
    return { ...project, value: { value, simulate: null, missing: null } };
  }
}
