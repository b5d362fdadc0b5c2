/** The value at the element itself or the nearest around it, across the borders of shadow trees. */
export function nearestAttribute(element: Element, name: 'lang' | 'dir'): string | null {
  for (let at: Element | undefined = element; at; at = (at.getRootNode() as Partial<ShadowRoot>).host) {
    const found = at.closest(`[${name}]`);
    if (found) return found.getAttribute(name);
  }
  return null;
}
