/** What may stand in the DOM. Everything else that is found there is a stranger. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const xhtml = 'http://www.w3.org/1999/xhtml';

const answer = {
  elements:
    words(`a bdi blockquote br button code del div em figcaption figure h3 h4 h5 h6 hr input li ol p pre small span strong sup
    table tbody td th thead tr ul`),
  attributes:
    words(`align aria-describedby aria-keyshortcuts aria-label aria-pressed aria-sort checked class data-copied data-host data-language data-number
    data-numbers data-open data-rank data-reading dir disabled href lang
    part rel role scope start tabindex target title type value`),
  classes:
    words(`block-group citation citation-line citations code code-language code-tools code-word copy-code fits image-link keeps-first-column lines link-host new-tab number plain-note plain-text
    sort table table-tools task token-comment token-deleted token-inserted token-keyword token-meta token-name token-number
    token-property token-string visually-hidden wrapped`),
  parts:
    words(`citation citations code code-tools copy-code copy-table download-code download-table heading image link link-host plain-note plain-text sort table
    table-tools wrap-code`),
};

/** The widget's own templates: plain elements, icons drawn of paths, nothing that holds code, styles, frames or loads. */
const widget = {
  elements:
    words(`a article aside bdi br button code details div footer form h2 h3 h4 header input label li mark ol p section slot small
    span summary textarea time ul`),
  drawings: words('svg path rect circle line polyline'),
  attributes:
    words(`class part role id title datetime dir lang hidden open tabindex href target rel type rows enterkeyhint placeholder
    popover inert value disabled`),
  drawing: words('class viewBox aria-hidden d x y width height rx cx cy r points x1 x2 y1 y2'),
};

/** What is wrong with the values that an element of ours has. */
function wrongValues(element: Element): readonly string[] {
  const wrong: string[] = [];
  const check = (name: string, right: RegExp): void => {
    const value = element.getAttribute(name);
    if (value !== null && !right.test(value)) wrong.push(`${element.localName} ${name}=${value}`);
  };
  check('href', /^(?:https?:\/\/|mailto:|tel:)/);
  check('target', /^_blank$/);
  check('type', /^(?:button|submit|checkbox)$/);
  check('dir', /^(?:auto|ltr|rtl)$/);
  // Of the widget, of the page, or by the script: never one that an answer names.
  check('lang', /^(?:[a-z]{2}(?:-[A-Z]{2})?)?$/);
  check('tabindex', /^(?:0|-1)$/);
  check('align', /^(?:left|right|center)$/);
  check('start', /^\d+$/);
  check('value', /^\d+$/);
  if (element.localName === 'a' && element.hasAttribute('href')) {
    if (element.getAttribute('rel') !== 'noopener noreferrer' || element.getAttribute('target') !== '_blank') wrong.push('a rel');
  }
  return wrong;
}

/** Of one element of an answer. */
export function strangersInAnswer(element: Element, isAllowedImage = (_source: string) => false): readonly string[] {
  if (element instanceof HTMLImageElement && isAllowedImage(element.src)) return [];
  const isMark = element.matches('.source-text mark');
  const isOurs = isMark || (element.namespaceURI === xhtml && answer.elements.has(element.localName));
  const style = element.getAttribute('style') ?? '';
  const isOurStyle =
    element.localName === 'ol' ? /^--digits: \d+;$/.test(style) : element.matches('.lines') && /^--lines: \d+;$/.test(style);
  const isButton = element.localName === 'button' && !element.matches('.copy-code, .code-tools > *, .citation > *');
  const isInput = element.localName === 'input' && !element.matches('[type="checkbox"][disabled]:not([name])');
  return [
    ...(isOurs && !isButton && !isInput ? [] : [`<${element.localName}>`]),
    ...element.getAttributeNames().filter((name) => !answer.attributes.has(name) && !(name === 'style' && isOurStyle)),
    ...[...element.classList].filter((name) => !answer.classes.has(name)).map((name) => `.${name}`),
    ...[...element.part].filter((name) => !answer.parts.has(name)).map((name) => `part ${name}`),
    ...(element.hasAttribute('role') && !element.matches('[role="region"], .code-tools[role="group"]') ? ['a role'] : []),
    ...wrongValues(element),
  ];
}

/** Of one element anywhere in the widget. */
export function strangersInWidget(element: Element): readonly string[] {
  if (element.parentElement?.closest('.prose')) return strangersInAnswer(element);
  const isDrawing = element.closest('svg') !== null;
  const isOurs = isDrawing
    ? element.namespaceURI === 'http://www.w3.org/2000/svg' && widget.drawings.has(element.localName)
    : element.namespaceURI === xhtml && widget.elements.has(element.localName);
  const isKnown = (name: string): boolean =>
    isDrawing
      ? widget.drawing.has(name)
      : widget.attributes.has(name) ||
        /^(?:aria|data)-[a-z-]+$/.test(name) ||
        (name === 'name' && element.localName === 'slot') ||
        // What is measured: the growing field, the place of a card, the room of an answer out of sight.
        (name === 'style' && element.matches('textarea, [popover], .turn-group, .turn-group > .answer, .tile'));
  return [
    ...(isOurs ? [] : [`<${element.localName}>`]),
    ...element.getAttributeNames().filter((name) => !isKnown(name)),
    ...wrongValues(element),
  ];
}
