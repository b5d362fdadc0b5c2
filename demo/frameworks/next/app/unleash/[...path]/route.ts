import { createProxy } from 'unleash-chat/proxy';

// A function: `next build` evaluates this file, without the key.
const proxy = createProxy({
  apiKey: () => process.env.UNLEASH_API_KEY!,
  baseUrl: process.env.UNLEASH_BASE_URL ?? 'https://e-api.unleash.so',
  account: false, // everybody has the rights of the key: see the guide to sign-in
});

export { proxy as GET, proxy as POST };
