const ISOLATION = [
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-embedder-policy', 'require-corp'],
  ['cross-origin-resource-policy', 'same-origin'],
] as const;

/** Statuses whose responses may have no body. */
const BODILESS = [101, 204, 205, 304];

/**
 * A response with the headers that isolate a page (so that models may use threads) and the policy that workers do not
 * get from the page. A policy of the host's own stays in force beside it. What the browser must follow itself (a
 * redirect) or could not get has no headers to set and stays as it is.
 */
export function isolate(response: Response, policy: string): Response {
  if (response.status < 200) return response;
  // What the network compressed is plain by now.
  const headers = new Headers(response.headers);
  headers.delete('content-encoding');
  headers.delete('content-length');
  for (const [name, value] of ISOLATION) headers.set(name, value);
  headers.append('content-security-policy', policy);
  const body = BODILESS.includes(response.status) ? null : response.body;
  return new Response(body, { status: response.status, statusText: response.statusText, headers });
}
