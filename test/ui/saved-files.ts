export interface SavedFile {
  readonly name: string;
  readonly content: Blob;
}

/** What the page has the browser download during an action, in place of the download. */
export async function savedFiles(action: () => unknown): Promise<readonly SavedFile[]> {
  const contents = new Map<string, Blob>();
  const files: SavedFile[] = [];
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  URL.createObjectURL = (content) => {
    const address = createObjectURL.call(URL, content);
    contents.set(address, content as Blob);
    return address;
  };
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    files.push({ name: this.download, content: contents.get(this.href)! });
  };
  try {
    await action();
  } finally {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
  }
  return files;
}
