import { describe, expect, it } from 'vitest';
import { isolate } from '../../../workers/offline/isolation.ts';

const POLICY = "default-src 'none'";

describe('isolate', () => {
  it('adds the headers of isolation and the policy, and keeps status, type and body', async () => {
    const given = new Response('let a = 1', { status: 200, headers: { 'content-type': 'text/javascript' } });
    const response = isolate(given, POLICY);
    expect(Object.fromEntries(response.headers)).toEqual({
      'content-type': 'text/javascript',
      'content-security-policy': POLICY,
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('let a = 1');
  });

  it("leaves a host's own policy in force, and puts isolation in the place of a weaker one", () => {
    const headers = {
      'content-security-policy': "img-src 'none'",
      'cross-origin-embedder-policy': 'unsafe-none',
    };
    const response = isolate(new Response('', { headers }), POLICY);
    expect(response.headers.get('content-security-policy')).toBe(`img-src 'none', ${POLICY}`);
    expect(response.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  });

  it('drops what the network said of a body that is unpacked by now', () => {
    const headers = { 'content-encoding': 'gzip', 'content-length': '7' };
    const response = isolate(new Response('unpacked', { headers }), POLICY);
    expect(response.headers.has('content-encoding')).toBe(false);
    expect(response.headers.has('content-length')).toBe(false);
  });

  it('takes answers without a body, and leaves alone what has no headers', () => {
    expect(isolate(new Response(null, { status: 304 }), POLICY).status).toBe(304);
    const error = Response.error();
    expect(isolate(error, POLICY)).toBe(error);
  });

  it('keeps where a redirect leads', () => {
    const response = isolate(Response.redirect('https://host.test/some/where/'), POLICY);
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe('https://host.test/some/where/');
  });
});
