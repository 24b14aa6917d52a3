import { Problem } from '../../../core/kernel/problem.ts';

const MOST_BYTES = 2_000_000;

/** Text of one or several YAML files as one stream of documents. Throws Problem where that cannot be a plan. */
export async function textOfFiles(files: readonly File[]): Promise<string> {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (bytes > MOST_BYTES) {
    throw new Problem({
      code: 'plan.files',
      message: 'These files are too large for a plan.',
      expected: 'YAML of some hundred lines',
      found: files.map(({ name }) => name).join(', '),
    });
  }
  return (await Promise.all(files.map((file) => file.text()))).join('\n---\n');
}
