import type { BrowserContext } from 'playwright-core';

export interface Picture {
  /** Heading of the row in which the picture is placed. */
  readonly row: string;
  readonly name: string;
  readonly width: number;
  readonly png: Buffer;
}

/**
 * Renders the pictures into one PNG, each below its name.
 * @param scale of the pictures: 0.5 halves their width
 */
export async function contactSheet(
  context: BrowserContext,
  title: string,
  pictures: readonly Picture[],
  scale: number,
): Promise<Buffer> {
  const figure = ({ name, width, png }: Picture): string =>
    `<figure><figcaption>${name}</figcaption><img width="${width * scale}" src="data:image/png;base64,${png.toString('base64')}"></figure>`;
  const rows = [...new Set(pictures.map(({ row }) => row))];
  const page = await context.newPage();
  try {
    await page.setContent(`<!doctype html><style>
      body { margin: 16px; background: #8a8a8a; font: 14px sans-serif; inline-size: max-content }
      h2, figure { margin: 0 } section { display: flex; align-items: start; gap: 12px; margin-block: 6px 20px }
      img { display: block }
      </style><h1>${title}</h1>${rows
        .map((row) => {
          const beside = pictures.filter((picture) => picture.row === row);
          return `<h2>${row}</h2><section>${beside.map(figure).join('')}</section>`;
        })
        .join('')}`);
    return await page.screenshot({ fullPage: true, animations: 'disabled' });
  } finally {
    await page.close();
  }
}
