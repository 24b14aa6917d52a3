/** A part of a sheet in words, for paper and for Markdown. */
export interface TextSection {
  title: string;
  lines: readonly TextLine[];
}

/** A paragraph; with a term an item of a list. */
export interface TextLine {
  term?: string;
  /** All that it says. */
  words: string;
  /** The same as a table, for where there can be one. */
  table?: TextTable;
}

export interface TextTable {
  heads: readonly string[];
  rows: readonly (readonly string[])[];
  /** What stands below it; empty where nothing does. */
  note: string;
}

/** Only what says something: lines without words, and parts without lines, are left out. */
export function saidSections(sections: readonly TextSection[]): readonly TextSection[] {
  return sections
    .map(({ title, lines }) => ({ title, lines: lines.filter(({ words }) => words.trim() !== '') }))
    .filter(({ lines }) => lines.length > 0);
}

/** A sheet as Markdown (tables as GitHub writes them); marks that stand in the words are shown as they are. Parts without words are left out. */
export function toMarkdown(title: string, sections: readonly TextSection[]): string {
  const parts = [`# ${plain(title)}`];
  for (const { title: name, lines: said } of saidSections(sections)) {
    parts.push(`## ${plain(name)}`);
    const isList = said.every(({ term }) => term !== undefined);
    let part = '';
    said.forEach((line, at) => {
      const follows = isList && !line.table && !said[at - 1]?.table;
      part += `${at === 0 ? '' : follows ? '\n' : '\n\n'}${lineMarkdown(line)}`;
    });
    parts.push(part);
  }
  return `${parts.join('\n\n')}\n`;
}

function lineMarkdown({ term, words, table }: TextLine): string {
  if (table) {
    const rows = [table.heads, table.heads.map(() => null), ...table.rows];
    const lines = rows.map((cells) => `| ${cells.map((cell) => cellMarkdown(cell)).join(' | ')} |`);
    const head = term === undefined ? [] : [`**${plain(term)}**:`];
    const note = table.note.trim() === '' ? [] : [plain(table.note)];
    return [...head, lines.join('\n'), ...note].join('\n\n');
  }
  return term === undefined ? plain(words) : `- **${plain(term)}**: ${plain(words).replaceAll('\n', '\n  ')}`;
}

/** null: the rule below the heads. */
function cellMarkdown(cell: string | null): string {
  return cell === null ? '---' : plain(cell).replaceAll('\n', '<br>');
}

function plain(words: string): string {
  return words.trim().replace(/[\\`*_[\]<>#|~]/g, String.raw`\$&`);
}
