import { Problem, type ProblemFacts } from '../kernel/problem.ts';

type Details = Pick<ProblemFacts, 'expected' | 'found'>;

/** Longest piece of a file that is quoted. */
const LONGEST_QUOTE = 300;

/** A problem whose facts may quote the file: nobody reads a thousand characters of one. */
function quoting(facts: ProblemFacts): Problem {
  const clip = (text: string): string =>
    text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
  const { expected, found, where } = facts;
  return new Problem({
    ...facts,
    ...(expected === undefined ? {} : { expected: clip(expected) }),
    ...(found === undefined ? {} : { found: clip(found) }),
    ...(where === undefined ? {} : { where: clip(where) }),
  });
}

/** Problem "project.damaged": the file is one of ours, but what stands at `where` is not what it should be. */
export function damaged(where: string, details: Details): Problem {
  return quoting({
    code: 'project.damaged',
    message: 'This project file is damaged or was changed after it was exported. Nothing was imported.',
    ...details,
    where,
    fix: 'Ask for the file again, or export it once more from where it came.',
  });
}

/** Problem "project.notAProject". */
export function notAProject(details: Details & { where?: string }): Problem {
  return quoting({
    code: 'project.notAProject',
    message: 'This is a zip file, but not a Drydock project.',
    ...details,
    fix: 'Choose a file that ends in .drydock.zip, made by “Export…” in the project menu.',
  });
}

/** Problem "project.notAZip". */
export function notAZip(found: string): Problem {
  return quoting({
    code: 'project.notAZip',
    message: 'This is not a project file.',
    expected: 'a zip archive, as “Export…” writes it',
    found,
    fix: 'Choose a file that ends in .drydock.zip.',
  });
}

/** Problem "project.newerMajor": the file needs a newer Drydock. */
export function newerMajor(expected: string, found: string): Problem {
  return quoting({
    code: 'project.newerMajor',
    message: 'This project was written by a newer Drydock, in a format this version cannot read.',
    expected,
    found,
    where: 'manifest.json',
    fix: 'Open it with the newer Drydock, or reload this page to get the newest version.',
  });
}

/** Problem "project.tooLarge": more than this program is willing to unpack. */
export function tooLarge(where: string, expected: string, found: string): Problem {
  return quoting({
    code: 'project.tooLarge',
    message: 'This file unpacks to more than Drydock accepts. Nothing was imported.',
    expected,
    found,
    where,
    fix: 'If it is truly one of your projects, export it again without data or without models.',
  });
}

/** Problem "project.tableMismatch": the Parquet file of a table is not the table its JSON describes. */
export function tableMismatch(where: string, details: Details): Problem {
  return quoting({
    code: 'project.tableMismatch',
    message: 'The rows of a table in this project file are not those the project was made with.',
    ...details,
    where,
    fix: 'Ask for the file again; nothing was imported.',
  });
}
