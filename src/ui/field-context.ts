/** What a Field hands to its control, to be spread on it. */
export interface FieldContext {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}
