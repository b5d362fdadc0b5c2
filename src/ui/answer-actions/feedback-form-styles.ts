import { css } from 'lit';

export const feedbackFormStyles = css`
  .feedback-form {
    display: grid;
    gap: 12px;
    margin-block-start: 8px;
    /* Room for the button that scrolls to the end. */
    scroll-margin-block-end: 56px;
    padding: 14px 16px;
    border: 1px solid var(--line);
    border-radius: calc(var(--radius) * 0.75);
    font-size: 0.9333em;
  }

  .feedback-form > p {
    font-weight: 600;
  }

  .reasons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .reasons label {
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: 28px;
    padding-inline: 10px;
    border: 1px solid var(--line-strong);
    border-radius: 999px;
    cursor: pointer;
  }

  .reasons label:hover {
    background: var(--surface-tint);
  }

  .reasons label:has(:checked) {
    border-color: var(--accent-ink);
    background: var(--accent-tint);
  }

  .reasons input {
    margin: 0;
    accent-color: var(--accent-ink);
  }

  .feedback-form textarea {
    box-sizing: border-box;
    inline-size: 100%;
    padding: 8px 12px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-small);
    background: var(--surface-raised);
    resize: vertical;
  }

  .feedback-form textarea::placeholder {
    color: var(--text-quiet);
    opacity: 1;
  }

  @media (pointer: coarse) {
    /* Below 16 px, iOS zooms the page when the field is focused. */
    .feedback-form textarea {
      font-size: max(16px, 1em);
    }
  }

  .form-buttons {
    display: flex;
    justify-content: end;
    gap: 8px;
  }
`;
