/** What a page needs of the network: `fetch`, or in tests a stand-in for it. */
export type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

/**
 * Asks whoever listens on this page's port to prove that it is the program that gave the session key: sends 32 random bytes and nothing else, and looks for
 * HMAC-SHA-256(key, "offramp page proof PORT " + nonce) among the answers. True only for a proof; false for any other answer of somebody who
 * listens. Throws where nobody does.
 * @param session The session key, in base64url.
 */
export async function proveServer(fetch: Fetch, session: string, port: number, signal?: AbortSignal): Promise<boolean> {
  const nonce = crypto.getRandomValues(new Uint8Array(32));
  const response = await fetch('/api/session/proof', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ nonce: toBase64Url(nonce) }),
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'error',
    ...(signal === undefined ? {} : { signal }),
  });
  if (!response.ok) return false;
  const answer: unknown = await response.json().catch(() => null);
  const proofs = typeof answer === 'object' && answer !== null && 'proofs' in answer ? answer.proofs : null;
  if (!Array.isArray(proofs)) return false;
  const raw = fromBase64Url(session);
  if (raw === null) return false;
  const key = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
  const label = new TextEncoder().encode(`offramp page proof ${port} `);
  const said = new Uint8Array(label.length + nonce.length);
  said.set(label);
  said.set(nonce, label.length);
  // A server knows few sessions; one that sends thousands of guesses is not heard to the end.
  for (const proof of proofs.slice(0, 64)) {
    const bytes = typeof proof === 'string' ? fromBase64Url(proof) : null;
    if (bytes !== null && (await crypto.subtle.verify('HMAC', key, bytes, said))) return true;
  }
  return false;
}

export function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** The bytes of base64url, or null where it is none. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
}
