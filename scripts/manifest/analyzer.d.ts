// Exports for programmatic use, which the analyzer's own types lack.
import type { Context, Plugin } from '@custom-elements-manifest/analyzer';
import type { Package } from 'custom-elements-manifest';

declare module '@custom-elements-manifest/analyzer' {
  export const ts: typeof import('typescript');
  export const create: (options: {
    readonly modules: readonly import('typescript').SourceFile[];
    readonly plugins: readonly Plugin[];
    readonly context: Context;
  }) => Package;
}
