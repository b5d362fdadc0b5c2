import { z } from 'zod';
import { settingsSchema } from './settings.js';

/** One setting, as `--help` and the environment see it. */
export interface Setting {
  /** Its place in the file: `limits.redisUrl`. */
  readonly path: readonly string[];
  /** The variable that sets it: `UNLEASH_LIMITS_REDIS_URL`. */
  readonly variable: string;
  readonly description: string;
  readonly kind: 'text' | 'number' | 'switch' | 'list' | 'choice' | 'keys';
  /** Of a choice, or of the items of a list. */
  readonly choices: readonly string[];
  readonly standard: unknown;
}

export const prefix = 'UNLEASH_';

/** Every setting, in the order of the schema. */
export const settingList: readonly Setting[] = settingsIn(settingsSchema, []);

/** Groups of settings, such as `limits`, with what they are for. */
export const settingGroups: ReadonlyMap<string, string> = new Map(
  Object.entries(settingsSchema.shape).flatMap(([name, schema]) =>
    innerOf(schema) instanceof z.ZodObject ? [[name, descriptionOf(schema)] as const] : [],
  ),
);

export function nameOf({ path }: Setting): string {
  return path.join('.');
}

function settingsIn(schema: z.ZodObject, path: readonly string[]): readonly Setting[] {
  return Object.entries(schema.shape).flatMap(([name, field]): readonly Setting[] => {
    const inner = innerOf(field as z.ZodType);
    const place = [...path, name];
    if (inner instanceof z.ZodObject) return settingsIn(inner, place);
    if (name === '$schema') return [];
    const item = inner instanceof z.ZodArray ? (inner.element as z.ZodType) : inner;
    return [
      {
        path: place,
        variable: variableOf(place),
        description: descriptionOf(field as z.ZodType),
        kind: kindOf(inner),
        choices: item instanceof z.ZodEnum ? item.options.map(String) : [],
        standard: field instanceof z.ZodDefault ? field.def.defaultValue : undefined,
      },
    ];
  });
}

function variableOf(path: readonly string[]): string {
  return prefix + path.map((part) => part.replace(/(?=[A-Z])/g, '_').toUpperCase()).join('_');
}

function kindOf(schema: z.ZodType): Setting['kind'] {
  if (schema instanceof z.ZodArray) return 'list';
  if (schema instanceof z.ZodEnum) return 'choice';
  if (schema instanceof z.ZodBoolean) return 'switch';
  if (schema instanceof z.ZodUnion) return 'keys';
  return schema instanceof z.ZodNumber ? 'number' : 'text';
}

/** Without the wrappers that make a setting optional. */
function innerOf(schema: z.ZodType): z.ZodType {
  let inner = schema;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault || inner instanceof z.ZodPrefault)
    inner = inner.unwrap() as z.ZodType;
  return inner;
}

function descriptionOf(schema: z.ZodType): string {
  return schema.description ?? innerOf(schema).description ?? '';
}
