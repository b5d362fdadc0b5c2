import { css } from 'lit';

/** Text and sources of answers on paper. */
export const answerPrint = css`
  @media print {
    /* Scrolled, clipped and contained boxes are not split across pages. */
    .code,
    .code pre,
    .table {
      position: static !important;
      overflow: visible !important;
    }

    .block-group,
    .lines,
    .continued {
      inline-size: auto !important;
      contain: none !important;
      content-visibility: visible !important;
    }

    .copy-code {
      display: none !important;
    }

    .prose :is(h1, h2, h3, h4, h5, h6),
    .sources h3,
    figcaption {
      break-after: avoid;
    }

    .source,
    .prose :is(tr, img, li > p) {
      break-inside: avoid;
    }

    .prose pre code {
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }

    /* A real table repeats its header on each page. */
    .pinned,
    .pinned :is(thead, tbody, tr) {
      display: revert;
    }

    .prose th {
      overflow: visible;
      white-space: normal;
    }

    .source a.row::after {
      grid-column: 2 / -1;
      color: var(--text-quiet);
      direction: ltr;
      font-size: 0.9em;
      overflow-wrap: anywhere;
      content: attr(href);
    }
  }
`;
