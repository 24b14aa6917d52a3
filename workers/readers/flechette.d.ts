/** The parts of the Arrow library that write a file message by message; its own types cover only whole tables. */
declare module '@uwdata/flechette/src/encode/builder.js' {
  export class Builder {
    constructor(sink: { write(bytes: Uint8Array): void });
    addBuffer(bytes: Uint8Array): number;
  }
}

declare module '@uwdata/flechette/src/encode/schema.js' {
  import type { Builder } from '@uwdata/flechette/src/encode/builder.js';
  import type { Schema } from '@uwdata/flechette';
  export function encodeSchema(builder: Builder, schema: Schema): number;
}

declare module '@uwdata/flechette/src/encode/record-batch.js' {
  import type { Builder } from '@uwdata/flechette/src/encode/builder.js';
  export interface BatchParts {
    length: number;
    nodes: readonly { length: number; nullCount: number }[];
    regions: readonly { offset: number; length: number }[];
    variadic: readonly number[];
  }
  export function encodeRecordBatch(builder: Builder, batch: BatchParts): number;
}

declare module '@uwdata/flechette/src/encode/dictionary-batch.js' {
  import type { Builder } from '@uwdata/flechette/src/encode/builder.js';
  import type { BatchParts } from '@uwdata/flechette/src/encode/record-batch.js';
  export function encodeDictionaryBatch(
    builder: Builder,
    batch: { id: number; isDelta: boolean; data: BatchParts },
    compression: null,
  ): number;
}

declare module '@uwdata/flechette/src/encode/message.js' {
  import type { Builder } from '@uwdata/flechette/src/encode/builder.js';
  export interface Block {
    offset: number;
    metadataLength: number;
    bodyLength: number;
  }
  export function writeMessage(
    builder: Builder,
    type: number,
    header: number,
    bodyLength: number,
    blocks?: Block[],
  ): void;
}

declare module '@uwdata/flechette/src/encode/footer.js' {
  import type { Builder } from '@uwdata/flechette/src/encode/builder.js';
  import type { Block } from '@uwdata/flechette/src/encode/message.js';
  import type { Schema } from '@uwdata/flechette';
  export function writeFooter(
    builder: Builder,
    schema: Schema,
    dictionaries: readonly Block[],
    records: readonly Block[],
    metadata: null,
  ): void;
}
