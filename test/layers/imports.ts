/** The imports of a file, read by TypeScript's parser. */
import { posix } from 'node:path';
import ts from 'typescript';

export interface Import {
  /** Path of the importing file: `src/ui/chat.ts`. */
  readonly from: string;
  /** Path of the imported file, or the name of the package. */
  readonly to: string;
  /** A package or a module of Node. */
  readonly external: boolean;
  /**
   * - `type`: erased by the compiler
   * - `static`: loaded with the importing file
   * - `dynamic`: `import()`, loaded on demand
   */
  readonly kind: 'type' | 'static' | 'dynamic';
}

const packageName = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

const toImport = (from: string, specifier: string, kind: Import['kind']): Import =>
  specifier.startsWith('.')
    ? { from, to: posix.join(posix.dirname(from), specifier).replace(/\.js$/, '.ts'), external: false, kind }
    : { from, to: packageName(specifier), external: true, kind };

export const importsOf = (from: string, source: string): readonly Import[] => {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, kind: Import['kind']) => {
    if (specifier && ts.isStringLiteralLike(specifier)) found.push(toImport(from, specifier.text, kind));
    else if (kind === 'dynamic') throw new Error(`${from}: import() of something that is not a plain string`);
  };
  const visit = (node: ts.Node): void => {
    // With verbatimModuleSyntax, `import { type X }` still loads the module: it is static.
    if (ts.isImportDeclaration(node)) {
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword ? 'type' : 'static');
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier)
      add(node.moduleSpecifier, node.isTypeOnly ? 'type' : 'static');
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, 'type');
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], 'dynamic');
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(from, source, ts.ScriptTarget.Latest, true));
  return found;
};
