import { css } from 'lit';

/** As in a messenger: round bubbles on a tinted background, questions in the accent colour. Custom properties of the host take precedence. */
export const bubbles = css`
  :host([look='bubbles']) > * {
    --surface: var(--unleash-chat-surface, light-dark(oklch(0.965 0.007 262), oklch(0.19 0.01 262)));
    --surface-raised: var(--unleash-chat-surface-raised, light-dark(oklch(1 0 0), oklch(0.255 0.012 262)));
    --surface-tint: var(--unleash-chat-surface-tint, light-dark(oklch(0.955 0.008 262), oklch(0.3 0.014 262)));
    --radius: var(--unleash-chat-radius, 22px);
    --lift: 0 1px 2px oklch(0 0 0 / 0.08);
    font-family: var(--unleash-chat-font, ui-rounded, 'SF Pro Rounded', system-ui, 'Segoe UI', Roboto, sans-serif);
  }

  :host([look='bubbles']:not([layout='page'], [layout='popup'], [layout='drawer'])) > .panel {
    border-color: transparent;
  }

  :host([look='bubbles']) .header {
    border: 0;
  }

  :host([look='bubbles']) .question,
  :host([look='bubbles']) .answer {
    margin-inline: 0;
    padding: calc(var(--block) * 0.9) 18px;
    border-radius: var(--radius);
  }

  :host([look='bubbles']) .question {
    margin-inline-start: auto;
    border-end-end-radius: calc(var(--radius) * 0.25);
  }

  :host([look='bubbles']) .question:not(.waiting) {
    background: var(--accent);
    color: var(--accent-text);
  }

  :host([look='bubbles']) .answer {
    margin-block: 0;
    padding-block: calc(var(--block) * 1.25);
    border-end-start-radius: calc(var(--radius) * 0.25);
    background: var(--surface-raised);
    box-shadow: var(--lift);
  }

  :host([look='bubbles']) .answer > :last-child {
    margin-block-end: 0;
  }

  :host([look='bubbles']) .prose .citation > :not(:hover, :focus-visible, [data-open], [data-reading]) {
    background-color: var(--accent-tint);
    color: var(--accent-ink);
  }

  :host([look='bubbles']) .prose .citations {
    --corner: 9px;
  }

  :host([look='bubbles']) .step .mark {
    background: var(--surface-raised);
  }

  :host([look='bubbles']) .tile {
    border-radius: 50%;
  }

  :host([look='bubbles']) .notice:not(.quiet) {
    padding: 0;
    border: 0;
  }

  :host([look='bubbles']) .answer > .notice:first-child {
    margin-block-start: 0;
  }

  :host([look='bubbles']) .button {
    border-radius: 999px;
  }

  :host([look='bubbles']) .starters {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  :host([look='bubbles']) .starters > li {
    max-inline-size: 100%;
    border: 0;
  }

  :host([look='bubbles']) .starter {
    inline-size: auto;
    min-block-size: 40px;
    margin: 0;
    padding: 8px 16px;
    border: 1px solid var(--line-strong);
    border-radius: 20px;
    background: var(--surface-raised);
    box-shadow: var(--lift);
  }

  :host([look='bubbles']) .starter > .icon {
    display: none;
  }

  :host([look='bubbles']) .composer {
    border-radius: 24px;
    box-shadow: var(--lift);
  }

  :host([look='bubbles']) .send {
    border-radius: 50%;
  }
`;
