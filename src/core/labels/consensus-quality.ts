import { humanLevel, type HumanLevel, type HumanLevelOptions } from './human-level.ts';
import type { Consensus } from './consensus.ts';
import type { Ratings } from './ratings.ts';
import { referencesFromCodes } from './references.ts';

/**
 * How often each annotator says what the consensus says; undecided items are left out. Annotators had a vote in it, so
 * that this flatters them, the more the fewer they were: `referencesFromOthers` does not.
 */
export function agreementWithConsensus(
  ratings: Ratings,
  consensus: Consensus,
  options: HumanLevelOptions,
): HumanLevel {
  return humanLevel(ratings, referencesFromCodes(ratings, consensus.codes), options);
}
