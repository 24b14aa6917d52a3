import type { DeploymentCase } from './serving-plan.ts';

/** A way to let a model in, and where it is tried here. */
export interface DeploymentPattern {
  pattern: 'canary' | 'shadow' | 'blueGreen';
  title: string;
  why: string;
}

export interface CaseAdvice {
  case: DeploymentCase;
  title: string;
  words: string;
  /** First the one that fits best. */
  patterns: readonly DeploymentPattern[];
}

/** What brings a model into use decides what it can be compared with, and so how it is let in. */
export const DEPLOYMENT_CASES: readonly CaseAdvice[] = [
  {
    case: 'new',
    title: 'A new product',
    words: 'Nothing did this before, so there is nothing to compare it with.',
    patterns: [
      {
        pattern: 'canary',
        title: 'Canary, ramped gradually',
        why: 'A small share of the traffic first, watched, then more: what goes wrong reaches few.',
      },
    ],
  },
  {
    case: 'assist',
    title: 'Assisting or automating a person',
    words: 'A person decides today, and their decisions are there to compare with.',
    patterns: [
      {
        pattern: 'shadow',
        title: 'Shadow beside the person',
        why: 'The model answers every case and nobody acts on it: how often it agrees, and who is right where it does not, is known before it decides anything.',
      },
    ],
  },
  {
    case: 'replace',
    title: 'Replacing a system',
    words: 'An older model or a program does this now, on the same requests.',
    patterns: [
      {
        pattern: 'shadow',
        title: 'Shadow beside the old one',
        why: 'Both answer the same requests: differences are found row by row, without risk.',
      },
      {
        pattern: 'blueGreen',
        title: 'Blue-green',
        why: 'Both are ready and the router is switched, at once or gradually, and back as fast.',
      },
    ],
  },
];

export function adviceOf(chosen: DeploymentCase): CaseAdvice {
  return DEPLOYMENT_CASES.find((one) => one.case === chosen)!;
}
