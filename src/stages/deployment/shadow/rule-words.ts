import type { ShadowReport } from '../../../core/shadow/shadow-report.ts';
import type { IgnoreRule } from '../../../core/shadow/shadow-rules.ts';
import { wordsOf, type TypeOf } from '../../../core/slices/words-of.ts';
import { formatNumber } from '../../../ui/format.ts';

/** What an ignore rule leaves out, in a few words that follow "ignore". */
export function ruleWords(rule: IgnoreRule, { type }: Pick<ShadowReport, 'type'>, typeOf: TypeOf): string {
  switch (rule.when) {
    case 'rows':
      return `rows with ${wordsOf(rule.where, typeOf)}`;
    case 'near':
      return `${type === 'regression' ? 'values' : 'scores'} nearer than ${formatNumber(rule.within)}`;
    case 'championFailed':
      return 'rows that the champion failed on';
  }
}
