import type { Doc } from '../kernel/objects.ts';
import type { Predicate } from './predicate.ts';

export type Slice = Doc<'slice', { where: Predicate; foundBy: 'user' | 'search' | 'tag' }>;
