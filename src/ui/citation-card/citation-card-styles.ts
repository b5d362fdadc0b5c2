import { css } from 'lit';

export const citationCardStyles = css`
  /* Its padding reaches the marker, so that the pointer never leaves both on its way. */
  .citation-card {
    position: fixed;
    inset: auto;
    /* Read by positionCard(): its distance from the edges of the window. */
    scroll-margin: max(8px, env(safe-area-inset-top)) max(8px, env(safe-area-inset-right)) max(8px, env(safe-area-inset-bottom))
      max(8px, env(safe-area-inset-left));
    inline-size: min(26em, calc(100vw - 16px - env(safe-area-inset-left) - env(safe-area-inset-right)));
    margin: 0;
    padding: 8px 0;
    border: 0;
    background: none;
    color: inherit;
    font-size: 0.9333em;
    line-height: 1.45;
    outline: none;
    overflow: visible;
  }

  .citation-card:popover-open {
    display: flex;
    animation: citation-card 120ms ease-out;
  }

  @keyframes citation-card {
    from {
      opacity: 0;
    }
  }

  .citation-card > .card {
    flex: 1;
    min-inline-size: 0;
    padding: 14px 16px;
    overflow: hidden auto;
    overscroll-behavior: contain;
    border: 1px solid var(--line);
    border-radius: calc(var(--radius) * 0.75);
    background: var(--surface-raised);
    box-shadow:
      0 1px 2px oklch(0 0 0 / 0.08),
      0 8px 28px oklch(0 0 0 / 0.14);
    scrollbar-width: thin;
  }

  .citation-card .origin {
    display: flex;
    align-items: center;
    gap: 8px;
    color: var(--text-quiet);
    font-size: 0.9em;
  }

  /* As wide as in a row of sources, with letters of 11/16 of the browser's font size at least. */
  .citation-card .origin > .tile {
    inline-size: max(1.64em, 1.82 * 11px);
    block-size: max(1.64em, 1.82 * 11px);
    font-size: max(0.873em, 11px);
  }

  .citation-card .origin > .place {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .citation-card .rank {
    margin-inline-start: auto;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .citation-card .lead {
    display: block;
    margin-block: 7px -3px;
    padding-block: 3px;
    text-decoration: none;
  }

  .citation-card .lead > .title {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    font-size: 1.0714em;
    font-weight: 600;
    line-height: 1.35;
    text-wrap: balance;
  }

  .citation-card a.lead:hover > .title {
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  .citation-card .snippet {
    display: -webkit-box;
    margin-block-start: 6px;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    text-wrap: pretty;
  }

  .citation-card .snippet.passage {
    -webkit-line-clamp: 6;
  }

  .citation-card .place-note {
    margin-block-start: 6px;
    color: var(--text-quiet);
    font-size: 0.9em;
  }

  /* A target of 24 px, larger than its line. */
  .citation-card .show-source {
    margin-block: 6px -2px;
    padding-block: 2px;
    color: var(--accent-ink);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
  }

  @media (pointer: coarse) {
    .citation-card .show-source {
      margin-block: -4px -12px;
      padding-block: 12px;
    }
  }

  /* As the mark in the opened source. */
  .citation-card mark {
    border-radius: 3px;
    background: color-mix(in oklab, var(--accent) 18%, var(--surface-raised));
    color: inherit;
    box-decoration-break: clone;
  }

  @media (forced-colors: active) {
    .citation-card mark {
      background: none;
      text-decoration: underline 2px;
    }
  }

  .citation-card .snippet:not(.passage) > mark {
    font-weight: 600;
  }

  .citation-card .address {
    inline-size: fit-content;
    max-inline-size: 100%;
    margin-block-start: 6px;
    overflow: hidden;
    color: var(--text-quiet);
    font-size: 0.9em;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .citation-card .too {
    margin-block: 12px 2px;
    padding-block-start: 10px;
    border-block-start: 1px solid var(--line);
    color: var(--text-quiet);
    font-size: 0.9em;
  }
`;
