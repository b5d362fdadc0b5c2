/** The style sheets of `src/` without comments and spaces. What a rule means is not touched, nested ones included. */
import type { Plugin } from 'vite';

const sheet = /\bcss`([^`$]*)`/g;

export function smallerStyles(): Plugin {
  return {
    name: 'unleash-chat:smaller-styles',
    transform: {
      // Before the templates' own, which does not know nested rules.
      order: 'pre',
      filter: { id: /\/src\/(ui\/|unleash-chat\.ts)/ },
      handler: (code) => ({
        // Lines stay where they are, for the source map.
        code: code.replace(sheet, (all, css: string) => `css\`${smaller(css)}\`${'\n'.repeat(all.split('\n').length - 1)}`),
        map: null,
      }),
    },
  };
}

export function smaller(css: string): string {
  return (
    css
      .replace(/\/\*.*?\*\//gs, '')
      .replace(/\s+/g, ' ')
      // Before a colon, a space makes a descendant of what follows; around a plus, it is arithmetic.
      .replace(/ ?([{};,>]) ?/g, '$1')
      .replace(/([:(]) /g, '$1')
      .replace(/ \)/g, ')')
      .replace(/;}/g, '}')
      .replace(/(?<=[\s:,(-])0\.(?=\d)/g, '.')
      .replace(/ !important/g, '!important')
      .trim()
  );
}
