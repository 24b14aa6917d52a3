const KNOWN = [
  { value: ',', label: 'comma' },
  { value: ';', label: 'semicolon' },
  { value: '\t', label: 'tab' },
  { value: '|', label: 'vertical bar' },
  { value: ' ', label: 'space' },
] as const;

/** Choices of what separates cells, with the one in use among them. */
export function delimiterChoices(now: string): readonly { value: string; label: string }[] {
  const known = KNOWN.some(({ value }) => value === now);
  return known ? KNOWN : [...KNOWN, { value: now, label: `“${now}”` }];
}
