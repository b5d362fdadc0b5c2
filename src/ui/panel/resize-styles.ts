import { css } from 'lit';

/** The resize handle, and the position of a popup whose launcher the page has moved to another corner. */
export const resizeStyles = css`
  @media (width > 600px) {
    .popup[data-block='start'] {
      inset-block: var(--beside) max(16px, env(safe-area-inset-bottom), var(--covered) + 8px);
      margin-block: 0 auto;
      --away: translateY(-8px) scale(0.97);
    }

    .popup[data-inline='start'] {
      inset-inline: var(--aside) auto;
    }
  }

  .resize {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    z-index: 2;
    inline-size: 16px;
    block-size: 16px;
    cursor: nwse-resize;
    touch-action: none;
  }

  .resize:dir(rtl) {
    cursor: nesw-resize;
  }

  .resize::before {
    position: absolute;
    inset: 5px;
    border: solid var(--line-strong);
    border-width: 0;
    border-block-start-width: 2px;
    border-inline-start-width: 2px;
    border-start-start-radius: 6px;
    content: '';
    opacity: 0;
    transition: opacity 120ms ease-out;
  }

  .resize:hover::before,
  .resize:active::before,
  .resize:focus-visible::before {
    opacity: 1;
  }

  /* The free corner of a popup is the one away from its launcher. */
  .popup[data-block='start'] > .resize {
    inset-block: auto 0;
  }

  .popup[data-inline='start'] > .resize {
    inset-inline: auto 0;
  }

  .popup[data-block='start'] > .resize::before {
    border-block-width: 0 2px;
    border-radius: 0;
    border-end-start-radius: 6px;
  }

  .popup[data-inline='start'] > .resize::before {
    border-inline-width: 0 2px;
    border-radius: 0;
    border-start-end-radius: 6px;
  }

  .popup[data-block='start'][data-inline='start'] > .resize::before {
    border-radius: 0;
    border-end-end-radius: 6px;
  }

  .popup:is([data-block='start'], [data-inline='start']) > .resize,
  .popup[data-block='start'][data-inline='start'] > .resize:dir(rtl) {
    cursor: nesw-resize;
  }

  .popup[data-block='start'][data-inline='start'] > .resize,
  .popup:is([data-block='start'], [data-inline='start']) > .resize:dir(rtl) {
    cursor: nwse-resize;
  }

  /* The rounded corner of the panel clips what is drawn in it: with the focus, the handle and its ring lie further in. */
  .popup > .resize:focus-visible {
    margin: calc(var(--radius) * 0.35);
    outline-offset: 0;
  }

  /* Inside of its own edges: the panel clips what is drawn outside of it. */
  .drawer > .resize:focus-visible {
    outline-offset: -2px;
  }

  .drawer > .resize {
    inset-block: 0;
    inline-size: 8px;
    block-size: auto;
    cursor: ew-resize;
  }

  .drawer > .resize::before {
    inset: 0;
    border-block-start: 0;
    border-radius: 0;
  }

  @media (width <= 600px) {
    .resize {
      display: none;
    }
  }
`;
