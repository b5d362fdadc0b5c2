import { css } from 'lit';

export const codeAndTableStyles = css`
  .prose {
    code {
      padding: 0.125em 0.3em;
      border-radius: 5px;
      background: var(--surface-tint);
      font-family: var(--font-mono);
      font-size: max(0.875em, 13px);
      font-variant-ligatures: none;
      overflow-wrap: anywhere;
    }

    /* A table scrolls where its code does not fit. */
    :is(th, td) code {
      overflow-wrap: normal;
    }

    .code-word {
      white-space: nowrap;
    }

    .pinned code {
      overflow-wrap: anywhere;
      white-space: normal;
    }

    .code {
      position: relative;
      border: 1px solid var(--line);
      border-radius: calc(var(--radius) * 0.625);
      background: light-dark(oklch(0.985 0.003 262), oklch(0.18 0.01 262));
    }

    .code figcaption {
      display: flex;
      align-items: center;
      justify-content: space-between;
      min-block-size: 36px;
      padding-inline: 14px 6px;
      border-block-end: 1px solid var(--line);
      color: var(--text-quiet);
      font-size: 0.8em;
    }

    .code-language {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    .code button {
      flex: none;
      min-block-size: 24px;
      margin-inline-start: auto;
      padding: 2px 8px;
      border-radius: 6px;
    }

    .copy-code[data-copied] {
      color: var(--accent-ink);
    }

    .code button:hover {
      background: var(--surface-tint);
      color: var(--text);
    }

    /* Inside the rounded corners, which then need not clip it: clipping needs a compositing layer. */
    pre {
      margin: 0 8px;
      padding: 12px 6px;
      outline-offset: -2px;
      overflow-x: auto;
      direction: ltr;
      line-height: 1.5;
      scrollbar-width: thin;
      tab-size: 2;
      text-align: left;
    }

    pre code {
      padding: 0;
      background: none;
      overflow-wrap: normal;
      white-space: pre;
    }

    .table {
      overflow-x: auto;
      border: 1px solid var(--line);
      border-radius: calc(var(--radius) * 0.625);
      /* Shades the side where columns are hidden, as scrollbars may be. Without a scroll timeline, both shades have no width. */
      background:
        linear-gradient(90deg, var(--line), transparent) 0 / 0 100% no-repeat,
        linear-gradient(-90deg, var(--line), transparent) 100% / 0 100% no-repeat;
      animation-name: shade;
      animation-timing-function: linear;
      animation-timeline: scroll(self x);
      scrollbar-width: thin;
    }

    .table:dir(rtl) {
      animation-direction: reverse;
    }

    table {
      inline-size: 100%;
      border-collapse: collapse;
      font-size: 0.9333em;
      font-variant-numeric: tabular-nums;
      line-height: 1.45;
    }

    :is(th, td) {
      padding: 8px 14px;
      overflow-wrap: normal;
      text-align: left;
      vertical-align: top;
    }

    /* By the direction of the table, so that head and cells of a column are aligned whatever their text. */
    :is(th, td):where(:dir(rtl)) {
      text-align: right;
    }

    [align='left'] {
      text-align: left;
    }

    [align='right'] {
      text-align: right;
    }

    [align='center'] {
      text-align: center;
    }

    td {
      border-block-start: 1px solid var(--line);
    }
  }

  @keyframes shade {
    from {
      background-size:
        0 100%,
        20px 100%;
    }

    to {
      background-size:
        20px 100%,
        0 100%;
    }
  }

  /* The layout of long tables is contained row by row. */
  .pinned,
  .pinned :is(thead, tbody) {
    display: block;
  }

  .pinned tr {
    display: grid;
    grid-template-columns: var(--columns);
  }

  .prose {
    th {
      background: var(--surface-tint);
      font-size: 0.93em;
      font-weight: 600;
      white-space: nowrap;
    }
  }
`;
