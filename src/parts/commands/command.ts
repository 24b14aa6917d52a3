import type { Icon } from '../../ui/icon.ts';

/** Heading of what the screen at hand can do. */
export const ON_SCREEN = 'On this screen';

/** Something that can be done or gone to, as the palette lists it and the keys start it. */
export interface Command {
  /** Stable between visits: what was used lately is remembered by it. */
  id: string;
  label: string;
  /** Its heading in the palette: "Actions", "Datasets". */
  group: string;
  icon?: Icon | undefined;
  /** Quiet words behind the label, e.g. how many rows. */
  more?: string | undefined;
  /** Other words it is found by. */
  also?: string | undefined;
  /** Keys that start it, as `pressed` reads them: "mod+k", "?", "g d". */
  keys?: readonly string[] | undefined;
  /** Whether the keys work within text fields too. Only for such that no field has a use for. */
  inFields?: boolean | undefined;
  /** Why it cannot be done now; the palette then shows it to who asks for it by name only. */
  whyNot?: string | null | undefined;
  /** Either an address, which can also be opened in a new tab, or what to do. */
  href?: string | undefined;
  run?: (() => void) | undefined;
}
