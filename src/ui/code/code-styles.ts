import { css } from 'lit';

/** Colours of code, each with a contrast of at least 4.5 : 1 on its ground in every look and theme. */
export const codeStyles = css`
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
