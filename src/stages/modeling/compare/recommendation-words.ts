import type { Recommendation } from '../../../core/evaluation/recommend-model.ts';

/** What to take and why, in sentences. `nameOf`: what a model goes by; `metric`: "accuracy". */
export function recommendationWords<Key>(
  { key, because, alike, unknown }: Recommendation<Key>,
  best: Key,
  nameOf: (key: Key) => string,
  metric: string,
): { take: string; why: string } {
  const name = `“${nameOf(key)}”`;
  const others = listed(alike.map(nameOf));
  const also =
    alike.length > 0 ? ` ${others} ${alike.length === 1 ? 'is' : 'are'} not told apart either.` : '';
  const blind =
    unknown.length > 0
      ? ` How simple ${listed(unknown.map(nameOf))} is, is not known: it ran elsewhere.`
      : '';
  const take = `Take ${name}.`;
  switch (because) {
    case 'only':
      return { take, why: 'There is nothing to compare it with.' };
    case 'apart':
      return {
        take,
        why: `Its ${metric} is the best, and every interval of a difference from it leaves out zero.`,
      };
    case 'simpler':
      return {
        take,
        why: `It is simpler than “${nameOf(best)}”, which has the best ${metric}, and the interval of their difference covers zero: these rows give no reason to pay for more.${also}${blind}`,
      };
    case 'simplest':
      return {
        take,
        why: `Its ${metric} is the best. ${others} ${alike.length === 1 ? 'is' : 'are'} not told apart from it, and not known to be simpler.${blind}`,
      };
  }
}

function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `“${name}”`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)!}`;
}
