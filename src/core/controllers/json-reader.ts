import { FORBIDDEN_KEYS } from '../kernel/forbidden-keys.ts';
import { Problem } from '../kernel/problem.ts';
import { parseDuration } from '../rollout/duration.ts';
import type { Json } from '../rollout/plan.ts';
import type { JsonPath } from './yaml-documents.ts';

export type JsonMap = Readonly<Record<string, Json>>;

/** Reads fields of plain data by their kind. What does not fit is a Problem "plan.field" that names path, line and column. */
export class JsonReader {
  constructor(
    readonly value: Json | undefined,
    readonly path: JsonPath,
    private readonly where: (path: JsonPath) => string,
  ) {}

  /** Whether nothing, or null, is written here. */
  get isAbsent(): boolean {
    return this.value === undefined || this.value === null;
  }

  at(key: string | number): JsonReader {
    const inside =
      this.value !== null && typeof this.value === 'object' && Object.hasOwn(this.value, key)
        ? (this.value as Record<string | number, Json>)[key]
        : undefined;
    return new JsonReader(inside, [...this.path, key], this.where);
  }

  wrong(expected: string, fix?: string): Problem {
    return new Problem({
      code: 'plan.field',
      message: `${this.name} is not what it should be.`,
      expected,
      found: this.value === undefined ? 'nothing' : JSON.stringify(this.value).slice(0, 80),
      where: this.where(this.path),
      ...(fix === undefined ? {} : { fix }),
    });
  }

  /** The path as people write it: "steps[2].weight". */
  get name(): string {
    const name = this.path.map((key) => (typeof key === 'number' ? `[${String(key)}]` : `.${key}`)).join('');
    return name === '' ? 'The document' : name.replace(/^\./, '');
  }

  map(): JsonMap {
    if (this.value === null || typeof this.value !== 'object' || Array.isArray(this.value)) {
      throw this.wrong('fields with values');
    }
    return this.value as JsonMap;
  }

  /** A map with no other keys than these. */
  only(keys: readonly string[]): this {
    const odd = Object.keys(this.map()).find((key) => !keys.includes(key));
    if (odd !== undefined) throw this.at(odd).wrong(`one of ${keys.join(', ')}`, 'Is it misspelled?');
    return this;
  }

  items(): JsonReader[] {
    if (this.isAbsent) return [];
    if (!Array.isArray(this.value)) throw this.wrong('a list');
    return this.value.map((_, item) => this.at(item));
  }

  text(): string {
    if (typeof this.value !== 'string') throw this.wrong('a text');
    return this.value;
  }

  /** The name of a metric. */
  label(most = 250): string {
    const name = this.text();
    if (!/^\S.*$/.test(name) || name.length > most || FORBIDDEN_KEYS.has(name))
      throw this.wrong(`a name of 1 to ${String(most)} characters on one line`);
    return name;
  }

  flag(otherwise: boolean): boolean {
    if (this.isAbsent) return otherwise;
    if (typeof this.value !== 'boolean') throw this.wrong('true or false');
    return this.value;
  }

  number(otherwise: number, low = -Infinity, high = Infinity): number {
    if (this.isAbsent) return otherwise;
    if (typeof this.value !== 'number' || this.value < low || this.value > high) {
      throw this.wrong(low === -Infinity ? 'a number' : `a number from ${String(low)} to ${String(high)}`);
    }
    return this.value;
  }

  whole(otherwise: number, low = 0): number {
    const found = this.number(otherwise, low, 1e9);
    if (!Number.isInteger(found)) throw this.wrong('a whole number');
    return found;
  }

  one<Name extends string>(names: readonly Name[], otherwise: Name): Name {
    if (this.isAbsent) return otherwise;
    const found = names.find((name) => name === this.value);
    if (found === undefined) throw this.wrong(`one of ${names.join(', ')}`);
    return found;
  }

  /** Milliseconds of a duration. */
  duration(otherwise: number): number {
    if (this.isAbsent) return otherwise;
    const ms = typeof this.value === 'string' ? parseDuration(this.value) : this.value === 0 ? 0 : null;
    if (ms === null) throw this.wrong('a time such as 30s, 5m or 1h30m');
    return ms;
  }
}
