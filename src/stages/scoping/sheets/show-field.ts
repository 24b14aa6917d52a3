/** Brings a field of a sheet into view and puts the cursor into it. */
export function showField(sheet: HTMLElement, key: string): void {
  const field = [...sheet.querySelectorAll<HTMLElement>('[data-field]')].find(
    ({ dataset }) => dataset['field'] === key,
  );
  field?.scrollIntoView({ block: 'start' });
  field?.querySelector<HTMLElement>('textarea, input, select, button')?.focus({ preventScroll: true });
}
