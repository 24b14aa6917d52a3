import { Problem } from '../kernel/problem.ts';

/** Throws Problem "resample.notTraining" for any part but the first, which is for training. */
export function requireTraining(parts: readonly { name: string }[], part: number): void {
  if (part === 0) return;
  throw new Problem({
    code: 'resample.notTraining',
    message: `“${parts[part]?.name ?? ''}” is not for training, so its classes are left as they are.`,
    expected: `the training part, “${parts[0]?.name ?? ''}”`,
    found: `“${parts[part]?.name ?? ''}”`,
    fix: 'Resample the training part. What a model is judged on must have the shares of the world, or its numbers say nothing of it.',
  });
}
