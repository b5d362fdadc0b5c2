import { css } from 'lit';

export const composerStyles = css`
  .footer {
    position: relative;
    flex: none;
    inline-size: 100%;
    max-inline-size: 49em;
    margin-inline: auto;
    padding: 0 20px 16px;
  }

  .disclaimer {
    /* The host's text may have another direction than the chat. */
    unicode-bidi: plaintext;
    max-block-size: 15vh;
    margin-block-start: 10px;
    overflow: hidden auto;
    color: var(--text-quiet);
    font-size: 0.8em;
    line-height: 1.5;
    text-align: center;
    text-wrap: balance;
  }

  .composer {
    position: relative;
    display: flex;
    align-items: end;
    gap: 4px;
    padding: 5px;
    border: 1px solid var(--line-strong);
    border-radius: calc(var(--radius) * 0.875);
    background: var(--surface-raised);
  }

  .composer:focus-within {
    border-color: var(--accent-ink);
    outline: 2px solid var(--accent-ink);
    outline-offset: -1px;
  }

  .input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 36px;
    max-block-size: min(8lh + 12px, 50vh - 52px);
    margin: 0;
    padding-block: 6px;
    padding-inline: 12px 4px;
    overflow-y: auto;
    border: 0;
    outline: 0;
    background: none;
    line-height: 1.6;
    resize: none;
    field-sizing: content;
    scrollbar-width: thin;
  }

  .input::placeholder {
    color: var(--text-quiet);
    opacity: 1;
  }

  .composer ::slotted(*) {
    min-block-size: 36px;
  }

  .send {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    /* For an accent that is hard to tell from the surface, and in forced colours. */
    border: 1px solid var(--accent-ink);
    border-radius: calc(var(--radius) * 0.625);
    background: var(--accent);
    color: var(--accent-text);
  }

  .send:hover {
    background: var(--accent-hover);
  }

  .send:focus-visible {
    border-radius: calc(var(--radius) * 0.625);
  }

  .send[aria-disabled='true'] {
    border-color: transparent;
    background: var(--surface-tint);
    color: var(--text-quiet);
    cursor: default;
  }

  .send .solid {
    inline-size: 14px;
    block-size: 14px;
  }

  @container (inline-size < 32em) {
    .footer {
      padding: 0 16px 16px;
    }
  }

  @media (pointer: coarse) {
    /* Below 16 px, iOS zooms the page when the field is focused. */
    .input {
      font-size: max(16px, 1em);
    }
  }

  @media (forced-colors: active) {
    .send[aria-disabled='true'] {
      color: GrayText;
    }
  }
`;
