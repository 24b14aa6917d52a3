/**
 * Names for the columns of a file: those of its header, trimmed, made unique ("a", "a_2"), "column_3" where there is
 * none. `renamed` are the numbers of columns that got another name than the header's.
 */
export function columnNames(header: readonly string[]): { names: string[]; renamed: number[] } {
  const taken = new Set(header.map((name) => name.trim()));
  const used = new Set<string>();
  const renamed: number[] = [];
  const names = header.map((raw, index) => {
    const wanted = raw.trim() || `column_${String(index + 1)}`;
    let name = wanted;
    for (let n = 2; used.has(name) || (name !== raw.trim() && taken.has(name)); n++)
      name = `${wanted}_${String(n)}`;
    used.add(name);
    if (name !== raw.trim()) renamed.push(index);
    return name;
  });
  return { names, renamed };
}
