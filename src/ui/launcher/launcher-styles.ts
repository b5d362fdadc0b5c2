import { css } from 'lit';

export const launcherStyles = css`
  .launcher {
    position: fixed;
    inset-block: var(--unleash-chat-launcher-inset-block, auto max(20px, env(safe-area-inset-bottom)));
    inset-inline: var(--unleash-chat-launcher-inset-inline, auto max(20px, env(safe-area-inset-right)));
    display: grid;
    place-items: center;
    inline-size: 56px;
    block-size: 56px;
    border: 1px solid transparent;
    border-radius: 50%;
    background: var(--accent);
    box-shadow:
      0 1px 3px oklch(0 0 0 / 0.2),
      0 8px 24px oklch(0 0 0 / 0.18);
    color: var(--accent-text);
    cursor: pointer;
    transition: background-color 120ms ease-out;
  }

  .launcher:dir(rtl) {
    inset-inline: var(--unleash-chat-launcher-inset-inline, auto max(20px, env(safe-area-inset-left)));
  }

  .launcher:hover {
    background: var(--accent-hover);
  }

  .launcher:focus-visible {
    border-radius: 50%;
    outline-offset: 3px;
  }

  .launcher > .icon,
  .launcher > slot > .icon {
    inline-size: 24px;
    block-size: 24px;
  }

  /* A border, because it is visible in forced colours. */
  .badge {
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: 0;
    border: 7px solid var(--text);
    border-radius: 50%;
    outline: 2px solid var(--surface);
  }

  .badge:not(.done) {
    inset-block-start: -4px;
    inset-inline-end: -4px;
    border: 10px solid var(--danger);
  }

  .badge:not(.done)::before {
    position: absolute;
    inset: -10px;
    color: Canvas;
    forced-color-adjust: none;
    font: 700 14px/20px sans-serif;
    text-align: center;
    content: '!';
  }

  /* It covers the focused element of the page. */
  .launcher.aside {
    opacity: 0;
    pointer-events: none;
  }

  :host([layout='drawer'][open]) > .launcher {
    display: none;
  }

  @media print {
    :host > .launcher {
      display: none;
    }
  }
`;
