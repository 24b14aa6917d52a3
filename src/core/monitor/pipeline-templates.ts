import { chained } from './pipeline-of-log.ts';
import { NO_SIGNALS, type PipelineBody } from './pipeline.ts';

/** A pipeline to begin with: its signals are chosen once there are logs. */
export interface PipelineTemplate {
  key: string;
  name: string;
  /** What can go wrong in it. */
  words: string;
  body: PipelineBody;
}

export const PIPELINE_TEMPLATES: readonly PipelineTemplate[] = [
  {
    key: 'speech',
    name: 'Speech: detector to recogniser',
    words:
      'New phones cut clips differently: the detector of speech hands on other lengths, and the recogniser gets worse though nobody touched it.',
    body: chained(null, [
      {
        id: 'phones',
        ...{ name: 'Phones', kind: 'source', signals: NO_SIGNALS },
        does: 'Record what is said. Worth watching: make and version of the phone, loudness.',
      },
      {
        id: 'voice-activity-detector',
        ...{ name: 'Voice-activity detector', kind: 'rule', signals: NO_SIGNALS },
        does: 'Cuts away what is not speech. Worth watching: length of a clip, clips without speech.',
      },
      {
        id: 'recogniser',
        ...{ name: 'Recogniser', kind: 'model', signals: NO_SIGNALS },
        does: 'Writes down what was said. Worth watching: latency, clip length, empty texts, word error rate.',
      },
    ]),
  },
  {
    key: 'profile',
    name: 'Recommendations: profile to recommender',
    words:
      'Whether somebody owns a car is suddenly “unknown” for many: the profile learned less, and the recommender shows other things.',
    body: chained(null, [
      {
        id: 'visits',
        ...{ name: 'Visits', kind: 'source', signals: NO_SIGNALS },
        does: 'What people look at and click. Worth watching: visits, pages without a user.',
      },
      {
        id: 'user-profile',
        ...{ name: 'User profile', kind: 'feature', signals: NO_SIGNALS },
        does: 'Guesses traits from visits. Worth watching: share of “unknown” in “owns a car”.',
      },
      {
        id: 'recommender',
        ...{ name: 'Recommender', kind: 'model', signals: NO_SIGNALS },
        does: 'Chooses what is shown. Worth watching: latency, mix of products, clicks.',
      },
    ]),
  },
];
