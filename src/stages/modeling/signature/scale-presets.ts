/** Usual ways to bring numbers into the range a model was trained on: x becomes x * scale + offset. */
export const SCALE_PRESETS = [
  { id: 'none', label: 'As they are', scale: 1, offset: 0 },
  { id: 'pixels255', label: 'Pixels / 255', scale: 1 / 255, offset: 0 },
  { id: 'pixels16', label: 'Pixels / 16', scale: 1 / 16, offset: 0 },
  { id: 'pixels1', label: 'Pixels to −1 … 1', scale: 2 / 255, offset: -1 },
] as const;

export type ScalePreset = (typeof SCALE_PRESETS)[number]['id'] | 'own';

export function presetOf({ scale, offset }: { scale: number; offset: number }): ScalePreset {
  return SCALE_PRESETS.find((preset) => preset.scale === scale && preset.offset === offset)?.id ?? 'own';
}
