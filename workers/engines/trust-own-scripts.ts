interface TrustedTypes {
  readonly defaultPolicy: unknown;
  createPolicy(name: 'default', rules: { createScriptURL: (address: string) => string }): unknown;
}

/**
 * Lets an engine start its threads by plain addresses where Trusted Types are enforced: scripts of this worker's own
 * origin pass, nothing else does. Does nothing where the browser has no Trusted Types.
 */
export function trustOwnScripts(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes || trustedTypes.defaultPolicy) return;
  trustedTypes.createPolicy('default', {
    createScriptURL(address) {
      const url = new URL(address, location.href);
      if (!url.href.startsWith(`${location.origin}/`)) throw new TypeError(`not our own: ${address}`);
      return url.href;
    },
  });
}
