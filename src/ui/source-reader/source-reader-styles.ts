import { css } from 'lit';

export const sourceReaderStyles = css`
  /* Over the answer, where there is no room beside it. */
  .source-reader {
    position: absolute;
    inset: 0;
    z-index: 2;
    display: flex;
    flex-direction: column;
    background: var(--surface);
    animation: source-reader 160ms ease-out;
  }

  @keyframes source-reader {
    from {
      opacity: 0;
      translate: 0 12px;
    }
  }

  .source-header {
    display: grid;
    flex: none;
    grid-template-columns: 1fr auto;
    gap: 2px 12px;
    padding: 12px 10px 12px 20px;
    border-block-end: 1px solid var(--line);
  }

  .source-header:dir(rtl) {
    padding-inline: 20px 10px;
  }

  .source-title {
    display: -webkit-box;
    align-self: center;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    font-size: 1.0667em;
    font-weight: 600;
    line-height: 1.35;
  }

  .source-header > p {
    grid-column: 1 / -1;
    padding-inline-end: 10px;
    color: var(--text-quiet);
    font-size: 0.8667em;
  }

  .source-origin {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 4px 12px;
  }

  /* Targets of 24 px, larger than their lines. */
  .source-origin a,
  .ask-source {
    margin-block: -2px;
    padding-block: 2px;
    color: var(--accent-ink);
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  .source-passages {
    display: flex;
    align-items: center;
    gap: 4px;
    font-variant-numeric: tabular-nums;
  }

  .source-passages > button {
    display: grid;
    place-items: center;
    inline-size: 28px;
    block-size: 28px;
    border-radius: var(--radius-small);
  }

  .source-passages > button:hover {
    background: var(--surface-tint);
  }

  .source-passages > button[aria-disabled='true'] {
    opacity: 0.4;
    cursor: default;
  }

  .source-passages > span {
    margin-inline-start: 4px;
  }

  @media (pointer: coarse) {
    .source-origin {
      row-gap: 14px;
    }

    .source-origin a,
    .ask-source {
      margin-block: -7px;
      padding-block: 12px;
    }

    .source-passages {
      margin-block-start: 6px;
    }

    .source-passages > button {
      inline-size: 44px;
      block-size: 44px;
    }
  }

  .source-scroller {
    flex: 1;
    min-block-size: 0;
    padding: 20px;
    overflow: hidden auto;
    overscroll-behavior: contain;
    /* SourceText keeps the passage in its place, in every engine. */
    overflow-anchor: none;
    border-block-start: 2px solid transparent;
    scrollbar-width: thin;
  }

  /* It has the focus whenever a source is opened by key: a line is enough, and no frame around what is read. */
  .source-scroller:focus-visible {
    border-radius: 0;
    border-color: var(--accent-ink);
    outline: none;
  }

  @media (forced-colors: active) {
    .source-scroller {
      border-color: Canvas;
    }

    .source-scroller:focus-visible {
      border-color: Highlight;
    }
  }

  .source-text {
    max-inline-size: 40em;
    margin-inline: auto;
  }

  .source-text > .prose + .prose {
    margin-block-start: var(--block);
  }

  .source-text mark {
    border-radius: 3px;
    background: color-mix(in oklab, var(--accent) 18%, var(--surface));
    color: inherit;
    box-decoration-break: clone;
  }

  @media (forced-colors: active) {
    .source-text mark {
      background: none;
      text-decoration: underline 2px;
    }
  }

  .source-problem {
    color: var(--text-quiet);
  }

  .prose .citation > [data-reading] {
    z-index: 1;
    border-radius: var(--corner) / calc(var(--corner) + var(--reach));
    background-color: var(--accent);
    color: var(--accent-text);
  }

  @media (forced-colors: active) {
    .prose .citation > [data-reading] {
      background-color: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }

  /* Beside the answer, where both have room. */
  @container (inline-size >= 58em) {
    .source-reader {
      inset-inline-start: auto;
      inline-size: 44%;
      border-inline-start: 1px solid var(--line);
    }

    .panel:has(> .source-reader) > :is(.header, .transcript) {
      margin-inline-end: 44%;
    }

    /* Percentages are those of the whole panel. */
    .panel:has(> .source-reader) > .header {
      padding-inline: max(20px, 28% - 24.5em + 20px) max(10px, 28% - 24.5em + 10px);
    }

    .panel:has(> .source-reader) > .footer {
      inline-size: 56%;
      margin-inline: max(0px, 28% - 24.5em) auto;
    }
  }

  /* A sheet on phones: a strip of the answer stays in view. */
  @container (inline-size < 32em) {
    .source-reader {
      inset-block-start: 56px;
      border-start-start-radius: var(--radius);
      border-start-end-radius: var(--radius);
      box-shadow: 0 -4px 24px oklch(0 0 0 / 0.18);
    }
  }
`;
