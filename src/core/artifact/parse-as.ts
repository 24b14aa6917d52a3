import * as v from 'valibot';
import { damaged } from './project-problem.ts';

/** The value as the schema's type. Throws Problem "project.damaged" naming the first member that does not fit. */
export function parseAs<T>(schema: v.GenericSchema<unknown, T>, value: unknown, path: string): T {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const issue = deepest(result.issues[0]);
  const place = v.getDotPath(issue);
  throw damaged(place === null ? path : `${path}: ${place}`, {
    expected: issue.expected ?? issue.message,
    found: issue.received.slice(0, 100),
  });
}

/** A union reports only that nothing fits; the reason stands in the issues below it. */
function deepest(issue: v.BaseIssue<unknown>): v.BaseIssue<unknown> {
  const inner = issue.issues?.[0];
  return inner?.path ? deepest(inner) : issue;
}
