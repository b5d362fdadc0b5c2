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
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    font-size: 1em;
    font-weight: 600;
    line-height: 1.4;
  }

  .avatar {
    flex: none;
    inline-size: 1.6em;
    block-size: 1.6em;
    border-radius: 50%;
    object-fit: cover;
  }

  /* Without room for its words, they wrap below the icon, where they are not seen. */
  .header-button {
    --button: max(32px, 1.6em);
    display: inline-flex;
    /* Shrinks before the heading does. */
    flex: 0 1e6 auto;
    flex-wrap: wrap;
    justify-content: end;
    gap: 0 6px;
    min-inline-size: calc(1.125em + 20px);
    block-size: var(--button);
    margin-inline-start: auto;
    padding-inline: 10px;
    overflow: clip;
    border-radius: var(--radius-small);
    font-size: 0.8667em;
    line-height: var(--button);
    white-space: nowrap;
    opacity: 0.75;
  }

  .header-button > .icon {
    block-size: 100%;
  }

  /* Derived from the colour of the header, which hosts may change. */
  .header-button:hover {
    background: color-mix(in srgb, currentColor 9%, transparent);
    opacity: 1;
  }

  .header-button:not(.open-conversations) ~ .header-button {
    margin-inline-start: -8px;
  }

  .header-button:not(.new-conversation),
  .header-button:has(~ .close) {
    justify-content: center;
    min-inline-size: var(--button);
    padding-inline: 0;
    font-size: 1em;
  }

  .header-button:has(~ .close) > .words {
    display: none;
  }

  @media (pointer: coarse) {
    .header-button {
      --button: max(40px, 1.6em);
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

  /* In short windows, the whole panel scrolls. */
  @media (height < 24em) {
    :host {
      max-block-size: var(--unleash-chat-max-height, 100dvh) !important;
    }

    .panel:not(:has(> :is(.source-reader, .conversations.is-open))) {
      overflow: hidden auto;

      > .transcript {
        min-block-size: min(9em, 60dvh);
      }
    }

    .panel > .header {
      min-block-size: 0;
      padding-block: 2px;
    }

    .panel .disclaimer {
      max-block-size: none;
    }
  }

  @container (inline-size < 32em) {
    .header {
      padding-inline: 16px 6px;
    }
  }
`;
