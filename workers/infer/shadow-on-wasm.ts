import { environment } from '../engines/onnx.ts';
import { sessionOf } from './model-session.ts';
import { shadowRows } from './shadow-rows.ts';

/** One side of a shadow comparison on wasm. */
export const shadowOnWasm = shadowRows({ open: ({ digest }) => sessionOf({ model: digest }), environment });
