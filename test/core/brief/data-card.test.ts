import { describe, expect, it } from 'vitest';
import { cardFacts, cardSections } from '../../../src/core/brief/card-facts.ts';
import { CARD_FIELDS } from '../../../src/core/brief/data-card.ts';
import { toMarkdown } from '../../../src/core/brief/text-section.ts';
import type { TableVersion } from '../../../src/core/table/column.ts';

const TABLE = {
  kind: 'table',
  digest: 'abc',
  rows: 2000,
  columns: [
    { name: 'age', type: 'integer', role: 'feature', missing: 0, unit: null, chunks: [] },
    { name: 'income', type: 'number', width: 64, role: 'feature', missing: 50, unit: null, chunks: [] },
    { name: 'repaid', type: 'boolean', role: 'label', missing: 0, unit: null, chunks: [] },
  ],
  source: { file: 'loans.csv', bytes: 1, bytesDigest: null },
  madeBy: { recipe: 'read csv', app: '', inputs: [], seed: null, environment: null },
} as unknown as TableVersion;

const facts = cardFacts(TABLE, {
  madeFrom: ['raw (dataset)'],
  balances: [
    {
      column: 'repaid',
      counts: [
        { value: 'yes', count: 1500 },
        { value: 'no', count: 500 },
      ],
    },
  ],
  definition: null,
});
const said = Object.fromEntries(facts.lines.map(({ term, words }) => [term, words]));

describe('a data card', () => {
  it('takes rows, columns, missing cells, balance and origin from the data', () => {
    expect(said).toEqual({
      Rows: '2,000',
      Columns: '3',
      Roles: 'feature: age, income; label: repaid',
      Missing: 'income 2.5%',
      'Balance of repaid': 'yes 1,500 (75.0%), no 500 (25.0%)',
      'Made by': 'loans.csv: read csv',
      'Made from': 'raw (dataset)',
      'Definition in force': 'none',
      Version: 'abc',
    });
  });

  it('has each field once, and on paper only those that are filled in', () => {
    expect(new Set(CARD_FIELDS.map(({ key }) => key)).size).toBe(CARD_FIELDS.length);
    const paper = toMarkdown('Loans', cardSections(facts, { answers: { terms: 'Own data', gone: 'x' } }));
    expect(paper).toContain('## Terms\n\nOwn data');
    expect(paper.match(/^## /gm)).toHaveLength(2);
  });
});
