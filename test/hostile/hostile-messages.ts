import { inGroupsOf } from './watched-chat.js';

export type Json = Readonly<Record<string, unknown>>;

const hostileMessage = (texts: readonly string[], index: number): Json => {
  const at = (offset: number): string => texts[offset % texts.length]!;
  const sources = texts.map((text, number) => ({
    ids: [text, `${index}-${number}`],
    kind: (['enterprise', 'web', 'custom'] as const)[number % 3],
    title: text,
    url: text,
    ...{ appId: text, subtitle: text, siteName: text, description: text, icon: text },
    ...(number % 2 ? { number: number + 1 } : {}),
  }));
  const activities = texts.map((text, number) => ({
    ...{ id: `${number}`, toolIds: [text], label: text, toolName: text, arguments: text },
    ...{ status: 'done', startedAt: 1, endedAt: 2, found: 3 },
  }));
  return {
    ...{ id: `${at(0)}-${index}`, role: index % 2 ? 'assistant' : 'user', text: texts.join('\n\n## Next\n\n'), at: 1 },
    ...{ status: ['failed', 'interrupted', 'done', 'stopped'][index % 4], requestId: at(1) },
    ...{ sources, activities, citations: texts.map((text, number) => ({ referenceIds: [text], position: number * 9 })) },
    error: { kind: at(2), cause: at(3), requestId: at(4), fields: { [at(5)]: [at(5)] } },
    [at(6)]: at(7),
  };
};

/** A question and an answer for every ten attacks, each in all of their fields. */
export const hostileMessages = (attacks: readonly string[]): readonly Json[] =>
  inGroupsOf(10, attacks).flatMap((texts, index) => [hostileMessage(texts, index * 2), hostileMessage(texts, index * 2 + 1)]);
