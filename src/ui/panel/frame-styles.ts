import { css } from 'lit';

/** Position and transitions of the panel in the layouts `popup` and `drawer`. */
export const frameStyles = css`
  :host([layout='popup']),
  :host([layout='drawer']) {
    display: contents;
  }

  .frame {
    /* Set by scripts on the element. Declared here, as the page may use the same names, and custom properties are inherited. */
    --visible-top: 0px;
    --visible-height: 100dvh;
    --covered: 0px;
    position: fixed;
    flex-direction: column;
    overflow: clip;
    border: 1px solid var(--line);
    background: var(--surface);
    box-shadow:
      0 2px 6px oklch(0 0 0 / 0.08),
      0 16px 48px oklch(0 0 0 / 0.18);
    opacity: 0;
    transform: var(--away);
  }

  .frame:popover-open,
  .frame:modal {
    display: flex;
    opacity: 1;
    transform: none;
    animation: come 160ms ease-out;
  }

  .frame:focus-visible {
    outline: 0;
  }

  .frame > .panel {
    flex: 1;
    min-block-size: 0;
    max-block-size: none;
    border: 0;
    border-radius: 0;
  }

  .frame::backdrop {
    background: oklch(0.2 0.01 262 / 0.36);
    opacity: 0;
  }

  .frame:modal::backdrop {
    opacity: 1;
    animation: come 160ms ease-out;
  }

  .popup {
    --beside: 88px;
    --aside: 20px;
    --origin: right bottom;
    --own-width: var(--unleash-chat-width, max(400px, 23em));
    --own-height: var(--unleash-chat-height, min(max(680px, 40em), 85dvh));
    inset-block: calc(max(16px, env(safe-area-inset-top)) + var(--visible-top)) max(var(--beside), var(--covered) + 8px);
    inset-inline: auto var(--aside);
    inline-size: var(--own-width);
    min-inline-size: 280px;
    max-inline-size: calc(100% - 40px - env(safe-area-inset-left) - env(safe-area-inset-right));
    max-block-size: var(--own-height);
    margin-block: auto 0;
    border-radius: var(--radius);
    --away: translateY(8px) scale(0.97);
    transform-origin: var(--origin);
  }

  .drawer {
    --own-width: var(--unleash-chat-width, max(440px, 25em));
    inset-block: 0;
    inset-inline: auto 0;
    inline-size: var(--own-width);
    min-inline-size: 320px;
    max-inline-size: calc(100% - max(env(safe-area-inset-left), env(safe-area-inset-right)));
    padding-block: env(safe-area-inset-top) env(safe-area-inset-bottom);
    padding-inline-end: env(safe-area-inset-right);
    border-width: 0;
    border-inline-start-width: 1px;
    --away: translateX(32px);
  }

  .drawer:dir(rtl) {
    padding-inline-end: env(safe-area-inset-left);
    --away: translateX(-32px);
  }

  /* A drawer that pushes the page covers nothing, so it needs no shadow. */
  .drawer:not(:modal) {
    box-shadow: none;
  }

  /* The field is placed like the composer that replaces it once the chat is loaded. */
  .panel.waiting {
    display: flex;
    flex-direction: column;
    justify-content: space-between;
    padding: 4px 20px 20px;
  }

  .early {
    padding: 10px 16px;
    border: 1px solid var(--line-strong);
    border-radius: calc(var(--radius) * 0.875);
    background: var(--surface-raised);
    color: inherit;
    font: inherit;
    line-height: 1.6;
    resize: none;
  }

  @media (prefers-reduced-transparency: reduce) {
    .frame::backdrop {
      background: oklch(0.2 0.01 262);
    }
  }

  /* Beside the launcher, not above it. */
  @media (width > 600px) and (height < 24em) {
    .popup {
      --beside: 8px !important;
      max-inline-size: calc(100% - 2 * var(--aside) - max(68px, 3em));
      max-block-size: none;
      margin-inline: max(68px, 3em);
    }
  }

  @media (width <= 600px) {
    .frame {
      inset: var(--visible-top) 0 auto;
      inline-size: auto;
      min-inline-size: 0;
      max-inline-size: none;
      block-size: var(--visible-height);
      max-block-size: none;
      --away: translateY(24px);
      margin: 0;
      padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left);
      border: 0;
      border-radius: 0;
    }
  }

  @keyframes come {
    from {
      opacity: 0;
      transform: var(--away);
    }
  }

  /* Fading out needs the property overlay: without it, the panel would leave the top layer at once. */
  @supports (overlay: auto) {
    .frame,
    .frame::backdrop {
      transition: 160ms ease-in allow-discrete;
      transition-property: opacity, transform, display, overlay;
    }
  }

  /* A fixed panel would be repeated on every printed page. */
  @media print {
    .frame {
      display: none !important;
      transition: none;
    }
  }
`;
