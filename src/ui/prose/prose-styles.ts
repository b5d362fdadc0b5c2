import { css } from 'lit';

/** Typography of answers: more space above a block than below it, headings by weight rather than size. */
export const proseStyles = css`
  /* Neither “pretty” nor “balance”: they move words of lines which are being read, and the first costs a long paragraph most of its time. */
  .prose {
    overflow-wrap: break-word;
  }

  /* Layout does not grow with the answer: what is out of sight has the size it had, which the
     last but one may not have been seen with yet. The padding is for focus rings and numbers. */
  .block-group {
    display: flow-root;
    margin-inline: -24px -6px;
    margin-block-end: -6px;
    padding-inline: 24px 6px;
    padding-block-end: 6px;
  }

  .block-group,
  .lines,
  .continued {
    contain: layout style paint;
    contain-intrinsic-size: auto 600px;
  }

  :is(.block-group, .lines, .continued):nth-last-child(n + 3) {
    content-visibility: auto;
  }

  /* As wide as their text: what is beyond a contained box is cut, and cannot be scrolled to. */
  .lines {
    display: block;
    inline-size: max-content;
    min-inline-size: 100%;
  }

  .prose {
    :is(p, ul, ol, blockquote, hr) {
      margin-block-start: 12px;
    }

    /* Limits the line length of text; tables and code use the full width. */
    :is(p, ul, ol, blockquote) {
      max-inline-size: 68ch;
    }

    :where(.code, .table),
    :where(.code, .table) + :is(p, ul, ol) {
      margin-block-start: 16px;
    }
  }

  /* Chromium stops extending a selection while the pointer is over something that cannot be selected. */
  .prose:active :is(.citations, .link-host, .plain-note):not(:active) {
    pointer-events: none;
  }

  /* Firefox, once a page has text from right to left, ends a selection before a link while the pointer is over its host. */
  @supports (-moz-appearance: none) {
    .prose:active .link-host {
      user-select: text;
    }
  }

  .block-group:first-child > :first-child {
    margin-block-start: 0;
  }

  .prose {
    :is(h1, h2, h3, h4, h5, h6) {
      margin-block: 24px 0;
      font-size: 1em;
      font-weight: 620;
      line-height: 1.35;
    }

    [data-rank='1'] {
      font-size: 1.2656em;
    }

    [data-rank='2'] {
      font-size: 1.125em;
    }

    :is(h1, h2, h3, h4, h5, h6) + * {
      margin-block-start: 8px;
    }

    /* Aligned by the first letter of the block: an answer may quote another script. */
    :is(p, h1, h2, h3, h4, h5, h6, li, th, td) {
      unicode-bidi: plaintext;
    }

    ul {
      list-style: disc;
    }

    ul ul {
      list-style: circle;
    }

    ol {
      /* The width of the longest number, if it has three digits or more. */
      --digits: 0;
      list-style: decimal;
      font-variant-numeric: tabular-nums;
    }

    :is(ul, ol).continued {
      display: flow-root;
      max-inline-size: calc(68ch + 30px);
      margin-block-start: 0;
      margin-inline: -24px -6px;
      padding-inline: 24px 6px;
    }

    li::marker {
      color: var(--text-quiet);
    }

    /* On the item, because each has its own direction. */
    li {
      margin-block-start: 4px;
      margin-inline-start: 1.5em;
      text-align: start;
    }

    ol > li {
      margin-inline-start: max(1.5em, calc(var(--digits) * 1ch + 0.9em));
    }

    li > :is(p, ul, ol) {
      margin-block-start: 4px;
    }

    li > p:first-child {
      margin-block-start: 0;
    }

    /* Equal margins above and below; the footnotes of code are close to it. */
    li > :is(.code, .table, .citation-line) {
      margin-block-end: 16px;
    }

    li > :has(+ .citation-line) {
      margin-block-end: 0;
    }

    /* With "none", WebKit takes the list for a group. */
    .task {
      list-style: '';
    }

    .task > input:first-child,
    .task > p:first-child > input:first-child {
      inline-size: 1em;
      block-size: 1em;
      margin: 0;
      margin-inline: -1.5em 0.5em;
      accent-color: var(--accent);
      vertical-align: -0.125em;
    }

    strong {
      font-weight: 620;
    }

    a[part='link'] {
      color: var(--accent-ink);
      text-decoration: underline;
      text-decoration-color: oklch(from var(--accent-ink) l c h / 0.4);
      text-decoration-thickness: 1px;
      text-underline-offset: 3px;
    }

    a[part='link']:hover {
      text-decoration-color: currentColor;
    }

    .image-link {
      color: var(--text-quiet);
    }

    .plain-text {
      white-space: pre-wrap;
    }

    .link-host,
    .plain-note {
      color: var(--text-quiet);
      font-size: 0.85em;
    }

    /* Neither selected nor copied. */
    :is(.citations, .link-host, .plain-note, figcaption) {
      -webkit-user-select: none;
      user-select: none;
    }

    blockquote {
      padding-inline-start: 16px;
      border-inline-start: 3px solid var(--line);
      color: var(--text-quiet);
    }

    hr {
      margin-block: 24px;
      border: 0;
      border-block-start: 1px solid var(--line);
    }
  }
`;
