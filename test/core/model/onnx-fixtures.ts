import { readdirSync, readFileSync } from 'node:fs';

const HOME = new URL('../../golden/onnx/', import.meta.url);

/** A file that test/golden/onnx_fixtures.py wrote. */
export function fixture(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(new URL(`${name}.onnx`, HOME)));
}

export function fixtureNames(): string[] {
  return readdirSync(HOME)
    .filter((name) => name.endsWith('.onnx'))
    .map((name) => name.slice(0, -'.onnx'.length));
}

export interface ExpectedTensor {
  dims: number[];
  data: (number | string | boolean)[];
}

/** What ONNX Runtime's Python package answered; ZipMap outputs as maps by row. */
export interface Expected {
  inputs: Record<string, ExpectedTensor>;
  outputs: Record<string, ExpectedTensor>;
  maps: Record<string, Record<string, number>[]>;
}

export function expectedAnswers(): Record<string, Expected> {
  return JSON.parse(readFileSync(new URL('../onnx.json', HOME), 'utf8')) as Record<string, Expected>;
}
