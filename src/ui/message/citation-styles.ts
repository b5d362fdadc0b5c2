import { css } from 'lit';

export const citationStyles = css`
  .prose {
    /* Stays inline: a word joiner in it keeps the markers on the line of the word before. */
    .citations {
      margin-inline-start: 4px;
      white-space: nowrap;
    }

    .citations:has(> :nth-child(6)) {
      white-space: normal;
    }

    .citation-line {
      margin-block-start: 4px;
    }

    .citation {
      display: contents;
    }

    /* Raised without changing the line height. */
    .citation > :is(a, button) {
      position: relative;
      inset-block-start: -0.15em;
      display: inline-grid;
      place-items: center;
      min-inline-size: 20px;
      block-size: 17px;
      padding-inline: 5px;
      background: var(--surface-tint);
      color: var(--text-quiet);
      font-size: 11px;
      font-style: normal;
      font-variant-numeric: tabular-nums;
      font-weight: 600;
      line-height: 1;
      text-decoration: none;
    }

    /* A target of 24 px, larger than the marker. */
    .citation > :is(a, button)::after {
      position: absolute;
      inset: -4px -2px;
      content: '';
    }

    /* Adjacent markers share one background. */
    .citation:first-child > * {
      border-start-start-radius: 6px;
      border-end-start-radius: 6px;
    }

    .citation:last-child > * {
      border-start-end-radius: 6px;
      border-end-end-radius: 6px;
    }

    .citation > :is(:hover, :focus-visible, [data-open]) {
      z-index: 1;
      border-radius: 6px;
      background: var(--accent);
      color: var(--accent-text);
    }
  }

  @media (pointer: coarse) {
    .prose .citation > * {
      min-inline-size: 24px;
    }
  }

  @media (forced-colors: active) {
    .prose .citation > * {
      outline: 1px solid;
      outline-offset: -1px;
    }

    .prose .citation > [data-open] {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
