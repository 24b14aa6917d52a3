import type { Id } from '../core/kernel/objects.ts';

export function freshId(): Id {
  return crypto.randomUUID() as Id;
}
