import type { Component } from 'svelte';

/** An icon of @lucide/svelte, imported one by one from `@lucide/svelte/icons/<name>`. */
export type Icon = Component<{ size?: number | string; strokeWidth?: number | string }>;
