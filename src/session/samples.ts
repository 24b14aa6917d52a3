import type { Id } from '../core/kernel/objects.ts';

/** A project that comes with the app, to look around in. */
export interface Sample {
  /** The project's own id; where that is taken it comes in as a copy under another. */
  project: Id;
  title: string;
  /** What is in it, in one sentence. */
  words: string;
  file: string;
  /** Where it opens: stage and path, whose ids are the sample's own. */
  opensAt: { stage: string; path: readonly string[] };
}

export const LOANS: Sample = {
  project: '5a3b1e00-10a4-4025-8009-000000000000' as Id,
  title: 'Loan approval',
  words: 'Generated loan applications, two models and finished evaluations.',
  file: 'samples/loan-approval.drydock.zip',
  opensAt: { stage: 'overview', path: [] },
};

export const SPEECH: Sample = {
  project: '5a3b1e00-5eec-4025-8009-000000000000' as Id,
  title: 'Voice search',
  words: 'The worked example of error analysis: generated utterances, a recogniser and its sheet filled in.',
  file: 'samples/voice-search.drydock.zip',
  opensAt: { stage: 'modeling', path: ['evaluation', '5a3b1e00-5eec-4025-8009-000000000004'] },
};

export const SAMPLES: readonly Sample[] = [LOANS, SPEECH];

/** The sample that a project came from; null where it is a person's own, or a copy. */
export function sampleOf(project: Id): Sample | null {
  return SAMPLES.find((sample) => sample.project === project) ?? null;
}
