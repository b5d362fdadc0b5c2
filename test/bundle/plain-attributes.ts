import type { Plugin } from 'vite';

const declared = /\b(\w+): \{(\s*)attribute: ["']([a-z-]+)["'],?/g;

/** `tokenEndpoint` as HTML writes it. */
const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Leaves out the names of attributes that are their properties' in dashes: Lit, as it is bundled, names them so by itself. */
export const plainAttributes = (): Plugin => ({
  name: 'unleash-chat:plain-attributes',
  transform(code, id) {
    if (!id.endsWith('/src/unleash-chat.ts')) return undefined;
    const plain = code.replace(declared, (_, name: string, space: string, attribute: string) => {
      if (attribute !== dashed(name)) throw new Error(`The attribute ${attribute} is not ${name} in dashes.`);
      return `${name}: {${space}`;
    });
    return { code: plain, map: null };
  },
});
