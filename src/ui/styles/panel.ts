import { css } from 'lit';

export const panel = css`
  :host {
    display: block;
    min-inline-size: 0;
    max-block-size: var(--unleash-chat-max-height, min(48em, 85dvh)) !important;
  }

  .panel {
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
  }

  .header {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    min-block-size: 53px;
    padding: 10px 12px 10px 20px;
    border-block-end: 1px solid var(--line);
  }

  .header:dir(rtl) {
    padding-inline: 20px 12px;
  }

  .panel.no-heading > .header {
    min-block-size: 0;
    position: relative;
    z-index: 1;
    padding-block-end: 0;
    border: 0;
  }

  /* The text fades at the edges of what scrolls, rather than being cut. */
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

  .tool {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 32px;
    margin-inline-start: auto;
    padding-inline: 10px;
    border-radius: var(--radius-small);
    color: var(--text-quiet);
    font-size: 0.8667em;
    white-space: nowrap;
    transition: background-color 120ms ease-out;
  }

  .tool:hover {
    background: var(--surface-tint);
    color: var(--text);
  }

  .tool + .tool {
    margin-inline-start: -8px;
  }

  .tool.close,
  .tool:has(+ .close) {
    padding-inline: 7px;
  }

  .tool:has(+ .close) > .words {
    display: none;
  }

  .close > .icon {
    inline-size: 1.3em;
    block-size: 1.3em;
  }

  @media (pointer: coarse) {
    .tool {
      min-block-size: 40px;
    }

    .tool.close,
    .tool:has(+ .close) {
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

  /* Asking must not make the panel shrink, and the page below it jump. */
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
    /* The host's text, in a language of its own. */
    unicode-bidi: plaintext;
    max-block-size: 15vh;
    margin-block-start: 10px;
    overflow: hidden auto;
    overflow-wrap: anywhere;
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
    box-shadow:
      0 1px 2px oklch(0 0 0 / 0.08),
      0 4px 12px oklch(0 0 0 / 0.1);
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
    transition: background-color 120ms ease-out;
  }

  .button:hover {
    background: var(--surface-tint);
  }

  :host([layout='page']) {
    flex: 1 1 0;
    block-size: 100dvh;
    min-block-size: 0;
    max-block-size: none !important;
  }

  :host([layout='page']) > .panel {
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
      padding-inline: 16px 8px;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
    }
  }
`;
