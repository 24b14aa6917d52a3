interface Policy {
  createScriptURL(url: string): unknown;
}
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): Policy;
}

let policy: Policy | null = null;

/** A worker's address as Trusted Types want it: only scripts of our own origin pass. */
export function workerUrl(url: string): unknown {
  const absolute = new URL(url, document.baseURI).href;
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return absolute;
  policy ??= trustedTypes.createPolicy('drydock-worker', {
    createScriptURL(candidate) {
      if (new URL(candidate).origin !== location.origin) throw new TypeError(`not our own: ${candidate}`);
      return candidate;
    },
  });
  return policy.createScriptURL(absolute);
}
