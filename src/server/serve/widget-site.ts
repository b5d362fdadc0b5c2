import { plain } from './create-site.js';
import { trialPage } from './trial-page.js';
import type { WidgetFiles } from './widget-files.js';

const widgetPath = '/unleash-chat/';

/** The files of the widget, and a page to try it. */
export function widgetSite(widget: WidgetFiles): (request: Request) => Response {
  return (request) => {
    const { pathname } = new URL(request.url);
    const found = pathname === '/' ? trialPage(widget.integrity) : fileAt(request, pathname, widget);
    if (!found) return plain(404, 'There is nothing here.');
    if (request.method === 'GET') return found;
    if (request.method === 'HEAD') return new Response(null, found);
    return plain(405, 'This can only be read.', { allow: 'GET, HEAD' });
  };
}

function fileAt(request: Request, pathname: string, widget: WidgetFiles): Response | undefined {
  return pathname.startsWith(widgetPath) ? widget.reply(request, pathname.slice(widgetPath.length)) : undefined;
}
