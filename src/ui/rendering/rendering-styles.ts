import { css } from 'lit';

/** Code blocks that the host renders. */
export const renderingStyles = css`
  .prose .rendering {
    padding: 12px 14px;
    overflow-x: auto;
    scrollbar-width: thin;

    /* Not rendered yet. */
    &:has(+ pre:not([hidden])) {
      padding-block: 0;
    }
  }

  .code [hidden] {
    display: none;
  }

  .code .show-code + .copy-code {
    margin-inline-start: 0;
  }

  .show-code[aria-pressed='true'] {
    background: var(--surface-tint);
    color: var(--accent-ink);
  }

  @media (forced-colors: active) {
    .show-code[aria-pressed='true'] {
      outline: 1px solid ButtonText;
      outline-offset: -1px;
    }
  }

  @media print {
    .show-code {
      display: none !important;
    }

    .prose .rendering {
      overflow: visible !important;
      break-inside: avoid;
    }
  }
`;
