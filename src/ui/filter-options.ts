/** Options whose label holds every word typed, in any case; those that begin with the text come first. */
export function filterOptions<Option extends { label: string }>(
  options: readonly Option[],
  typed: string,
): readonly Option[] {
  const text = typed.trim().toLowerCase();
  if (text === '') return options;
  const words = text.split(/\s+/);
  const first: Option[] = [];
  const others: Option[] = [];
  for (const option of options) {
    const label = option.label.toLowerCase();
    if (label.startsWith(text)) first.push(option);
    else if (words.every((word) => label.includes(word))) others.push(option);
  }
  return [...first, ...others];
}
