import { css } from 'lit';

export const menuStyles = css`
  .panel > .header:has(> .menu) {
    position: relative;
    z-index: 3;
  }

  .menu {
    position: absolute;
    inset-block-start: calc(100% - 4px);
    /* Below its button, as the padding of the header has it. */
    inset-inline-end: max(10px, 50% - 24.5em + 10px);
    display: grid;
    min-inline-size: 11em;
    max-inline-size: calc(100% - 20px);
    padding: 4px;
    border: 1px solid var(--line-strong);
    border-radius: calc(var(--radius-small) + 4px);
    background: var(--surface-raised);
    box-shadow: 0 4px 20px oklch(0 0 0 / 0.16);
    color: var(--text);
  }

  .menu-item {
    min-block-size: 34px;
    padding: 4px 10px;
    border-radius: var(--radius-small);
    font-size: 0.9333em;
    line-height: 1.4;
    text-align: start;
  }

  .menu-item:hover {
    background: var(--surface-tint);
  }

  .menu-item:focus-visible {
    outline-offset: -2px;
  }

  .menu-item[aria-disabled='true'] {
    background: none;
    color: var(--text-quiet);
    opacity: 0.6;
    cursor: default;
  }

  @media (pointer: coarse) {
    .menu-item {
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .menu-item[aria-disabled='true'] {
      color: GrayText;
      opacity: 1;
    }
  }

  @media print {
    .menu,
    .keyboard-help {
      display: none;
    }
  }
`;
