/**
 * Type declarations of `<unleash-chat>` for frameworks, from the manifest: the names of its attributes, properties and events.
 * Their types are those of the class.
 *
 * No published generator is used here. Those for Vue and Svelte wrap every event in `CustomEvent` and declare properties that
 * the frameworks do not have. The one for JSX gives all frameworks the same global attributes, of which React and Preact
 * refuse `ref={useRef(null)}` and React's `style`. Here, the global attributes are those that each framework declares itself.
 */
import type { CustomElementField } from 'custom-elements-manifest';
import type { ElementDeclaration } from '../manifest/element-declaration.js';

const comment = (text: string | undefined): string => (text ? `  /** ${text.replace(/\s+/g, ' ')} */\n` : '');

const member = (name: string, type: string, description: string | undefined): string =>
  `${comment(description)}  '${name}'?: ${type} | undefined;`;

const typeOf = ({ name }: CustomElementField): string => `UnleashChat['${name}']`;

/** In markup, a number is text: `history-limit="500"`. */
const typeOfAttribute = (property: CustomElementField): string =>
  property.type?.text === 'number' ? `${typeOf(property)} | \`\${number}\`` : typeOf(property);

/** Names of the element for all frameworks; the other files import it. */
const elementTypes = ({ members = [], events = [], cssProperties = [] }: ElementDeclaration): string => {
  const properties = members.filter((each): each is CustomElementField => each.kind === 'field' && !each.readonly);
  const attributes = properties.filter(({ attribute, name }) => attribute && attribute !== name);
  const classes = events.map(({ type }) => type.text);
  return `import type { UnleashChat, ${classes.join(', ')} } from '../npm/index.js';

/** Attributes whose name differs from that of their property. */
export interface UnleashChatAttributes {
${attributes.map((each) => member(each.attribute!, typeOfAttribute(each), each.description)).join('\n')}
}

/** Properties that can be set. */
export interface UnleashChatProperties {
${properties.map((each) => member(each.name, typeOf(each), each.description)).join('\n')}
}

export interface UnleashChatEvents {
${events.map(({ name, type, description }) => `${comment(description)}  '${name}': ${type.text};`).join('\n')}
}

/** Listeners as attributes: \`onunleash-send\`. */
export type UnleashChatListeners = {
  [Name in keyof UnleashChatEvents as \`on\${Name}\`]?: ((event: UnleashChatEvents[Name]) => void) | undefined;
};

export interface UnleashChatCustomProperties {
${cssProperties.map(({ name, description }) => member(name, 'string | number', description)).join('\n')}
}

export type { UnleashChat };
`;
};

const ownTypes = (...names: readonly string[]): string => `import type { ${names.join(', ')} } from './element.js';`;

const react = (tag: string): string => `import type { DetailedHTMLProps, HTMLAttributes } from 'react';
${ownTypes('UnleashChat', 'UnleashChatAttributes', 'UnleashChatCustomProperties', 'UnleashChatListeners', 'UnleashChatProperties')}

export type UnleashChatProps = DetailedHTMLProps<HTMLAttributes<UnleashChat>, UnleashChat> &
  UnleashChatAttributes &
  UnleashChatProperties &
  UnleashChatListeners;

declare module 'react' {
  interface CSSProperties extends UnleashChatCustomProperties {}
  namespace JSX {
    interface IntrinsicElements {
      '${tag}': UnleashChatProps;
    }
  }
}
`;

const preact = (tag: string): string => `import type { HTMLAttributes } from 'preact';
${ownTypes('UnleashChat', 'UnleashChatAttributes', 'UnleashChatListeners', 'UnleashChatProperties')}

export type UnleashChatProps = HTMLAttributes<UnleashChat> &
  UnleashChatAttributes &
  UnleashChatProperties &
  UnleashChatListeners;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      '${tag}': UnleashChatProps;
    }
  }
}
`;

const solid = (tag: string): string => `import type { JSX } from 'solid-js';
${ownTypes('UnleashChat', 'UnleashChatAttributes', 'UnleashChatEvents', 'UnleashChatProperties')}

export type UnleashChatProps = JSX.HTMLAttributes<UnleashChat> &
  UnleashChatAttributes &
  UnleashChatProperties & {
    [Name in keyof UnleashChatProperties as \`prop:\${Name}\`]?: UnleashChatProperties[Name];
  } & {
    [Name in keyof UnleashChatEvents as \`on:\${Name}\`]?: JSX.EventHandlerWithOptionsUnion<UnleashChat, UnleashChatEvents[Name]>;
  };

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      '${tag}': UnleashChatProps;
    }
  }
}
`;

const vue = (tag: string): string => `import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
${ownTypes('UnleashChat', 'UnleashChatAttributes', 'UnleashChatEvents', 'UnleashChatProperties')}

/** What templates accept, in the form of a component. A template ref is the element itself: \`useTemplateRef<UnleashChat>()\`. */
export type UnleashChatComponent = new () => UnleashChat & {
  /** @deprecated Of templates only. */
  $props: HTMLAttributes & PublicProps & UnleashChatAttributes & UnleashChatProperties;
  /** @deprecated Of templates only. */
  $emit: EmitFn<{ [Name in keyof UnleashChatEvents]: (event: UnleashChatEvents[Name]) => void }>;
};

declare module 'vue' {
  interface GlobalComponents {
    '${tag}': UnleashChatComponent;
  }
}
`;

const svelte = (tag: string): string => `import type { HTMLAttributes } from 'svelte/elements';
${ownTypes('UnleashChat', 'UnleashChatAttributes', 'UnleashChatListeners', 'UnleashChatProperties')}

export type UnleashChatProps = HTMLAttributes<UnleashChat> &
  UnleashChatAttributes &
  UnleashChatProperties &
  UnleashChatListeners;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    '${tag}': UnleashChatProps;
  }
}
`;

const frameworks = { react, preact, solid, vue, svelte };

/** @returns name and text of each file */
export const frameworkTypes = (element: ElementDeclaration): Readonly<Record<string, string>> => ({
  'element.d.ts': elementTypes(element),
  ...Object.fromEntries(
    Object.entries(frameworks).map(([name, declare]) => [`${name}.d.ts`, declare(element.tagName!)] as const),
  ),
});
