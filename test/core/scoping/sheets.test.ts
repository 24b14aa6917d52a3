import { describe, expect, it } from 'vitest';
import { toMarkdown } from '../../../src/core/brief/text-section.ts';
import { exampleAnswers } from '../../../src/core/scoping/example-answers.ts';
import {
  askedFields,
  completeness,
  goBlockers,
  productOf,
  type Answers,
} from '../../../src/core/scoping/sheet-spec.ts';
import { answerWords, sheetDifferences, sheetSections } from '../../../src/core/scoping/sheet-words.ts';
import { SHEET_SPECS } from '../../../src/core/scoping/sheets/all-sheets.ts';
import { EMPTY_ANSWER, SHEETS } from '../../../src/core/scoping/worksheet.ts';

const { scoping, risks, userNeeds } = SHEET_SPECS;
const text = (words: string) => ({ ...EMPTY_ANSWER, text: words });
const fieldOf = (kind: keyof typeof SHEET_SPECS, key: string) =>
  SHEET_SPECS[kind].sections.flatMap(({ fields }) => fields).find((field) => field.key === key)!;

describe.each(SHEETS)('the sheet “%s”', (kind) => {
  const spec = SHEET_SPECS[kind];
  const fields = spec.sections.flatMap((section) => section.fields);

  it('names every section, field, column and row once', () => {
    const once = (keys: readonly string[]) => expect(new Set(keys).size).toBe(keys.length);
    expect(spec.kind).toBe(kind);
    once(spec.sections.map(({ key }) => key));
    once(spec.sections.map(({ title }) => title));
    once(fields.map(({ key }) => key));
    for (const { columns = [], rows = [], choices = [] } of fields) {
      once(columns.map(({ key }) => key));
      once(rows.map(({ id }) => id));
      once(choices.map(({ value }) => value));
    }
    // A dot would part the key where edits are brought together.
    expect(fields.filter(({ key }) => key.includes('.'))).toEqual([]);
  });

  it('asks each field in a way that can be answered, and says whose idea it was', () => {
    for (const field of fields) {
      expect(field.asks).not.toBe('');
      expect(field.kind === 'choice').toBe(field.choices !== undefined);
      expect(field.kind === 'lines').toBe(field.columns !== undefined);
      for (const [key, value] of Object.entries(field.when ?? {})) {
        expect(fieldOf(kind, key).choices!.map((choice) => choice.value)).toContain(value);
      }
      for (const key of (field.columns ?? []).flatMap(({ product = [] }) => product)) {
        expect(field.columns!.find((column) => column.key === key)!.choices!.length).toBeGreaterThan(1);
      }
    }
    expect(spec.credit).toMatch(/wording ours|our own words/);
  });

  it('has an example that fits its fields', () => {
    const answers = exampleAnswers(spec);
    expect(Object.keys(answers).sort()).toEqual(Object.keys(spec.example).sort());
    for (const [key, { text: chosen, lines }] of Object.entries(answers)) {
      const field = fieldOf(kind, key);
      expect(answerWords(field, answers[key])).not.toBe('');
      if (field.kind === 'choice') expect(field.choices!.map(({ value }) => value)).toContain(chosen);
      if (field.rows) {
        expect(field.rows.map(({ id }) => id)).toEqual(expect.arrayContaining(lines.map(({ id }) => id)));
      }
      for (const { key: column, choices } of field.columns ?? []) {
        for (const { cells } of lines) if (choices) expect(['', ...choices]).toContain(cells[column]);
      }
    }
  });
});

describe('what is asked', () => {
  const asked = (dataKind: string, newness: string) =>
    askedFields(scoping, { dataKind: text(dataKind), newness: text(newness) })
      .map(({ key }) => key)
      .filter((key) => ['humanLevel', 'predictive', 'newFeatures', 'history', 'forecast'].includes(key));

  it('of feasibility follows from the two by two', () => {
    expect(asked('unstructured', 'new')).toEqual(['humanLevel']);
    expect(asked('structured', 'new')).toEqual(['predictive']);
    expect(asked('unstructured', 'existing')).toEqual(['humanLevel', 'history', 'forecast']);
    expect(asked('structured', 'existing')).toEqual(['newFeatures', 'history', 'forecast']);
    expect(asked('', '')).toEqual([]);
  });

  it('counts as filled only where something is said', () => {
    const [problem] = scoping.sections;
    expect(completeness({ sections: [problem!] }, {})).toEqual({ answered: 0, fields: 3 });
    const said: Answers = {
      problem: text('returns'),
      whose: text('  '),
      wishes: { ...EMPTY_ANSWER, lines: [{ id: 'a', cells: { wish: ' ' } }], owner: 'Ann' },
    };
    expect(completeness({ sections: [problem!] }, said)).toEqual({ answered: 1, fields: 3 });
    // An answer to a question that is no longer asked does not count.
    const hidden = { dataKind: text('structured'), newness: text('new'), humanLevel: text('94%') };
    expect(completeness({ sections: [scoping.sections[2]!] }, hidden)).toEqual({ answered: 2, fields: 4 });
  });
});

describe('what keeps a project from going', () => {
  const full = exampleAnswers(scoping);

  it('is every gate that is empty, in the order of the sheet', () => {
    expect(goBlockers(scoping, full)).toEqual([]);
    const { agreed: _agreed, whose: _whose, benchmark: _benchmark, ...rest } = full;
    expect(goBlockers(scoping, rest).map(({ field, why }) => [field.key, why])).toEqual([
      ['whose', 'empty'],
      ['agreed', 'empty'],
    ]);
  });

  it('is an answer that forbids it', () => {
    const found = goBlockers(scoping, { ...full, good: text('no') });
    expect(found.map(({ field, why, said }) => [field.key, why, said])).toEqual([['good', 'forbids', 'no']]);
    expect(goBlockers(scoping, { ...full, good: text('unsure') })).toEqual([]);
  });

  it('is not a question that is not asked', () => {
    const { humanLevel: _gone, ...rest } = full;
    expect(goBlockers(scoping, rest).map(({ field }) => field.key)).toEqual(['humanLevel']);
    const structured = { ...rest, dataKind: text('structured') };
    expect(goBlockers(scoping, structured).map(({ field }) => field.key)).toEqual(['predictive']);
  });
});

describe('the weight of a risk', () => {
  const field = fieldOf('risks', 'risks');
  const weight = field.columns!.find(({ key }) => key === 'weight')!;
  const cells = (likelihood: string, impact: string) => ({ likelihood, impact });

  it('is the product of both places', () => {
    expect(productOf(weight, field, cells('rare', 'negligible'))).toBe(1);
    expect(productOf(weight, field, cells('likely', 'grave'))).toBe(16);
    expect(productOf(weight, field, cells('almost certain', 'ruinous'))).toBe(25);
  });

  it('is unknown while one is not said', () => {
    expect(productOf(weight, field, cells('likely', ''))).toBeNull();
    expect(productOf(weight, field, cells('often', 'grave'))).toBeNull();
    expect(productOf(weight, field, {})).toBeNull();
    expect(productOf(field.columns![0]!, field, cells('likely', 'grave'))).toBeNull();
  });
});

describe('a sheet in words', () => {
  it('says choices, lines and what they rest on', () => {
    const answers: Answers = {
      does: { ...text('augment'), owner: 'Ann', confidence: 'high' },
      rewards: {
        ...{ ...EMPTY_ANSWER, owner: 'Ann' },
        lines: [
          { id: 'fn', cells: { effect: 'as today\nor worse', weight: '-3' } },
          { id: 'tn', cells: { effect: ' ' } },
          { id: 'tp', cells: { effect: '*found*', weight: '' } },
        ],
      },
    };
    const page = toMarkdown('Needs', sheetSections(userNeeds, answers));
    expect(page).toContain('- **Take over or help**: help a person\n  Owner: Ann\n  Confidence: high');
    // In the order of the rows.
    expect(page).toContain(
      [
        '**Rewards**:\n\n| Of | Effect on the user | Weight |',
        '| --- | --- | --- |',
        String.raw`| Right alarm | \*found\* |  |`,
        '| Miss | as today<br>or worse | -3 |\n\nOwner: Ann\n',
      ].join('\n'),
    );
    expect(page).toContain('- **Evidence of the need**: not said yet');
  });

  it('tells the weight that is worked out', () => {
    const [section] = sheetSections(risks, exampleAnswers(risks));
    expect(section!.lines[0]!.words).toContain('Likelihood: likely; Impact: grave; L × I: 16;');
  });

  it('tells two states apart field by field', () => {
    const before: Answers = { problem: text('returns'), whose: text('the line') };
    const after: Answers = { problem: text('returns'), whose: { ...text('the line'), owner: 'Ann' } };
    expect(sheetDifferences(scoping, before, before)).toEqual([]);
    expect(sheetDifferences(scoping, before, after)).toEqual([
      { what: '“Who has it”', before: 'the line', after: 'the line\nOwner: Ann' },
    ]);
    expect(sheetDifferences(scoping, {}, { problem: text('x') })).toEqual([
      { what: '“The problem”', before: null, after: 'x' },
    ]);
  });
});
