/** The relative links of Markdown documents, and the headings that they may lead to. */

/** Without blocks of code, whose `#` begin comments. */
const withoutCode = (markdown: string): string => markdown.replace(/^```.*?^```/gms, '');

/** The fragments of a document's headings, as GitHub makes them. */
export const fragmentsOf = (markdown: string): readonly string[] =>
  Array.from(withoutCode(markdown).matchAll(/^#+ (.+)$/gm), ([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );

export const linksOf = (markdown: string): readonly string[] => {
  const text = withoutCode(markdown).replace(/`[^`\n]*`/g, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g), ...text.matchAll(/(?:src|srcset|href)="([^"]+)"/g)]
    .map(([, link]) => link!)
    .filter((link) => !/^(?:https?|mailto):/.test(link));
};

/**
 * The links of a document that lead nowhere.
 * @param path of the document, relative to its folder
 * @param read returns the text of a file of the folder, or undefined
 */
export const deadLinks = (path: string, read: (path: string) => string | undefined): readonly string[] =>
  linksOf(read(path) ?? '').filter((link) => {
    const [file = '', fragment] = link.split('#');
    const target = read(file === '' ? path : decodeURI(new URL(file, `file:///${path}`).pathname).slice(1));
    return target === undefined || (fragment && !fragmentsOf(target).includes(fragment));
  });
