import { css } from 'lit';

/** Buttons, numbers and colours of finished code. Each colour has a contrast of at least 4.5 : 1 on its ground in every look and theme. */
export const codeStyles = css`
  /* In view while long code scrolls by. */
  .code figcaption {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    flex-wrap: wrap;
    border-radius: calc(var(--radius) * 0.625) calc(var(--radius) * 0.625) 0 0;
    background: inherit;
  }

  .code .code-tools {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    margin-inline-start: auto;
    user-select: none;
  }

  .code .code-tools button,
  .code .code-tools ~ button {
    margin-inline-start: 0;
  }

  /* Only where lines do not fit. A group without a button would be read out. */
  .code:not(:has(> pre[tabindex='0']:not([hidden])))
    :is(.code-tools > [aria-pressed='false'], .code-tools:has(> :only-child[aria-pressed='false'])) {
    display: none;
  }

  .code-tools > [aria-pressed='true'] {
    background: var(--surface-tint);
    color: var(--accent-ink);
  }

  .prose .wrapped code {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .wrapped .lines {
    inline-size: auto;
  }

  /* That of the block, for what lies over scrolling text. */
  .prose .code :is(pre, code, .lines),
  [data-numbers]::before {
    background: inherit;
  }

  /* In the padding of their lines, and in view while these scroll. As long as the lines, and without a height for what follows. */
  [data-numbers] {
    padding-inline-start: var(--unleash-chat-code-line-numbers, 0px);
  }

  [data-numbers]::before {
    position: sticky;
    /* Also over the padding of what scrolls. */
    inset-inline-start: -6px;
    display: block;
    box-sizing: border-box;
    inline-size: var(--unleash-chat-code-line-numbers, 0px);
    margin-block-end: calc(var(--lines) * -1lh);
    margin-inline-start: calc(-1 * var(--unleash-chat-code-line-numbers, 0px));
    padding-inline-end: min(1em, var(--unleash-chat-code-line-numbers, 0px));
    color: var(--text-quiet);
    text-align: end;
    white-space: pre;
    overflow: hidden;
    content: attr(data-numbers) / '';
  }

  /* A wrapped line is higher than its number. */
  .wrapped [data-numbers] {
    padding-inline-start: 0;
  }

  .wrapped .lines::before {
    display: none;
  }

  @media (forced-colors: active) {
    .code-tools > [aria-pressed='true'] {
      outline: 1px solid ButtonText;
      outline-offset: -1px;
    }
  }

  @media print {
    .code-tools {
      display: none !important;
    }

    .code figcaption {
      position: static !important;
    }

    [data-numbers] {
      padding-inline-start: 0 !important;
    }

    .lines::before {
      display: none !important;
    }
  }

  .token-comment {
    color: var(--unleash-chat-code-comment, light-dark(oklch(0.49 0.02 262), oklch(0.72 0.02 262)));
  }

  .token-keyword {
    color: var(--unleash-chat-code-keyword, light-dark(oklch(0.46 0.2 300), oklch(0.79 0.12 300)));
  }

  .token-string {
    color: var(--unleash-chat-code-string, light-dark(oklch(0.45 0.11 150), oklch(0.8 0.12 150)));
  }

  .token-number {
    color: var(--unleash-chat-code-number, light-dark(oklch(0.47 0.13 50), oklch(0.8 0.11 70)));
  }

  .token-name {
    color: var(--unleash-chat-code-name, light-dark(oklch(0.46 0.17 262), oklch(0.79 0.1 250)));
  }

  .token-property {
    color: var(--unleash-chat-code-property, light-dark(oklch(0.44 0.09 220), oklch(0.81 0.09 215)));
  }

  .token-meta {
    color: var(--unleash-chat-code-meta, light-dark(oklch(0.47 0.16 350), oklch(0.79 0.11 350)));
  }

  .token-inserted {
    color: var(--unleash-chat-code-inserted, light-dark(oklch(0.44 0.12 150), oklch(0.82 0.14 150)));
  }

  .token-deleted {
    color: var(--unleash-chat-code-deleted, light-dark(oklch(0.48 0.18 25), oklch(0.76 0.14 25)));
  }
`;
