import { createLocalJWKSet, createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { IdentityError, signInTitle } from './identity.js';
import { isLoopback } from './loopback.js';
import type { Identify } from './options.js';
import { refuseUnknown } from './refuse-unknown.js';

/** A signed token that names a person, as Entra ID, Okta and Keycloak issue it. */
export interface VerifiedJwtOptions {
  /** The `iss` that the token must have. */
  readonly issuer: string;
  /** The `aud` that the token must have: the id of your application. */
  readonly audience: string;
  /** Where the issuer publishes its keys (`jwks_uri`), over https; or the key set itself. */
  readonly jwks: string | { readonly keys: readonly object[] };
  /** The claim that names the account. Default `email`, which must not be marked as unverified. */
  readonly claim?: string;
  /** The cookie that has the token. Default: the header `authorization`, as `Bearer`. */
  readonly cookie?: string;
  /** Another header that has the token, such as `x-forwarded-access-token`. */
  readonly header?: string;
  /** Accepted signatures. Default: those with a public key (RS256, PS256, ES256, EdDSA and their longer forms). */
  readonly algorithms?: readonly string[];
  /** Seconds by which clocks may differ. Default 30. */
  readonly clockTolerance?: number;
  /** Seconds after which an unknown key makes the keys of the issuer be loaded again. Default 30. */
  readonly keysMayChangeAfter?: number;
}

const names = ['issuer', 'audience', 'jwks', 'claim', 'cookie', 'header', 'algorithms', 'clockTolerance', 'keysMayChangeAfter'];
const publicKeyAlgorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];

/** Some issuers write the mark as a text; many leave it out. */
const verifiedMarks: readonly unknown[] = [undefined, null, true, 'true'];

/**
 * Identifies people by a token that is verified: signature, issuer, audience and times. A token that is missing, expired or
 * wrong refuses the request with 401, and `onError` hears what is wrong with it; 503 if the issuer's keys cannot be loaded.
 * New keys of the issuer are found by themselves.
 * @throws {TypeError} if an option is unknown, undefined or invalid
 */
export function verifiedJwt(options: VerifiedJwtOptions): Identify {
  refuseUnknown(options, names, 'verifiedJwt');
  const { issuer, audience, claim = 'email', cookie, header, algorithms = publicKeyAlgorithms, clockTolerance = 30 } = options;
  for (const [name, value] of Object.entries({ issuer, audience, claim })) {
    if (typeof value !== 'string' || value === '') throw new TypeError(`verifiedJwt: ${name} must be a text.`);
  }
  if (cookie !== undefined && header !== undefined)
    throw new TypeError('verifiedJwt: the token is in a cookie or in a header, not in both.');
  const keys = keySetOf(options.jwks, options.keysMayChangeAfter ?? 30);
  const checks = { issuer, audience, algorithms: [...algorithms], clockTolerance, requiredClaims: ['exp', claim] };
  return async (request) => {
    const token = cookie === undefined ? headerToken(request, header) : cookieToken(request, cookie);
    if (!token) return undefined;
    const payload = await verified(token, keys, checks);
    const name = payload[claim];
    if (typeof name !== 'string') throw refusal(`its ${claim} is not a text`);
    if (claim === 'email' && !verifiedMarks.includes(payload['email_verified'])) throw refusal('its email is not verified');
    return name;
  };
}

/** @param cause what is wrong with the token; must not quote it */
function refusal(cause: string): IdentityError {
  return new IdentityError(401, signInTitle, `the token is refused: ${cause}`);
}

function keySetOf(jwks: VerifiedJwtOptions['jwks'], mayChangeAfter: number): JWTVerifyGetKey {
  if (typeof jwks === 'object') return createLocalJWKSet(jwks as Parameters<typeof createLocalJWKSet>[0]);
  const url = URL.canParse(jwks) ? new URL(jwks) : undefined;
  const isLocal = url !== undefined && isLoopback(url.hostname);
  if (!url || (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal)))
    throw new TypeError('verifiedJwt: jwks must be a key set, or its https URL.');
  return createRemoteJWKSet(url, { cooldownDuration: mayChangeAfter * 1000 });
}

/** @throws {IdentityError} if the token is not valid, or cannot be checked */
async function verified(token: string, keys: JWTVerifyGetKey, checks: Parameters<typeof jwtVerify>[2]): Promise<JWTPayload> {
  try {
    return (await jwtVerify(token, keys, checks)).payload;
  } catch (error) {
    if (!isIssuerDown(error)) throw refusal(causeOf(error));
    const cause = error instanceof Error ? error.message : 'unknown';
    throw new IdentityError(
      503,
      'Your sign-in cannot be checked at the moment',
      `the keys of the issuer cannot be loaded: ${cause}`,
    );
  }
}

function causeOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'it has expired, or the clock of this machine is wrong';
  if (error instanceof errors.JWTClaimValidationFailed) return `its ${error.claim} is missing, or not the expected one`;
  if (error instanceof errors.JWKSNoMatchingKey) return 'it is signed with a key that jwks does not have';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'its signature is wrong';
  if (error instanceof errors.JOSEAlgNotAllowed) return 'its algorithm is not accepted';
  return 'it is no signed JSON Web Token';
}

/** Anything that jose does not say about the token itself. */
function isIssuerDown(error: unknown): boolean {
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) return true;
  // Thrown with this very class when the key set answers with a status other than 200.
  if (error instanceof errors.JOSEError) return error.constructor === errors.JOSEError;
  return !(error instanceof TypeError && /signature|token|input/i.test(error.message));
}

function headerToken(request: Request, header: string | undefined): string | undefined {
  const value = request.headers.get(header ?? 'authorization')?.trim();
  const bearer = /^Bearer\s+(\S+)$/i.exec(value ?? '')?.[1];
  return bearer ?? (header === undefined ? undefined : value);
}

function cookieToken(request: Request, name: string): string | undefined {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
