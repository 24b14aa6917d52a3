/** Where the pointer is over a picture, in pixels from its left and top. */
export interface PointerPlace {
  left: number;
  top: number;
}

/** Handlers that tell where a picture is pressed and where the pointer is dragged to from there. */
export function followPointer(tell: (place: PointerPlace) => void): {
  onpointerdown: (event: PointerEvent & { currentTarget: SVGSVGElement }) => void;
  onpointermove: (event: PointerEvent & { currentTarget: SVGSVGElement }) => void;
} {
  const at = (event: PointerEvent & { currentTarget: SVGSVGElement }): void => {
    const box = event.currentTarget.getBoundingClientRect();
    tell({ left: event.clientX - box.left, top: event.clientY - box.top });
  };
  return {
    onpointerdown: (event) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      at(event);
    },
    onpointermove: (event) => {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) at(event);
    },
  };
}
