import { css } from 'lit';

/** Finished tables: buttons, aligned numbers, and what stays in view. */
export const tableStyles = css`
  .prose {
    .number {
      text-align: right;
    }

    .number:where(:dir(rtl)) {
      text-align: left;
    }

    /* Clipped, it is no scroll container: its head stays in view in the conversation. */
    .table.fits {
      overflow: clip;
    }

    .table:not(.fits) {
      max-block-size: var(--unleash-chat-table-height, min(75vh, 36em));
      overflow: auto;
    }

    .table thead {
      position: sticky;
      inset-block-start: 0;
      z-index: 1;
    }

    .keeps-first-column :is(th, td):first-child {
      position: var(--unleash-chat-table-first-column, sticky);
      inset-inline-start: 0;
      background: var(--surface);
    }

    .keeps-first-column th:first-child {
      z-index: 1;
      background: var(--surface-tint);
    }

    /* What is focused is not behind the head. */
    td :is(a, button) {
      scroll-margin-block-start: 48px;
    }

    th:has(.sort) {
      position: relative;
    }

    .keeps-first-column th:first-child:has(.sort) {
      position: var(--unleash-chat-table-first-column, sticky);
    }

    /* Behind the name, over its end and the padding, so that no column becomes wider. */
    .sort {
      position: absolute;
      inset-block: 0;
      display: inline-grid;
      align-content: center;
      justify-content: end;
      gap: 3px;
      inline-size: 24px;
      min-block-size: 24px;
      margin-inline-start: -10px;
      padding-inline-end: 4px;
      border-radius: 6px;
      outline-offset: -2px;
      opacity: 0;
    }

    .sort::before,
    .sort::after {
      inline-size: 5px;
      block-size: 5px;
      border: solid currentColor;
      border-width: 1.5px 0 0 1.5px;
      rotate: 45deg;
      content: '';
    }

    .sort::after {
      rotate: 225deg;
    }

    [aria-sort='ascending'] .sort::after,
    [aria-sort='descending'] .sort::before {
      display: none;
    }

    .table:hover .sort,
    .sort:focus-visible,
    [aria-sort] .sort {
      opacity: 1;
    }

    [aria-sort] .sort {
      color: var(--accent-ink);
    }

    .table-tools {
      position: relative;
      z-index: 1;
      display: flex;
      justify-content: end;
      gap: 4px;
      inline-size: fit-content;
      block-size: 24px;
      margin-block: 2px -8px;
      margin-inline: auto 0;
      background: var(--surface);
      color: var(--text-quiet);
      font-size: 0.8em;
      opacity: 0;
    }

    .table-tools:last-child {
      margin-block-end: 0;
    }

    .table-tools button {
      min-block-size: 24px;
      padding: 0 8px;
      border-radius: 6px;
    }

    .table-tools button:hover {
      background: var(--surface-tint);
      color: var(--text);
    }

    .table:is(:hover, :focus-within) + .table-tools,
    .table-tools:is(:hover, :focus-within) {
      opacity: 1;
    }

    .table-tools,
    .sort {
      user-select: none;
    }
  }

  @media (hover: none) {
    .prose :is(.table-tools, .sort) {
      opacity: 1;
    }
  }

  @media print {
    :is(.table-tools, .sort) {
      display: none !important;
    }

    .prose .table {
      max-block-size: none !important;
    }

    .prose .table :is(thead, th, td) {
      position: static !important;
    }
  }
`;
