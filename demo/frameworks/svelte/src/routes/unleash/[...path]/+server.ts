import { env } from '$env/dynamic/private';
import { createProxy } from 'unleash-chat/proxy';
import type { RequestHandler } from './$types';

const proxy = createProxy({ apiKey: () => env.UNLEASH_API_KEY ?? '', baseUrl: env.UNLEASH_BASE_URL });

export const fallback: RequestHandler = ({ request }) => proxy(request);
