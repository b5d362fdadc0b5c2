import { writeFileSync } from 'node:fs';
import { jsonSchema } from '../../src/server/config/json-schema.js';

/** Writes the JSON schema of the command's configuration file beside the command, for editors. */
export const writeConfigSchema = (folder: string): void =>
  writeFileSync(`${folder}config.schema.json`, `${JSON.stringify(jsonSchema(), null, 2)}\n`);
