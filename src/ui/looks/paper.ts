import { css } from 'lit';

/** Like a book: a serif typeface, lines instead of boxes, questions as headlines. Custom properties of the host take precedence. */
export const paper = css`
  :host([look='paper']) > * {
    --text: var(--unleash-chat-text, light-dark(oklch(0.24 0.012 60), oklch(0.91 0.012 85)));
    --text-quiet: var(--unleash-chat-text-quiet, light-dark(oklch(0.48 0.014 60), oklch(0.73 0.014 85)));
    --surface: var(--unleash-chat-surface, light-dark(oklch(0.99 0.006 85), oklch(0.21 0.006 70)));
    --surface-raised: var(--unleash-chat-surface-raised, light-dark(oklch(1 0.003 85), oklch(0.25 0.007 70)));
    --surface-tint: var(--unleash-chat-surface-tint, light-dark(oklch(0.955 0.01 85), oklch(0.28 0.008 70)));
    --line: var(--unleash-chat-line, light-dark(oklch(0.87 0.012 80), oklch(0.36 0.01 75)));
    --radius: var(--unleash-chat-radius, 0px);
    font-family: var(
      --unleash-chat-font,
      'Iowan Old Style',
      'Palatino Linotype',
      Palatino,
      'Source Serif 4',
      Georgia,
      'Noto Serif',
      'Liberation Serif',
      serif
    );
  }

  /* A higher specificity than the rules of layouts and density. */
  :host([look='paper'][look]) > * {
    font-size: var(--unleash-chat-font-size, 1.0625em);
  }

  :host([look='paper'][density='compact']) > * {
    font-size: var(--unleash-chat-font-size, 0.9375em);
  }

  :host([look='paper']:not([layout='page'], [layout='popup'], [layout='drawer'])) > .panel {
    border-width: 1px 0;
    border-color: var(--line-strong);
  }

  :host([look='paper']) .panel:not(.no-heading) > .header {
    border-block-end: 3px double var(--line-strong);
  }

  :host([look='paper']) .header-button,
  :host([look='paper']) :is(.button, .latest, .copy-code, .activity, .sources h3, .sources h4, .others > summary, .disclaimer) {
    font-family: var(--unleash-chat-font, system-ui, sans-serif);
  }

  :host([look='paper']) .question {
    inline-size: auto;
    max-inline-size: none;
    margin-block-end: calc(var(--block) * 1.25);
    padding: var(--turn) 0 0;
    border-block-start: 1px solid var(--line);
    background: none;
    font-size: 1.25em;
    font-style: italic;
    line-height: 1.35;
    text-wrap: balance;
  }

  :host([look='paper']) .turn-group:first-child > .question:first-child {
    padding-block-start: 0;
    border: 0;
  }

  /* Scripts from right to left have no italics: browsers would slant them. */
  :host([look='paper']) .question:dir(rtl) {
    font-style: normal;
    font-weight: 600;
  }

  /* In the space between the line and the question. */
  :host([look='paper']) .turn-group:not(:first-child) > .question > .question-actions,
  :host([look='paper']) .question:not(:first-child) > .question-actions {
    inset-block: 4px auto;
  }

  :host([look='paper']) .question > :is(.question-actions, .fold) {
    font-family: var(--unleash-chat-font, system-ui, sans-serif);
    font-size: 0.6933em;
  }

  :host([look='paper']) .day + .question {
    border: 0;
  }

  :host([look='paper']) .question.waiting {
    outline: 0;
  }

  :host([look='paper']) .greeting {
    font-weight: 500;
    letter-spacing: 0;
  }

  :host([look='paper']) .prose [part='heading'] {
    font-weight: 600;
  }

  /* Footnotes as in print: superscript, without a background. */
  :host([look='paper']) .prose .citation > :not(:hover, :focus-visible, [data-open], [data-reading]) {
    background-color: transparent;
    color: var(--accent-ink);
  }

  :host([look='paper']) .prose .citation > * {
    inset-block-start: -0.4em;
    min-inline-size: max(var(--least), 1.27em);
    padding-inline: 2px;
  }

  :host([look='paper']) .prose .citations {
    margin-inline-start: 1px;
  }

  :host([look='paper']) .prose .table {
    border-width: 2px 0 1px;
    border-color: var(--line-strong);
  }

  :host([look='paper']) .prose th {
    background: none;
  }

  :host([look='paper']) .prose thead + tbody > tr:first-child > td {
    border-color: var(--line-strong);
  }

  :host([look='paper']) .prose :is(th, td):first-child {
    padding-inline-start: 2px;
  }

  :host([look='paper']) .prose .code {
    border-width: 1px 0;
    background: none;
  }

  :host([look='paper']) .prose figcaption {
    padding-inline: 2px 0;
    border: 0;
  }

  :host([look='paper']) .prose pre {
    padding: 0 2px 12px;
  }

  :host([look='paper']) .source .title,
  :host([look='paper']) .starter > span {
    font-style: italic;
  }

  :host([look='paper']) :is(.source .title, .starter > span):dir(rtl) {
    font-style: normal;
  }

  :host([look='paper']) .tile {
    border-radius: 0;
  }

  :host([look='paper']) .notice:not(.quiet) {
    padding-inline: 0;
    border-width: 1px 0;
  }

  :host([look='paper']) .composer:not(:focus-within) {
    border-color: transparent transparent var(--line-strong);
    background: none;
  }
`;
