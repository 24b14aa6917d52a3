import type { Adding } from './adding.svelte.ts';
import { rowsWords } from './size-words.ts';

/** The question the screen asks at each step, and how to answer it. */
export function addingWords(adding: Adding): { title: string; lede: string } {
  if (adding.idle) {
    return {
      title: 'Which file holds the data?',
      lede: 'Nothing is uploaded: the file is read and kept in this browser.',
    };
  }
  if (adding.task) {
    return { title: 'Reading the file', lede: 'Nothing is kept until all of it is read.' };
  }
  if (adding.asked) {
    return {
      title: 'What about the cells that do not fit?',
      lede: 'They cannot be read as their column’s type, or their row has too many or too few cells.',
    };
  }
  if (adding.problem && !adding.preview) {
    return { title: 'This file could not be read', lede: 'Nothing was changed.' };
  }
  return {
    title: 'Is this how the file should be read?',
    lede: 'Check names, types and roles against the first rows. The same file read the same way always gives the same version.',
  };
}

/** What the button says that reads the file. */
export function readWords({ sizeHere, rowsTaken }: Adding): string {
  const known = sizeHere && sizeHere.rows > 0 && (sizeHere.exact || rowsTaken);
  return known ? `Read ${rowsWords(sizeHere.rows, sizeHere.exact).toLowerCase()}` : 'Read the file';
}
