import { newConversation, titleOf, type Conversation, type Message } from '../conversation/conversation.js';

/**
 * Merges turns that were stored by others with our own, message by message.
 * @param base the conversation as it was stored when we read or wrote it last; undefined: we never did
 * @param theirs the conversation as it is stored now; undefined: it was deleted
 * @returns `theirs` with what we have added, changed and removed since `base`; what they have removed stays removed. Undefined,
 * if nothing is left
 */
export function mergeTurns(
  base: Conversation | undefined,
  theirs: Conversation | undefined,
  ours: Conversation,
): Conversation | undefined {
  const known = new Map(base?.messages.map((message) => [message.id, message]));
  const added = ours.messages.filter(({ id }) => !known.has(id));
  const questionOf = (message: Message): Message | undefined =>
    message.role === 'user' ? undefined : ours.messages[ours.messages.indexOf(message) - 1];
  if (!theirs) {
    // Nothing tells of what was deleted: no title, and no answer without its question.
    const messages = added.filter((message) => message.role === 'user' || added.includes(questionOf(message)!));
    return messages[0] && { ...newConversation(), title: titleOf(messages[0].text), messages };
  }
  // Both are continuations of `base`, unless somebody began another conversation: then the one with the newer question counts.
  if (base && theirs.id !== ours.id) return questionTime(added) > questionTime(theirs.messages) ? ours : theirs;
  const own = new Map(ours.messages.map((message) => [message.id, message]));
  const messages = theirs.messages
    .filter(({ id }) => own.has(id) || !known.has(id))
    .map((message) => {
      const mine = own.get(message.id);
      const before = known.get(message.id);
      if (!mine || mine === before) return message;
      // They may have rated an answer that we were still writing.
      const { feedback } = mine.feedback === before?.feedback ? message : mine;
      return { ...(isEarlier(mine, message) ? message : mine), feedback };
    });
  const indexOf = (message: Message | undefined): number => messages.findIndex(({ id }) => id === message?.id);
  for (const message of added) {
    if (indexOf(message) >= 0) continue;
    // An answer follows its question, and goes with it.
    const question = questionOf(message);
    const index = question ? indexOf(question) : messages.length - 1;
    if (question && index < 0) continue;
    const next = messages[index + 1];
    const isAnswered = next?.role === 'assistant' && !known.has(next.id) && !own.has(next.id);
    // Others have asked the question again, too: one answer is enough.
    if (!isAnswered || message.text !== '') messages.splice(index + 1 + Number(isAnswered), 0, message);
  }
  const threadId = base && ours.threadId !== base.threadId ? ours.threadId : theirs.threadId;
  return messages.length > 0 ? { ...theirs, threadId, messages } : undefined;
}

function questionTime(messages: readonly Message[]): number {
  return messages.findLast(({ role }) => role === 'user')?.at ?? 0;
}

/** An answer ends once, and grows until then. Ours may be a copy that was taken while others were still writing it. */
function isEarlier(ours: Message, theirs: Message): boolean {
  if (ours.status !== theirs.status) return ours.status === 'interrupted';
  const [revision, theirRevision] = [ours.revision ?? 0, theirs.revision ?? 0];
  return revision === theirRevision ? ours.text.length < theirs.text.length : revision < theirRevision;
}
