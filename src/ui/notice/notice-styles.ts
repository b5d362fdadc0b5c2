import { css } from 'lit';

export const noticeStyles = css`
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    justify-content: end;
    gap: 10px;
    margin-block-start: 16px;
    padding: 12px;
    border: 1px solid var(--line);
    border-radius: calc(var(--radius) * 0.75);
  }

  .notice > .icon {
    margin-block-start: 3px;
    color: var(--danger);
  }

  /* In a narrow chat, the buttons are below the text. */
  .notice > div {
    flex: 1 1 min(13em, 100% - 2em);
    min-inline-size: 0;
  }

  .notice > div:has(+ .button + .button) {
    flex-basis: calc(100% - 2em);
  }

  .notice p {
    text-wrap: pretty;
  }

  .notice.quiet {
    align-items: center;
    justify-content: space-between;
    padding: 0;
    border: 0;
    color: var(--text-quiet);
    font-size: 0.9333em;
  }

  .notice summary {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: 24px;
    color: var(--text-quiet);
    font-size: 0.8667em;
  }

  .notice .cause {
    margin-block-start: 4px;
    color: var(--text-quiet);
    font-size: 0.8667em;
  }

  .request-id code {
    font-family: var(--font-mono);
    user-select: all;
  }

  .button {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 6px;
    min-block-size: 32px;
    padding-inline: 12px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-small);
    background: var(--surface-raised);
    font-size: 0.8667em;
    font-weight: 500;
    white-space: nowrap;
  }

  .button:hover {
    background: var(--surface-tint);
  }
`;
