import { css } from 'lit';

/** Prints the whole conversation, dark on white, without controls. */
export const print = css`
  @media print {
    :host,
    :host([layout]) {
      position: static !important;
      flex: none;
      block-size: auto !important;
      max-block-size: none !important;
      overflow: visible !important;
      contain: none !important;
      content-visibility: visible !important;
    }

    :host > *,
    :host([theme]) > * {
      color-scheme: light !important;
      --text: #000 !important;
      --text-quiet: #444 !important;
      --surface: #fff !important;
      --surface-raised: #fff !important;
      --surface-tint: #f4f4f4 !important;
      --line: #bbb !important;
      --accent: #222 !important;
      --accent-text: #fff !important;
    }

    /* Scrolled, clipped and contained boxes are not split across pages; positioned ones are out of order in a PDF. */
    .panel,
    .transcript,
    .turns,
    .code,
    .code pre,
    .table {
      position: static !important;
      display: block !important;
      container-type: normal !important;
      block-size: auto !important;
      max-block-size: none !important;
      max-inline-size: none !important;
      overflow: visible !important;
    }

    .turn-group,
    .answer,
    .block-group,
    .lines,
    .continued {
      contain: none !important;
      content-visibility: visible !important;
    }

    .citation-card,
    .composer,
    .latest,
    .header-button,
    .starters,
    .button,
    .copy-code,
    .answer-actions,
    .visually-hidden,
    summary > .icon,
    .header::after,
    .footer::before {
      display: none !important;
    }

    .question {
      border: 1px solid var(--line);
      background: none !important;
      color: inherit !important;
    }

    .question,
    .prose :is(h1, h2, h3, h4, h5, h6),
    .sources h3,
    figcaption {
      break-after: avoid;
    }

    .question,
    .source,
    .prose :is(tr, img, li > p),
    .notice {
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

    .prose th,
    .heading,
    .line > .text,
    .source .title,
    .source .place {
      overflow: visible;
      white-space: normal;
    }

    .source {
      align-items: start;
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
