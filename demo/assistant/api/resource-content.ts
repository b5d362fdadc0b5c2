import { endpointOf } from '../../../src/wire/endpoints.js';
import type { Assistant } from '../assistant-options.js';
import type { Page } from '../documents/page.js';
import { refusal } from './refusal.js';

/** `GET /resources/{id}/content`: the Markdown of a page, or its start, with one part per section. */
export async function answerResourceContent(request: Request, requestId: string, { knowledge }: Assistant): Promise<Response> {
  const id = idOf(request);
  const page = knowledge.pages.find((each) => each.id === id);
  if (!page) {
    const detail = 'No document has this id.';
    return refusal({ status: 404, title: 'Not Found', detail, reason: 'Unknown resource', requestId });
  }
  const headers = { RequestId: requestId, 'cache-control': 'no-store' };
  return Response.json({ parts: servedSections(page).map((content) => ({ content })), requestId }, { headers });
}

function servedSections({ sections, details: { servedLength = 'Infinity' } }: Page): readonly string[] {
  let left = Number(servedLength);
  return sections.flatMap((content) => {
    const served = content.slice(0, Math.max(0, left));
    left -= content.length;
    return served === '' ? [] : [served];
  });
}

function idOf(request: Request): string | undefined {
  const path = endpointOf(new URL(request.url).pathname)?.endpoint.path;
  const segment = path && /^\/resources\/([^/]+)\/content$/.exec(path)?.[1];
  return segment === undefined ? undefined : decodeURIComponent(segment);
}
