import { css } from 'lit';

export const answerActionsStyles = css`
  .answer-actions {
    margin-block-start: 8px;
    -webkit-user-select: none;
    user-select: none;
  }

  /* The icons are in line with the text above. */
  .action-row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px;
    margin-inline-start: -6px;
    color: var(--text-quiet);
  }

  /* Quiet, but for the newest answer. Always there for touch and the keyboard; the space is kept, so that nothing moves. */
  @media (hover: hover) {
    .answer-actions:not(.newest) > .action-row {
      opacity: 0;
      transition: opacity 120ms ease-out;
    }

    .answer:hover > .answer-actions > .action-row,
    .answer:focus-within > .answer-actions > .action-row,
    .answer-actions:has(> :nth-child(2)) > .action-row {
      opacity: 1;
    }
  }

  .answer-action {
    display: inline-grid;
    place-items: center;
    min-inline-size: 28px;
    min-block-size: 28px;
    border-radius: var(--radius-small);
  }

  .answer-action:hover,
  .answer-action[aria-expanded='true'] {
    background: var(--surface-tint);
    color: var(--text);
  }

  .answer-action[aria-pressed='true'] {
    /* Seen in forced colours. */
    border: 1px solid transparent;
    background: var(--accent-tint);
    color: var(--accent-ink);
  }

  .answer-action[part~='host-action'] {
    padding-inline: 10px;
    border: 1px solid var(--line-strong);
    font-size: 0.8667em;
  }

  .answer-details {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
    margin-block-start: 4px;
    scroll-margin-block-end: 56px;
    color: var(--text-quiet);
    font-size: 0.8667em;
    -webkit-user-select: text;
    user-select: text;
  }
`;
