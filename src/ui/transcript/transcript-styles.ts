import { css } from 'lit';

export const transcriptStyles = css`
  .transcript {
    position: relative;
    flex: 1 1 auto;
    min-block-size: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-color: var(--line-strong) transparent;
    scrollbar-width: thin;
  }

  .skip:focus {
    inset-block-start: 8px;
    inset-inline-start: 8px;
    z-index: 2;
    inline-size: auto;
    block-size: auto;
    margin: 0;
    padding: 6px 14px;
    background: var(--surface-raised);
    box-shadow: 0 2px 10px oklch(0 0 0 / 0.2);
    clip-path: none;
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

  .latest {
    position: absolute;
    inset-block-end: calc(100% + 12px);
    inset-inline-end: 16px;
    display: grid;
    place-items: center;
    inline-size: 32px;
    min-block-size: 32px;
    border: 1px solid var(--line-strong);
    border-radius: 50%;
    background: var(--surface-raised);
    box-shadow: 0 2px 10px oklch(0 0 0 / 0.14);
  }

  @container (inline-size < 32em) {
    .turns {
      padding-inline: 16px;
    }
  }
`;
