import { css } from 'lit';

export const questionStyles = css`
  .question {
    inline-size: fit-content;
    max-inline-size: min(85%, 38em);
    margin-block: max(32px, 1.5em) 20px;
    margin-inline-start: auto;
    padding: 10px 16px;
    border-radius: var(--radius);
    border-end-end-radius: 4px;
    /* Seen in forced colours, which have no backgrounds. */
    outline: 1px solid transparent;
    outline-offset: -1px;
    background: var(--surface-tint);
  }

  @media (prefers-contrast: more) {
    .question {
      outline-color: var(--line-strong);
    }
  }

  /* Waits for the network. */
  .question.waiting {
    outline: 1px dashed var(--line-strong);
    background: none;
    color: var(--text-quiet);
  }

  .question p {
    white-space: pre-wrap;
  }

  /* The contained layout of older messages clips overflow: room for focus rings. */
  .answer {
    display: flow-root;
    margin: -6px;
    padding: 6px;
    /* Until the styles of its text are loaded. */
    overflow-wrap: break-word;
  }

  .assistant {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-block-end: 8px;
    font-weight: 600;
  }

  .turn-group {
    display: flow-root;
    margin-inline: -24px;
    margin-block-end: -6px;
    padding-inline: 24px;
    padding-block-end: 6px;
  }

  /* Room for the buttons above it. */
  .turn-group:first-child > .question:first-child {
    margin-block-start: max(8px, 0.6em);
  }
`;
