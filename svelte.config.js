// Svelte reads TypeScript itself where only types are to be erased; CSS is plain: nothing to preprocess.
export default {
  compilerOptions: { runes: true },
};
