import type { GateAsk } from '../../../core/registry/stage-rules.ts';
import { formatNumber } from '../../../ui/format.ts';
import { STAGE_TITLES } from '../../../parts/registry/stage-words.ts';

/** What a gate asks for, as one line. */
export function askWords(ask: GateAsk): string {
  switch (ask.asks) {
    case 'targets':
      return 'Every target that is a gate passes';
    case 'held':
      return `${STAGE_TITLES[ask.stage]} for ${ask.days === 1 ? 'a day' : days(ask.days)} or more`;
    case 'drill':
      return `A rollback practised in the last ${days(ask.days)}`;
    case 'word':
      return ask.words;
  }
}

function days(count: number): string {
  return count === 1 ? 'day' : `${formatNumber(count)} days`;
}
