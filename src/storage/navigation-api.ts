/** Older browsers do not have it. */
export function navigationApi(): Navigation | undefined {
  return (globalThis as { navigation?: Navigation }).navigation;
}
