import { css } from 'lit';

export const citations = css`
  /* Stays inline: a word joiner in it keeps the markers on the line of the word before. */
  .prose .citations {
    margin-inline-start: 4px;
    white-space: nowrap;
  }

  .prose .citation-line {
    margin-block-start: 4px;
  }

  .prose .citation {
    display: contents;
  }

  /* Raised without a change to the height of its line. */
  .prose .citation > :is(a, button) {
    position: relative;
    inset-block-start: -0.15em;
    display: inline-grid;
    place-items: center;
    min-inline-size: 18px;
    block-size: 17px;
    margin-inline-end: 2px;
    padding-inline: 5px;
    border-radius: 6px;
    background: var(--surface-tint);
    color: var(--text-quiet);
    font-size: 11px;
    font-style: normal;
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    line-height: 1;
    text-decoration: none;
    transition:
      background-color 120ms ease-out,
      color 120ms ease-out;
  }

  /* 24 px to hit, whatever the size to see. */
  .prose .citation > :is(a, button)::after {
    position: absolute;
    inset: -4px -3px;
    content: '';
  }

  .prose .citation > :is(a, button):is(:hover, :focus-visible) {
    background: var(--accent);
    color: var(--accent-text);
  }
`;
