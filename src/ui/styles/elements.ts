import { css } from 'lit';

/** Resets the browser's styles of elements. */
export const elements = css`
  :host > * {
    -webkit-tap-highlight-color: transparent;
    --accent-tint: oklch(from var(--accent) l c h / 0.1);
    --font-mono: var(--unleash-chat-font-mono, ui-monospace, Menlo, Consolas, monospace);
  }

  :host([layout='page']) > * {
    font-size: var(--unleash-chat-font-size, 1em);
    line-height: 1.625;
  }

  h2,
  h3,
  p,
  ol,
  ul,
  dl,
  figure,
  blockquote {
    margin: 0;
    padding: 0;
  }

  ol,
  ul {
    list-style: none;
  }

  a,
  button {
    transition: background-color 120ms ease-out;
  }

  button,
  textarea {
    color: inherit;
    font: inherit;
    letter-spacing: inherit;
  }

  button {
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    cursor: pointer;
  }

  a {
    color: inherit;
  }

  summary {
    cursor: pointer;
    list-style: none;
  }

  summary::-webkit-details-marker {
    display: none;
  }

  .icon.solid {
    fill: currentColor;
  }

  :dir(rtl) > .icon.directed {
    transform: scaleX(-1);
  }
`;
