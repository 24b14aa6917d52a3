/** The slider is even in powers of ten, from a hundredth to a hundred; costs in between are round to three digits. */
export function costFromSlider(place: number): number {
  return Number((10 ** place).toPrecision(3));
}

export function sliderFromCost(cost: number): number {
  return Math.min(2, Math.max(-2, Math.log10(cost)));
}
