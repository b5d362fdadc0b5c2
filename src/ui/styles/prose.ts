import { css } from 'lit';

/** The answer, set as text on the page: more space above a block than below it, weight rather than size for headings. */
export const prose = css`
  .prose {
    max-inline-size: 68ch;
    overflow-wrap: break-word;
    text-wrap: pretty;
  }

  .block-group {
    display: flow-root;
  }

  .prose :is(p, ul, ol, blockquote, hr, .code, .table) {
    margin-block-start: 12px;
  }

  .block-group:first-child > :first-child {
    margin-block-start: 0;
  }

  .prose :is(h1, h2, h3, h4, h5, h6) {
    margin-block: 24px 0;
    font-size: 1em;
    font-weight: 620;
    line-height: 1.35;
    text-wrap: balance;
  }

  .prose h3 {
    font-size: 1.2656em;
  }

  .prose h4 {
    font-size: 1.125em;
  }

  .prose :is(h1, h2, h3, h4, h5, h6) + * {
    margin-block-start: 8px;
  }

  .prose :is(ul, ol) {
    padding-inline-start: 1.5em;
  }

  .prose ul {
    list-style: disc;
  }

  .prose ul ul {
    list-style: circle;
  }

  .prose ol {
    list-style: decimal;
    font-variant-numeric: tabular-nums;
  }

  .prose li::marker {
    color: var(--text-quiet);
  }

  .prose li {
    margin-block-start: 4px;
  }

  .prose li > :is(p, ul, ol) {
    margin-block-start: 4px;
  }

  .prose li > p:first-child {
    margin-block-start: 0;
  }

  .prose li:has(> input[type='checkbox'], > label > input[type='checkbox']) {
    list-style: none;
    text-indent: -1.5em;
  }

  .prose input[type='checkbox'] {
    inline-size: 1em;
    block-size: 1em;
    margin: 0 0.5em 0 0;
    accent-color: var(--accent);
    vertical-align: -0.125em;
  }

  .prose strong {
    font-weight: 620;
  }

  .prose a[part='link'] {
    color: var(--accent);
    text-decoration: underline;
    text-decoration-color: oklch(from var(--accent) l c h / 0.4);
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
  }

  .prose a[part='link']:hover {
    text-decoration-color: currentColor;
  }

  .prose .link-host {
    color: var(--text-quiet);
    font-size: 0.85em;
  }

  .prose blockquote {
    padding-inline-start: 16px;
    border-inline-start: 3px solid var(--line);
    color: var(--text-quiet);
  }

  .prose hr {
    margin-block: 24px;
    border: 0;
    border-block-start: 1px solid var(--line);
  }

  .prose code {
    padding: 0.125em 0.3em;
    border-radius: 5px;
    background: var(--surface-tint);
    font-family: var(--font-mono);
    font-size: max(0.875em, 13px);
    font-variant-ligatures: none;
    overflow-wrap: anywhere;
  }

  .prose .code {
    position: relative;
    overflow: clip;
    border: 1px solid var(--line);
    border-radius: calc(var(--radius) * 0.625);
    background: light-dark(oklch(0.985 0.003 262), oklch(0.18 0.01 262));
  }

  .prose .code figcaption {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-block-size: 36px;
    padding-inline: 14px 6px;
    border-block-end: 1px solid var(--line);
    color: var(--text-quiet);
    font-size: 0.8em;
  }

  .prose .code button {
    min-block-size: 24px;
    margin-inline-start: auto;
    padding: 2px 8px;
    border-radius: 6px;
  }

  .prose .code button:hover {
    background: var(--surface-tint);
    color: var(--text);
  }

  .prose pre {
    margin: 0;
    padding: 12px 14px;
    overflow-x: auto;
    direction: ltr;
    line-height: 1.5;
    scrollbar-width: thin;
    tab-size: 2;
    text-align: left;
  }

  .prose pre code {
    padding: 0;
    background: none;
    overflow-wrap: normal;
    white-space: pre;
  }

  .prose .table {
    overflow-x: auto;
    border: 1px solid var(--line);
    border-radius: calc(var(--radius) * 0.625);
    scrollbar-width: thin;
  }

  .prose table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 0.9333em;
    font-variant-numeric: tabular-nums;
    line-height: 1.45;
  }

  .prose :is(th, td) {
    padding: 8px 14px;
    border-block-end: 1px solid var(--line);
    overflow-wrap: normal;
    text-align: start;
    vertical-align: top;
  }

  .prose [align='right'] {
    text-align: end;
  }

  .prose [align='center'] {
    text-align: center;
  }

  .prose tr:last-child > td {
    border-block-end: 0;
  }

  .prose th {
    background: var(--surface-tint);
    font-size: 0.93em;
    font-weight: 600;
    white-space: nowrap;
  }

  /* One capsule for the sources of a place; raised without a change to the height of its line. */
  .prose .citations {
    position: relative;
    inset-block-start: -0.15em;
    display: inline-flex;
    gap: 2px;
    margin-inline: 3px 1px;
    line-height: 1;
    vertical-align: baseline;
    white-space: nowrap;
  }

  .prose .citation {
    display: contents;
  }

  .prose .citation > :is(a, button) {
    position: relative;
    display: inline-grid;
    place-items: center;
    min-inline-size: 18px;
    block-size: 17px;
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
