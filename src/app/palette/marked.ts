/** A text in parts, those that answer what was typed marked. `marks`: places of letters, in order. */
export function marked(text: string, marks: readonly number[]): readonly { text: string; mark: boolean }[] {
  const parts: { text: string; mark: boolean }[] = [];
  let from = 0;
  for (let i = 0; i < marks.length;) {
    const start = marks[i]!;
    let end = start + 1;
    while (marks[++i] === end) end++;
    if (start > from) parts.push({ text: text.slice(from, start), mark: false });
    parts.push({ text: text.slice(start, end), mark: true });
    from = end;
  }
  if (from < text.length) parts.push({ text: text.slice(from), mark: false });
  return parts;
}
