import { createProxy } from 'unleash-chat/proxy';

const proxy = createProxy({
  apiKey: () => process.env.UNLEASH_API_KEY ?? '',
  baseUrl: process.env.UNLEASH_BASE_URL,
});

export { proxy as GET, proxy as POST };
