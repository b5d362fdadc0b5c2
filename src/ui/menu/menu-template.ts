import { html, nothing, type TemplateResult } from 'lit';
import type { ChatStrings, MenuStrings } from '../../locale/strings.js';

export type MenuTexts = ChatStrings & MenuStrings;

/** The sizes of a popup or drawer: what dragging its handle does, without dragging. */
export interface SizeChoices {
  /** The step that would change nothing. */
  readonly limit: 'larger' | 'smaller' | undefined;
  readonly isUsual: boolean;
  readonly step: (direction: 'larger' | 'smaller') => void;
  readonly restore: () => void;
}

export interface MenuContent {
  readonly strings: MenuTexts;
  /** Undefined where the panel has no size of its own. */
  readonly sizes: SizeChoices | undefined;
  readonly openHelp: () => void;
  readonly handleKey: (event: KeyboardEvent) => void;
  readonly handleFocusOut: (event: FocusEvent) => void;
}

/** Buttons, and no `role="menu"`: Tab moves between them, and the sizes can be pressed several times. */
export function menuTemplate({ strings, sizes, openHelp, handleKey, handleFocusOut }: MenuContent): TemplateResult {
  return html`<div
    class="menu"
    part="menu"
    id="menu"
    role="group"
    aria-label=${strings.more}
    @keydown=${handleKey}
    @focusout=${handleFocusOut}
  >
    ${
      sizes
        ? [
            itemTemplate(strings.larger, () => sizes.step('larger'), sizes.limit === 'larger'),
            itemTemplate(strings.smaller, () => sizes.step('smaller'), sizes.limit === 'smaller'),
            itemTemplate(strings.usualSize, sizes.restore, sizes.isUsual),
          ]
        : nothing
    }
    ${itemTemplate(strings.keyboardHelp, openHelp)}
  </div>`;
}

/** Never `disabled`: a button that has no effect any more keeps the focus. */
function itemTemplate(label: string, press: () => void, isDisabled = false): TemplateResult {
  return html`<button
    class="menu-item"
    part="menu-item"
    type="button"
    aria-disabled=${isDisabled ? 'true' : nothing}
    @click=${isDisabled ? nothing : press}
  >
    ${label}
  </button>`;
}
