import { css } from 'lit';

export const helpStyles = css`
  /* Over the whole chat. */
  .keyboard-help {
    position: absolute;
    inset: 0;
    z-index: 3;
    display: flex;
    flex-direction: column;
    background: var(--surface);
    animation: keyboard-help 160ms ease-out;
  }

  @keyframes keyboard-help {
    from {
      opacity: 0;
      translate: 0 12px;
    }
  }

  /* An empty chat is too low for it. Where the host sets its height, it scrolls. */
  .panel:has(> .keyboard-help) .turns {
    min-block-size: 22em;
  }

  .help-header {
    display: flex;
    flex: none;
    align-items: center;
    gap: 12px;
    min-block-size: 53px;
    padding-block: 10px;
    padding-inline: 20px 10px;
    border-block-end: 1px solid var(--line);
  }

  .help-header h2 {
    font-size: 1em;
    font-weight: 600;
  }

  .help-scroller {
    flex: 1;
    min-block-size: 0;
    padding: 16px 20px;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }

  .help-scroller:focus-visible {
    border-radius: 0;
    outline-offset: -2px;
  }

  .help-scroller > * {
    max-inline-size: 34em;
    margin-inline: auto;
  }

  .help-scroller dl > div {
    display: grid;
    grid-template-columns: minmax(6em, 2fr) 3fr;
    gap: 12px;
    align-items: baseline;
    padding-block: 7px;
  }

  .help-scroller dl > div + div {
    border-block-start: 1px solid var(--line);
  }

  .message-keys {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    inline-size: 100%;
    min-block-size: 44px;
    margin-block-start: 8px;
    border-block-start: 1px solid var(--line);
    font-weight: 600;
    text-align: start;
  }

  /* The switch: a track with a thumb, which the border draws in forced colours. */
  .message-keys::after {
    flex: none;
    box-sizing: border-box;
    inline-size: 38px;
    block-size: 22px;
    padding: 3px;
    border: 2px solid currentColor;
    border-radius: 999px;
    background: radial-gradient(circle closest-side, currentColor 92%, transparent) content-box 0 / 12px no-repeat;
    content: '';
  }

  .message-keys:is([aria-checked='true']:dir(ltr), [aria-checked='false']:dir(rtl))::after {
    background-position-x: 100%;
  }

  .message-keys[aria-checked='true']::after {
    border-color: var(--accent-ink);
    color: var(--accent-ink);
  }

  .help-scroller dd {
    margin: 0;
  }

  .help-scroller kbd {
    padding: 2px 7px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--surface-tint);
    font: inherit;
    font-size: 0.8667em;
    box-decoration-break: clone;
  }
`;
