/** A file as readers see it, in a browser or in Node. */
export interface ByteSource {
  name: string;
  size: number;
  /** Bytes [from, to), fewer only where the file ends. */
  slice(from: number, to: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** A File of the browser (or of Node) as a source. */
export function fileSource(file: File): ByteSource {
  return {
    name: file.name,
    size: file.size,
    slice: async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
  };
}

/** Bytes in memory as a source. */
export function bytesSource(name: string, bytes: Uint8Array<ArrayBuffer>): ByteSource {
  return { name, size: bytes.length, slice: (from, to) => Promise.resolve(bytes.slice(from, to)) };
}
