import { css } from 'lit';

export const question = css`
  .question {
    inline-size: fit-content;
    max-inline-size: min(85%, 36rem);
    margin-block: 32px 20px;
    margin-inline-start: auto;
    padding: 10px 16px;
    border-radius: var(--radius);
    border-end-end-radius: 4px;
    background: var(--surface-tint);
    overflow-wrap: anywhere;
  }

  /* Not sent yet. */
  .question.waiting {
    outline: 1px dashed var(--line-strong);
    outline-offset: -1px;
    background: none;
    color: var(--text-quiet);
  }

  .question p {
    white-space: pre-wrap;
  }

  /* Laid out once, its height is remembered, and out of sight it is not laid out again. */
  .turns > * {
    contain-intrinsic-size: auto 200px;
  }

  .turns > .settled {
    content-visibility: auto;
  }

  /* What sticks out is clipped: room for focus rings. */
  .answer.settled {
    margin: -6px;
    padding: 6px;
  }

  .question:first-child {
    margin-block-start: 4px;
  }
`;
