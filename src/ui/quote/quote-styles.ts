import { css } from 'lit';

export const quoteStyles = css`
  .quote-button {
    position: fixed;
    inset: auto;
    min-block-size: 28px;
    margin: 0;
    padding: 3px 12px;
    border: 1px solid var(--line-strong);
    border-radius: 999px;
    background: var(--surface-raised);
    box-shadow: 0 2px 10px oklch(0 0 0 / 0.16);
    color: var(--text);
    font-size: 0.8667em;
    /* A drag that ends on it would select the whole chat. */
    -webkit-user-select: none;
    user-select: none;
  }

  .quote-button:hover {
    background: var(--surface-tint);
  }

  @media (pointer: coarse) {
    .quote-button {
      min-block-size: 44px;
      padding-inline: 18px;
    }
  }
`;
