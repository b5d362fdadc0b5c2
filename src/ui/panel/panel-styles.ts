import { css } from 'lit';

export const panelStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
    max-block-size: var(--unleash-chat-max-height, min(48em, 85dvh)) !important;
  }

  .panel {
    /* Spacing that looks use and density changes. */
    --turn: 32px;
    --block: 12px;
    position: relative;
    container-type: inline-size;
    contain-intrinsic-inline-size: 28em;
    display: flex;
    flex-direction: column;
    block-size: 100%;
    max-block-size: inherit;
    overflow: clip;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    /* Long words wrap, except where wrapping is off. */
    overflow-wrap: anywhere;
  }

  .header {
    display: flex;
    flex: none;
    align-items: center;
    gap: 12px;
    min-block-size: 53px;
    padding-block: 10px;
    /* Aligns the heading with the centred transcript below, at any width of the panel. */
    padding-inline: max(20px, 50% - 24.5em + 20px) max(10px, 50% - 24.5em + 10px);
    border-block-end: 1px solid var(--line);
  }

  .panel.no-heading > .header {
    min-block-size: 0;
    position: relative;
    z-index: 1;
    padding-block-end: 0;
    border: 0;
  }

  /* Scrolled text fades out at the edges of the transcript. */
  .panel.no-heading:not(.is-empty) > .header::after,
  .panel:not(.is-empty) > .footer::before {
    position: absolute;
    inset-inline: 0;
    block-size: 20px;
    pointer-events: none;
    content: '';
  }

  .panel.no-heading:not(.is-empty) > .header::after {
    inset-block-start: 100%;
    background: linear-gradient(var(--surface), transparent);
  }

  .panel:not(.is-empty) > .footer::before {
    inset-block-end: 100%;
    background: linear-gradient(transparent, var(--surface));
  }

  .panel.no-heading.is-empty > .header {
    padding: 0;
  }

  .heading {
    overflow: hidden;
    font-size: 1em;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .avatar {
    flex: none;
    inline-size: 24px;
    block-size: 24px;
    border-radius: 50%;
    object-fit: cover;
  }

  .header-button {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 32px;
    margin-inline-start: auto;
    padding-inline: 10px;
    border-radius: var(--radius-small);
    font-size: 0.8667em;
    white-space: nowrap;
    opacity: 0.75;
  }

  /* Derived from the colour of the header, which hosts may change. */
  .header-button:hover {
    background: color-mix(in srgb, currentColor 9%, transparent);
    opacity: 1;
  }

  .header-button + .header-button {
    margin-inline-start: -8px;
  }

  .header-button.close,
  .header-button:has(+ .close) {
    padding-inline: 7px;
    font-size: 1em;
  }

  .header-button:has(+ .close) > .words {
    display: none;
  }

  @media (pointer: coarse) {
    .header-button {
      min-block-size: 40px;
    }

    .header-button.close,
    .header-button:has(+ .close) {
      padding-inline: 11px;
    }
  }

  .transcript {
    position: relative;
    flex: 1 1 auto;
    min-block-size: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-color: var(--line-strong) transparent;
    scrollbar-width: thin;
  }

  .transcript:focus-visible {
    outline-offset: -2px;
  }

  .turns {
    display: flow-root;
    overflow-x: clip;
    max-inline-size: 49em;
    margin-inline: auto;
    padding: 20px 20px 24px;
  }

  /* Otherwise the panel would shrink with the first question, and the page below it would jump. */
  .panel:not(.is-empty) .turns {
    min-block-size: 17em;
  }

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

  .latest {
    position: absolute;
    inset-block-end: calc(100% + 12px);
    inset-inline-end: 16px;
    display: grid;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    border: 1px solid var(--line);
    border-radius: 50%;
    background: var(--surface-raised);
    box-shadow: 0 2px 10px oklch(0 0 0 / 0.14);
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

  :host([layout='page']) {
    flex: 1 1 0;
    block-size: 100dvh;
    min-block-size: 0;
    max-block-size: 100dvh !important;
  }

  :host([layout='page']) > .panel {
    padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left);
    border: 0;
    border-radius: 0;
  }

  :host([layout='page']) .empty {
    padding-block-start: clamp(20px, 12vh, 7em);
  }

  @container (inline-size < 32em) {
    .turns {
      padding-inline: 16px;
    }

    .footer {
      padding: 0 16px 16px;
    }

    .header {
      padding-inline: 16px 6px;
    }
  }
`;
