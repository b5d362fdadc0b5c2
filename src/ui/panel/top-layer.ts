/** Calls back when an ancestor of the host enters the top layer, above what the host has shown there before. */
export function watchTopLayer(host: Element, signal: AbortSignal, callback: () => void): void {
  const check = (entered: EventTarget | null): void => {
    if ((entered as Element).matches?.(':modal, :popover-open, :fullscreen') && surrounds(entered, host)) callback();
  };
  const observer = new MutationObserver((changes) => changes.forEach(({ target }) => check(target)));
  signal.addEventListener('abort', () => observer.disconnect());
  for (const node of around(host)) {
    // Document and shadow roots: neither the events nor the observer cross shadow boundaries.
    if (!('elementFromPoint' in node)) continue;
    // For dialogs, since not every engine fires their `toggle`.
    observer.observe(node, { subtree: true, attributeFilter: ['open'] });
    for (const type of ['toggle', 'fullscreenchange'])
      node.addEventListener(type, ({ target }) => check(target), { capture: true, signal });
  }
}

/** Whether the host is a descendant in the flat tree. */
export function surrounds(outer: EventTarget | null, host: Element): boolean {
  return around(host).includes(outer as Node);
}

/** The host and its ancestors in the flat tree, with shadow roots and the document. */
function around(host: Element): readonly Node[] {
  const nodes: Node[] = [];
  for (let node: Node | null = host; node;) {
    nodes.push(node);
    node = (node as Element).assignedSlot ?? node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null;
  }
  return nodes;
}
