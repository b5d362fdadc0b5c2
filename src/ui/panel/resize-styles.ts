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

  /* The panel clips what is drawn outside of it. */
  .resize:focus-visible {
    outline-offset: -2px;
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
