import fc from 'fast-check';

/**
 * Property tests look at the same cases each time, so that a change is judged by itself; the long runs of
 * `npm run trust` look at others.
 */
const seed = process.env['TRUST'] === '1' ? Number(process.env['TRUST_SEED'] ?? 1) : 20_240_611;
fc.configureGlobal({ seed: seed % 2 ** 31 });
