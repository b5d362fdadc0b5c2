import { css } from 'lit';

/** Smaller type and spacing, in any look: looks use `--turn` and `--block`. */
export const compact = css`
  :host([density='compact']) .panel {
    --turn: 20px;
    --block: 8px;
  }

  :host([density='compact']) > * {
    font-size: var(--unleash-chat-font-size, 0.875em);
    line-height: 1.5;
  }

  :host([density='compact']) .header {
    min-block-size: 45px;
    padding-block: 6px;
  }

  :host([density='compact']) .turns {
    padding-block: 20px 16px;
  }

  :host([density='compact']) .question {
    margin-block: 20px 12px;
    padding: 6px 12px;
  }

  :host([density='compact']) .activity {
    margin-block-end: 6px;
  }

  :host([density='compact']) .prose :where(p, ul, ol, blockquote) {
    margin-block-start: 8px;
  }

  :host([density='compact']) .prose :where(.code, .table) {
    margin-block: 12px;
  }

  :host([density='compact']) .prose :where(h1, h2, h3, h4, h5, h6) {
    margin-block-start: 16px;
  }

  :host([density='compact']) .prose :where(h1, h2, h3, h4, h5, h6) + * {
    margin-block-start: 4px;
  }

  :host([density='compact']) .prose :where(li, li > *) {
    margin-block-start: 2px;
  }

  :host([density='compact']) .block-group:first-child > :first-child {
    margin-block-start: 0;
  }

  :host([density='compact']) .prose :is(th, td) {
    padding: 4px 10px;
  }

  :host([density='compact']) .prose pre {
    padding-block: 8px;
  }

  :host([density='compact']) .prose figcaption {
    min-block-size: 28px;
  }

  :host([density='compact']) .sources {
    margin-block-start: 12px;
    padding-block-start: 8px;
  }

  :host([density='compact']) .source .number {
    min-block-size: 26px;
  }

  @container (inline-size >= 32em) {
    :host([density='compact']) .source .row {
      min-block-size: 26px;
    }
  }

  :host([density='compact']) .empty {
    padding-block-start: 4px;
  }

  :host([density='compact']) .starter {
    min-block-size: 36px;
    padding-block: 4px;
  }

  :host([density='compact']) .footer {
    padding-block-end: 12px;
  }
`;
