import type { Icon } from './icon.ts';

export interface MenuItem {
  label: string;
  onselect: () => void;
  icon?: Icon | undefined;
  /** A quieter second line, e.g. why it is disabled. */
  hint?: string | undefined;
  danger?: boolean;
  disabled?: boolean;
  /** A rule above. */
  separated?: boolean;
  /** Words above, for this one and those below it. */
  heading?: string;
  /** For choices of one among several: whether this is the one. */
  checked?: boolean;
}
