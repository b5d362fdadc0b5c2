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

  @container (inline-size < 32em) {
    .header {
      padding-inline: 16px 6px;
    }
  }
`;
