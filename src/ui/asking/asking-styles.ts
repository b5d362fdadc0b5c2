import { css } from 'lit';

export const askingStyles = css`
  .day {
    margin-block: 28px 0;
    color: var(--text-quiet);
    font-size: 0.8667em;
    font-weight: 600;
    text-align: center;
  }

  .turn-group:first-child > .day:first-child {
    margin-block-start: 0;
  }

  /* In a PDF, what is positioned would be out of order. */
  @media not print {
    .question {
      position: relative;
    }
  }

  /* In the space above the question, so that nothing moves when it comes. */
  .question-actions {
    position: absolute;
    inset-block-end: 100%;
    inset-inline-end: 0;
    display: flex;
    align-items: center;
    gap: 4px;
    block-size: max(24px, 1.2em);
    padding-inline-start: 8px;
    background: var(--surface);
    color: var(--text-quiet);
    font-size: 0.8667em;
    font-style: normal;
    font-weight: 400;
    line-height: 1;
    white-space: nowrap;
    -webkit-user-select: none;
    user-select: none;
  }

  /* Quiet. Always there for touch and the keyboard. */
  @media (hover: hover) {
    .question-actions:not(.edited) {
      opacity: 0;
      transition: opacity 120ms ease-out;
    }

    .question:hover > .question-actions,
    .question:focus-within > .question-actions {
      opacity: 1;
    }
  }

  .edit-question,
  .editing > button {
    position: relative;
    display: grid;
    place-items: center;
    inline-size: 28px;
    block-size: 24px;
    border-radius: var(--radius-small);
    font-size: 1.1538em;
  }

  .editing > button {
    block-size: 28px;
    border-radius: 999px;
  }

  :is(.edit-question, .editing > button):hover {
    background: var(--surface-tint);
    color: var(--text);
  }

  .edit-question[aria-pressed='true'] {
    /* Seen in forced colours. */
    border: 1px solid transparent;
    color: var(--accent-ink);
  }

  @media (pointer: coarse) {
    :is(.edit-question, .editing > button)::after {
      position: absolute;
      inset: -10px -8px;
      content: '';
    }
  }

  /* A question cannot be edited while an answer is written, or a question waits. */
  .turns.is-busy .edit-question {
    display: none;
  }

  .question:has(> .edited) {
    outline: 2px solid var(--accent-ink);
    outline-offset: 2px;
  }

  /* Above this frame. */
  .question-actions.edited {
    margin-block-end: 4px;
  }

  .fold {
    min-block-size: 24px;
    margin-block-start: 4px;
    font-size: 0.8667em;
    font-style: normal;
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  /* Scrolled by a search in the page, which unfolds it. */
  @media not print {
    .question:has(> .fold[aria-expanded='false']) > p {
      max-block-size: 8lh;
      overflow: hidden;
      mask-image: linear-gradient(#000 70%, transparent);
    }
  }

  /* In lines of their own, above and below the field. */
  .composer:has(> .editing, > .limit) {
    flex-wrap: wrap;
  }

  .editing,
  .limit {
    flex-basis: 100%;
    min-inline-size: 0;
    padding-inline-start: 12px;
    color: var(--text-quiet);
    font-size: 0.8667em;
  }

  .editing {
    display: flex;
    align-items: center;
    gap: 4px;
  }

  .limit {
    order: 1;
    padding-inline-end: 12px;
    text-align: end;
    font-variant-numeric: tabular-nums;
  }

  .limit.beyond {
    color: var(--danger);
    font-weight: 600;
  }

  .latest:has(> .news) {
    grid-auto-flow: column;
    gap: 6px;
    inline-size: auto;
    max-inline-size: calc(100% - 32px);
    padding-inline: 12px;
    border-radius: 16px;
    font-size: 0.8667em;
  }
`;
