import { env } from '$env/dynamic/private';
import { createProxy } from 'unleash-chat/proxy';
import type { RequestHandler } from './$types';

// A function: the build evaluates this file, without the key.
const proxy = createProxy({
  apiKey: () => env.UNLEASH_API_KEY!,
  baseUrl: env.UNLEASH_BASE_URL ?? 'https://e-api.unleash.so',
  account: false, // everybody has the rights of the key: see the guide to sign-in
});

export const fallback: RequestHandler = ({ request }) => proxy(request);
