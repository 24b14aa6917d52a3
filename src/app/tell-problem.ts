import { factsOf, type ProblemFacts } from '../core/kernel/problem.ts';
import { toasts } from '../ui/toasts.svelte.ts';

/** Says in full, for as long as it takes to read, what the person asked for and was not done. */
export function tellProblem(error: unknown): void {
  toasts.show(wordsOfProblem(factsOf(error)), { kind: 'bad', stays: true });
}

function wordsOfProblem({ message, where, found, fix }: ProblemFacts): string {
  const words = [message, where && `Where: ${where}.`, found && `Found: ${found}.`, fix];
  return words.filter(Boolean).join(' ');
}

/** What no screen has caught: a command of a button that failed is told all the same. Defects stay on the console. */
export function tellUncaught(event: PromiseRejectionEvent): void {
  if (factsOf(event.reason).code === 'defect') return;
  event.preventDefault();
  tellProblem(event.reason);
}
