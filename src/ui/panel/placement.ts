/** Where a panel is: `closed`; `beside` the page, as a popover; or `above` the page, which cannot be used then. */
export type Placement = 'closed' | 'beside' | 'above';

export function placementOf(panel: HTMLDialogElement): Placement {
  if (panel.matches(':modal')) return 'above';
  return panel.matches(':popover-open') ? 'beside' : 'closed';
}

/** Also shows a panel anew that is there already, above all else in the top layer. */
export function place(panel: HTMLDialogElement, to: Placement, takesFocus = false): void {
  if (panel.matches(':popover-open')) panel.hidePopover();
  // A modal dialog that was removed from the page is not modal any more, but still open.
  else if (panel.open) panel.close();
  // A dialog moves the focus into itself when it is shown, unless it is inert.
  panel.inert = !takesFocus;
  if (to === 'above') panel.showModal();
  else if (to === 'beside') panel.showPopover();
  panel.inert = false;
}
