import { bodyShapes, type TokenRequest } from '../../src/wire/fields.js';
import type { Assistant } from './assistant-options.js';
import { faultResponse } from './fault-response.js';
import { readRequest } from './read-request.js';
import { invalid } from './refusals.js';

/** `POST /tokens`: a session token for a host's own, which names the user. */
export async function answerTokens(request: Request, requestId: string, assistant: Assistant): Promise<Response> {
  const read = await readRequest<TokenRequest>(request, bodyShapes.tokens, requestId);
  if ('problem' in read) return read.problem;
  const { token, embedId } = read.body;
  const instead = await faultResponse(request, requestId, assistant, 'embedId', embedId);
  if (instead) return instead;
  if (!assistant.isHostToken(token)) return invalid(requestId, { token: ['is none of the host’s, or holds no longer'] });
  const headers = { RequestId: requestId, 'cache-control': 'no-store' };
  return Response.json({ token: assistant.tokens.issue(embedId).token, requestId }, { headers });
}
