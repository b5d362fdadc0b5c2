import { css } from 'lit';

export const launcherStyles = css`
  .launcher {
    position: fixed;
    inset-block: var(--unleash-chat-launcher-inset-block, auto max(20px, env(safe-area-inset-bottom)));
    inset-inline: var(--unleash-chat-launcher-inset-inline, auto max(20px, env(safe-area-inset-right)));
    display: grid;
    place-items: center;
    inline-size: max(56px, 2.4em);
    block-size: max(56px, 2.4em);
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

  /* The page behind it may have any colour. */
  .launcher:focus-visible {
    border-radius: 50%;
    box-shadow: 0 0 0 6px var(--surface);
  }

  .launcher > .icon,
  .launcher > slot > .icon {
    inline-size: max(24px, 1.2em);
    block-size: max(24px, 1.2em);
  }

  /* A border, because it is visible in forced colours. */
  .badge {
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: 0;
    border: 0.5em solid var(--text);
    border-radius: 50%;
    outline: 2px solid var(--surface);
    font: 700 max(14px, 0.8em) / 1 sans-serif;
  }

  .badge:not(.done) {
    inset-block-start: -4px;
    inset-inline-end: -4px;
    border: 0.7143em solid var(--danger);
  }

  .badge:not(.done)::before {
    position: absolute;
    inset: -0.5em;
    color: Canvas;
    forced-color-adjust: none;
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
