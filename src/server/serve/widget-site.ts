import { plain } from './create-site.js';
import type { Settings } from '../config/settings.js';
import { trialPage } from './trial-page.js';
import type { WidgetFiles } from './widget-files.js';

const widgetPath = '/unleash-chat/';

const note = `Opened here, nobody is signed in, and questions are refused. Open ${widgetPath} on your site, where people are signed in.`;

/**
 * The files of the widget, and a page to try it: at `/`, and below the path that a reverse proxy passes on, so that it can be
 * tried with the sign-in of the site.
 */
export function widgetSite(widget: WidgetFiles, identity: Settings['identity']): (request: Request) => Response {
  const isIdentified = identity === 'header' || identity === 'jwt';
  const pageAt = (pathname: string): Response | undefined => {
    if (pathname === '/') return trialPage(widget.integrity, isIdentified ? note : '');
    return pathname === widgetPath ? trialPage(widget.integrity) : undefined;
  };
  return (request) => {
    const { pathname } = new URL(request.url);
    const found = pageAt(pathname) ?? fileAt(request, pathname, widget);
    if (!found) return plain(404, 'There is nothing here.');
    if (request.method === 'GET') return found;
    if (request.method === 'HEAD') return new Response(null, found);
    return plain(405, 'This can only be read.', { allow: 'GET, HEAD' });
  };
}

function fileAt(request: Request, pathname: string, widget: WidgetFiles): Response | undefined {
  return pathname.startsWith(widgetPath) ? widget.reply(request, pathname.slice(widgetPath.length)) : undefined;
}
