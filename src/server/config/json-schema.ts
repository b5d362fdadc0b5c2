import { z } from 'zod';
import { settingList } from './setting-list.js';
import { settingsSchema } from './settings.js';

/** The JSON schema of the configuration file, for editors. */
export function jsonSchema(): object {
  const schema = z.toJSONSchema(settingsSchema, { io: 'input', target: 'draft-7' }) as SchemaNode;
  for (const { path, variable } of settingList) {
    const node = path.reduce<SchemaNode | undefined>((parent, name) => parent?.properties?.[name], schema);
    if (node) node.description = `${node.description ?? ''} Environment: ${variable}.`.trim();
  }
  return { ...schema, title: 'Settings of unleash-chat serve' };
}

interface SchemaNode {
  description?: string;
  properties?: Record<string, SchemaNode>;
}
