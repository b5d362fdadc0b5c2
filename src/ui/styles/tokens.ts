import { css } from 'lit';

/** The host element, and colours and type of all parts. Hosts set `--unleash-chat-*`; the short names are derived from them, for internal use. */
export const tokens = css`
  :host {
    display: block;
    /* The font size set in the user's browser, whatever the page sets. */
    font-size: medium !important;
  }

  :host([hidden]) {
    display: none !important;
  }

  /* On the children, because rules of the page override those of the host element. Ends inheritance of what the page sets for its elements. */
  :host > * {
    all: initial;
    box-sizing: border-box;
    color-scheme: inherit;
    visibility: inherit;
    /* Initial is auto, which takes none from ancestors in the page. */
    user-select: text;
    --accent: var(--unleash-chat-accent, light-dark(oklch(0.48 0.13 258), oklch(0.76 0.11 252)));
    /* White or black, by the luminance of the accent: at 0.18, both have a contrast of 4.5. */
    --accent-text: var(
      --unleash-chat-accent-text,
      color(
        from var(--accent) xyz clamp(0, (0.18 - y) * 1e4, 0.95) clamp(0, (0.18 - y) * 1e4, 1) clamp(0, (0.18 - y) * 1e4, 1.09)
      )
    );
    /* The accent for text and outlines on the surface, darkened or lightened until it is readable. */
    --accent-ink: light-dark(
      oklch(from var(--accent) min(l, 0.48) min(c, 0.2) h),
      oklch(from var(--accent) max(l, 0.74) min(c, 0.15) h)
    );
    --text: var(--unleash-chat-text, light-dark(oklch(0.25 0.015 262), oklch(0.91 0.008 262)));
    --text-quiet: var(--unleash-chat-text-quiet, light-dark(oklch(0.49 0.015 262), oklch(0.72 0.012 262)));
    --surface: var(--unleash-chat-surface, light-dark(oklch(1 0 0), oklch(0.205 0.01 262)));
    --surface-raised: var(--unleash-chat-surface-raised, light-dark(oklch(1 0 0), oklch(0.25 0.012 262)));
    --surface-tint: var(--unleash-chat-surface-tint, light-dark(oklch(0.965 0.006 262), oklch(0.27 0.014 262)));
    --line: var(--unleash-chat-line, light-dark(oklch(0.905 0.006 262), oklch(0.33 0.012 262)));
    /* Boundaries of controls: 3:1 to all surfaces. */
    --line-strong: color-mix(in oklab, var(--text) 53%, var(--surface));
    --danger: var(--unleash-chat-danger, light-dark(oklch(0.53 0.19 27), oklch(0.74 0.14 25)));
    /* Darker under light text, lighter under dark text. */
    --accent-hover: color-mix(in oklab, var(--accent) 86%, oklch(from var(--accent-text) calc(1 - l) 0 0));
    --radius: var(--unleash-chat-radius, 16px);
    --radius-small: calc(var(--radius) * 0.5);

    color: var(--text);
    font-family: var(--unleash-chat-font, inherit);
    font-size: var(--unleash-chat-font-size, 0.9375em);
    line-height: 1.6;
    -webkit-text-size-adjust: 100%;
  }

  :host > [popover]:not(:popover-open, :modal) {
    display: none;
  }

  :host([theme='light']) > * {
    color-scheme: light;
  }

  :host([theme='dark']) > * {
    color-scheme: dark;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  :focus {
    outline: none;
  }

  /* In two colours, as the host may set the colour behind it. */
  :focus-visible {
    border-radius: 4px;
    outline: 2px solid var(--accent-ink);
    outline-offset: 2px;
    box-shadow: 0 0 0 2px var(--surface);
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after,
    ::backdrop {
      animation: none !important;
      transition: none !important;
    }
  }

  .icon {
    flex: none;
    /* Fits the smallest button at any font size. */
    inline-size: min(1.125em, 24px);
    block-size: min(1.125em, 24px);
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    -webkit-user-select: none;
    user-select: none;
    white-space: nowrap;
  }
`;
