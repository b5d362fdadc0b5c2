import { css } from 'lit';

export const citationStyles = css`
  .prose {
    /* Stays inline: a word joiner in it keeps the markers on the line of the word before. */
    .citations {
      --corner: 6px;
      --least: 0px;
      /* Of the target, above and below the marker that is seen. */
      --reach: 0px;
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
      min-inline-size: max(var(--least), 1.82em);
      block-size: max(var(--least), 1.545em);
      margin-block: calc(-1 * var(--reach));
      padding-inline: 5px;
      border: solid transparent;
      border-width: var(--reach) 0;
      background: var(--surface-tint) padding-box;
      color: var(--text-quiet);
      font-size: max(0.88em, 11px);
      font-style: normal;
      font-variant-numeric: tabular-nums;
      font-weight: 600;
      line-height: 1;
      text-decoration: none;
    }

    /* A target of 24 px, larger than the marker. It does not reach into the next one. */
    .citation > :is(a, button)::after {
      position: absolute;
      inset: min(0px, 50% - 12px);
      content: '';
    }

    .citation:not(:only-child) > ::after {
      inset-inline: 0;
    }

    /* Adjacent markers share one background. */
    .citation:first-child > * {
      border-start-start-radius: var(--corner) calc(var(--corner) + var(--reach));
      border-end-start-radius: var(--corner) calc(var(--corner) + var(--reach));
    }

    .citation:last-child > * {
      border-start-end-radius: var(--corner) calc(var(--corner) + var(--reach));
      border-end-end-radius: var(--corner) calc(var(--corner) + var(--reach));
    }

    .citation > :is(:hover, :focus-visible, [data-open], [data-shown]:focus) {
      z-index: 1;
      border-radius: var(--corner) / calc(var(--corner) + var(--reach));
      background-color: var(--accent);
      color: var(--accent-text);
    }

    .citation > [data-shown]:focus {
      outline: 2px solid var(--accent-ink);
      outline-offset: 1px;
    }
  }

  @media (pointer: coarse) {
    .prose .citations {
      --least: 24px;
      --reach: max(0px, 12px - 0.7727em);
    }
  }

  @media (forced-colors: active) {
    .prose .citation > :is(a, button) {
      border-color: Canvas;
    }

    .prose .citation > :is(a, button)::after {
      inset: 0;
      border: 1px solid;
    }

    .prose .citation > :is(a, button)[data-open] {
      background-color: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
