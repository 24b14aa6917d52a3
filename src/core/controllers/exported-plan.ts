import { yamlText } from './write-plan.ts';

export interface ExportedPlan {
  text: string;
  /** What the other format cannot say, or means otherwise. */
  warnings: readonly string[];
}

export function documentsText(documents: readonly unknown[]): string {
  return documents.map(yamlText).join('---\n');
}
