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
    .turns {
      position: static !important;
      display: block !important;
      container-type: normal !important;
      block-size: auto !important;
      max-block-size: none !important;
      max-inline-size: none !important;
      overflow: visible !important;
    }

    .turn-group,
    .answer {
      contain: none !important;
      content-visibility: visible !important;
    }

    .citation-card,
    .composer,
    .latest,
    .header-button,
    .starters,
    .button,
    .answer-actions,
    .question-actions,
    .fold,
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

    .question {
      break-after: avoid;
    }

    .question,
    .notice {
      break-inside: avoid;
    }

    .heading {
      display: block;
    }
  }
`;
