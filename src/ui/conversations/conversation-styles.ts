import { css } from 'lit';

export const conversationStyles = css`
  .header-button.open-conversations {
    margin-inline: -8px 0;
    padding-inline: 7px;
    font-size: 1em;
  }

  .panel.no-heading.is-empty > .header:has(> .open-conversations) {
    padding-block-start: 10px;
    padding-inline: 20px 10px;
  }

  /* Over the text. */
  .conversations {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    z-index: 3;
    display: flex;
    flex-direction: column;
    inline-size: min(100%, 23em);
    border-inline-end: 1px solid var(--line);
    background: var(--surface);
    box-shadow: 0 0 24px oklch(0 0 0 / 0.16);
    animation: conversations 160ms ease-out;
  }

  @keyframes conversations {
    from {
      opacity: 0;
      translate: -12px 0;
    }
  }

  .conversations:dir(rtl) {
    animation-name: conversations-from-right;
  }

  @keyframes conversations-from-right {
    from {
      opacity: 0;
      translate: 12px 0;
    }
  }

  /* Gets the focus for the moment in which an entry is replaced. */
  .conversations:focus {
    outline: none;
  }

  /* What has the focus stays, also where there is no room beside the text any more. */
  .conversations:not(.is-open, :focus-within) {
    display: none;
  }

  /* An empty chat is too low for a list. Where the host sets its height, the transcript scrolls. */
  .panel:has(> .conversations.is-open) .turns {
    min-block-size: 22em;
  }

  .conversations-header {
    display: grid;
    flex: none;
    grid-template-columns: 1fr auto;
    gap: 8px;
    align-items: center;
    padding: 10px 16px 8px;
  }

  .conversations-header > .close {
    margin-inline-end: -6px;
  }

  .conversations-header h2 {
    font-size: 1em;
    font-weight: 600;
  }

  .conversations input {
    min-inline-size: 0;
    min-block-size: 36px;
    margin: 0;
    padding-inline: 10px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-small);
    background: var(--surface-raised);
    color: inherit;
    font: inherit;
  }

  .conversations input::placeholder {
    color: var(--text-quiet);
    opacity: 1;
  }

  .conversations input:focus-visible {
    border-radius: var(--radius-small);
    outline-offset: -1px;
  }

  .search-conversations {
    grid-column: 1 / -1;
  }

  .conversations-scroller {
    flex: 1;
    min-block-size: 0;
    padding: 0 8px 12px;
    /* Below the name of the day. */
    scroll-padding-block-start: 2.4em;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }

  .conversations-scroller h3 {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    padding: 10px 8px 4px;
    background: var(--surface);
    color: var(--text-quiet);
    font-size: 0.8em;
    font-weight: 600;
  }

  .no-conversations {
    padding: 10px 8px;
    color: var(--text-quiet);
  }

  .entry {
    display: flex;
    position: relative;
    align-items: center;
    border-radius: var(--radius-small);
  }

  .entry:hover,
  .entry:focus-within {
    background: var(--surface-tint);
  }

  .entry:has([aria-current='true']) {
    background: color-mix(in oklab, var(--accent) 10%, var(--surface));
  }

  .conversation {
    display: grid;
    flex: 1;
    grid-template-columns: minmax(0, 1fr) auto;
    align-content: center;
    align-items: baseline;
    min-inline-size: 0;
    min-block-size: 36px;
    padding: 6px 8px;
    text-align: start;
  }

  .conversation-title {
    justify-self: start;
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .conversation[aria-current='true'] > .conversation-title {
    font-weight: 600;
  }

  .conversation > time {
    padding-inline-start: 12px;
    color: var(--text-quiet);
    font-size: 0.8em;
    font-variant-numeric: tabular-nums;
  }

  .entry-button {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    border-radius: var(--radius-small);
    color: var(--text-quiet);
  }

  .entry-button:hover {
    background: color-mix(in srgb, currentColor 12%, transparent);
    color: var(--text);
  }

  /* With a mouse, the buttons take the place of the time while the entry is pointed at or focused. */
  @media (hover: hover) and (pointer: fine) {
    .entry:not(:hover, :focus-within) > .entry-button {
      position: absolute;
      inset-inline-end: 0;
      opacity: 0;
    }

    .entry:not(:hover, :focus-within) > .entry-button:not(:last-child) {
      inset-inline-end: 32px;
    }

    .entry:is(:hover, :focus-within) time {
      display: none;
    }
  }

  .entry:is(.rename, .delete) {
    padding: 4px;
  }

  .new-title {
    flex: 1;
  }

  .confirm {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    padding: 4px;
  }

  .confirm > p {
    flex: 1 1 100%;
  }

  .confirm > .concerned {
    font-weight: 600;
  }

  .button.danger {
    border-color: var(--danger);
    color: var(--danger);
  }

  .conversations-footer {
    display: flex;
    flex: none;
    gap: 8px;
    align-items: center;
    justify-content: space-between;
    min-block-size: 44px;
    padding: 6px 16px;
    border-block-start: 1px solid var(--line);
    color: var(--text-quiet);
    font-size: 0.8667em;
  }

  .conversations-footer > .confirm {
    color: var(--text);
    font-size: 1.1538em;
  }

  .text-button {
    flex: none;
    min-block-size: 32px;
    padding-inline: 4px;
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  .not-kept {
    margin-block-end: 8px;
    color: var(--text-quiet);
    font-size: 0.8667em;
    text-wrap: pretty;
  }

  @media (pointer: coarse) {
    /* The buttons beside it are always there. */
    .conversation-title {
      display: -webkit-box;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
      white-space: normal;
    }

    .conversation,
    .entry-button,
    .text-button,
    .conversations .button {
      min-block-size: 44px;
    }

    .entry-button {
      inline-size: 44px;
    }

    /* Below 16 px, iOS zooms the page when the field is focused. */
    .conversations input {
      min-block-size: 44px;
      font-size: max(16px, 1em);
    }
  }

  @container (inline-size < 32em) {
    .conversations {
      inline-size: 100%;
      border: 0;
    }
  }

  @media (pointer: coarse) and (width < 32em) {
    .conversation > time {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .conversation[aria-current='true'] > .conversation-title {
      text-decoration: underline;
    }
  }

  /* Beside the text, where both have room and no source is open. */
  @media not print {
    @container (inline-size >= 58em) {
      :host([layout='page']) > .panel:not(:has(> .source-reader)) > .conversations {
        z-index: auto;
        display: flex;
        inline-size: 17em;
        box-shadow: none;
        animation: none;
      }

      /* The day is enough. */
      :host([layout='page']) > .panel:not(:has(> .source-reader)) .conversation > time {
        display: none;
      }

      :host([layout='page']) > .panel:has(> .conversations):not(:has(> .source-reader)) > :is(.header, .transcript) {
        margin-inline-start: 17em;
      }

      /* Percentages are those of the whole panel. */
      :host([layout='page']) > .panel:has(> .conversations):not(:has(> .source-reader)) > .header {
        padding-inline: max(20px, 50% - 33em + 20px) max(10px, 50% - 33em + 10px);
      }

      :host([layout='page']) > .panel:has(> .conversations):not(:has(> .source-reader)) > .footer {
        inline-size: calc(100% - 17em);
        margin-inline: max(17em, 50% - 24.5em + 8.5em) auto;
      }

      :host([layout='page']) > .panel:not(:has(> .source-reader)) .open-conversations,
      :host([layout='page']) > .panel:not(:has(> .source-reader)) .conversations .close {
        display: none;
      }
    }
  }

  @media print {
    .conversations,
    .not-kept {
      display: none;
    }
  }
`;
