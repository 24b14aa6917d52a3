/** A part of a sheet in words, for paper and for Markdown. */
export interface TextSection {
  title: string;
  /** A line is a paragraph; one with a term is an item of a list. */
  lines: readonly { term?: string; words: string }[];
}

/** A sheet as Markdown (CommonMark); marks that stand in the words are shown as they are. Parts without words are left out. */
export function toMarkdown(title: string, sections: readonly TextSection[]): string {
  const parts = [`# ${plain(title)}`];
  for (const { title: name, lines } of sections) {
    const said = lines.filter(({ words }) => words.trim() !== '');
    if (said.length === 0) continue;
    parts.push(`## ${plain(name)}`);
    const items = said.map(({ term, words }) =>
      term === undefined ? plain(words) : `- **${plain(term)}**: ${plain(words).replaceAll('\n', '\n  ')}`,
    );
    parts.push(items.join(said.every(({ term }) => term !== undefined) ? '\n' : '\n\n'));
  }
  return `${parts.join('\n\n')}\n`;
}

function plain(words: string): string {
  return words.trim().replace(/[\\`*_[\]<>#|~]/g, String.raw`\$&`);
}
