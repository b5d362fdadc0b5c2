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

  @media (prefers-contrast: more) {
    :host > * {
      --text-quiet: var(--text) !important;
      --line: color-mix(in oklab, var(--text) 50%, var(--surface)) !important;
      --line-strong: var(--text) !important;
      --danger: light-dark(oklch(0.42 0.17 27), oklch(0.82 0.1 25)) !important;
      --accent-ink: light-dark(
        oklch(from var(--accent) min(l, 0.4) min(c, 0.16) h),
        oklch(from var(--accent) max(l, 0.82) min(c, 0.12) h)
      );
    }

    .transcript,
    .footer {
      --accent: var(--accent-ink);
      --accent-hover: var(--accent-ink);
      --accent-text: var(--surface);
    }
  }

  @media (prefers-contrast: more), (prefers-reduced-transparency: reduce) {
    .header-button,
    summary .icon {
      opacity: 1 !important;
    }

    .header::after,
    .footer::before {
      display: none;
    }
  }

  /* Browsers leave colours that are set on SVG elements. */
  @media (forced-colors: active) {
    .icon {
      color: inherit !important;
    }
  }

  .icon.dots {
    stroke-width: 3.75;
  }

  .icon.solid {
    fill: currentColor;
  }

  :dir(rtl) > .icon.directed {
    transform: scaleX(-1);
  }
`;
