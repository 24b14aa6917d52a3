import { describe, expect, it } from 'vitest';
import { capacityOf } from '../../../src/core/serving/capacity.ts';
import { EMPTY_PLAN } from '../../../src/core/serving/serving-plan.ts';
import { toMarkdown } from '../../../src/core/brief/text-section.ts';
import { addressIn } from '../../../src/stages/deployment/serving/address-in.ts';
import { costLines, crossingWords } from '../../../src/stages/deployment/serving/cost-words.ts';
import { EXAMPLE_PLAN } from '../../../src/stages/deployment/serving/example-plan.ts';
import { growsWithoutEnd, servingQuestion } from '../../../src/stages/deployment/serving/serving-question.ts';
import { servingSections } from '../../../src/stages/deployment/serving/serving-sections.ts';

describe('addressIn', () => {
  it('takes pages and places of this app, and no script or sentence', () => {
    expect(addressIn(' https://example.org/a?b ')).toBe('https://example.org/a?b');
    expect(addressIn('#/p/x/modeling')).toBe('#/p/x/modeling');
    for (const note of ['javascript:alert(1)', 'data:text/html,x', 'see https://example.org', '//x', '']) {
      expect(addressIn(note)).toBeNull();
    }
  });
});

describe('servingQuestion', () => {
  const inputs = { ...EMPTY_PLAN.capacity, serviceMs: 100, perSecond: 8, peakPerSecond: 12 };

  it('asks about the present loads first, and about none that never settles', () => {
    const capacity = capacityOf(inputs, null)!;
    expect(growsWithoutEnd(capacity, 12)).toBe(true);
    const { loads } = servingQuestion(capacity, null);
    expect(loads[0]).toBe(8);
    expect(Math.max(...loads)).toBeLessThan(10);
  });

  it('asks beyond what the workers can take where requests are let go', () => {
    const capacity = capacityOf({ ...inputs, places: 20 }, null)!;
    const { loads } = servingQuestion(capacity, null);
    expect(loads.slice(0, 2)).toEqual([8, 12]);
    expect(loads.filter((load) => load > 10)).toHaveLength(3);
  });
});

describe('the plan as text', () => {
  it('says what is open, and no figures where nothing is typed', () => {
    const text = toMarkdown('Plan', servingSections(EMPTY_PLAN, null, []));
    expect(text).toContain('## Checklist, 0 of 13 answered');
    expect(text.match(/not answered yet/g)).toHaveLength(13);
    for (const part of ['Capacity', 'Cost', 'Fleet', 'Case']) expect(text).not.toContain(`## ${part}`);
  });

  it('has the figures of every part', () => {
    const text = toMarkdown(
      'Plan',
      servingSections(EXAMPLE_PLAN, capacityOf(EXAMPLE_PLAN.capacity, null), []),
    );
    expect(text).toContain('## Capacity at 1,000 requests a second (busiest)');
    expect(text).toContain('**Cloud (example) (cloud)**: 165,997 units');
    expect(text).toMatch(/\*\*Oldest to support\*\*: 3 releases behind/);
  });

  it('calls every price of the example an example', () => {
    const { options, currency } = EXAMPLE_PLAN.costs;
    for (const { name } of options) expect(name).toContain('(example)');
    expect(currency).toBe('units');
    expect(crossingWords(costLines(EXAMPLE_PLAN.costs), EXAMPLE_PLAN.costs).length).toBeGreaterThan(0);
  });
});
