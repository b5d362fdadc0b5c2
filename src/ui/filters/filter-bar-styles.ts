import { css } from 'lit';

/** The row above the field, and the filters of a question. */
export const filterBarStyles = css`
  .filter-bar {
    display: grid;
    gap: 8px;
    margin-block-end: 6px;
  }

  .filter-row,
  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    min-inline-size: 0;
  }

  /* Many filters must not push the field out of a small window. */
  .filter-row {
    max-block-size: max(96px, 20vh);
    margin: -4px;
    padding: 4px;
    overflow-y: auto;
    color: var(--text-quiet);
    font-size: 0.8667em;
    scrollbar-width: thin;
  }

  .filter-button {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 28px;
    padding-inline: 8px;
    border-radius: 999px;
  }

  .filter-button:focus-visible {
    border-radius: 999px;
  }

  .filter-button:hover,
  .filter-button[aria-expanded='true'] {
    background: var(--surface-tint);
    color: var(--text);
  }

  .filter {
    display: flex;
    align-items: center;
    min-inline-size: 0;
    max-inline-size: 100%;
    font-size: 0.8667em;
  }

  .filter-row .filter {
    padding-inline-start: 10px;
    border: 1px solid var(--line-strong);
    border-radius: 999px;
    color: var(--text);
    font-size: 1em;
  }

  .filter span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  /* The filters flow on from the button. */
  .filter-row .filters {
    display: contents;
  }

  .question .filters {
    column-gap: 14px;
    margin-block-end: 4px;
  }

  .filter button {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 28px;
    block-size: 28px;
    border-radius: 999px;
  }

  .filter button:hover {
    background: var(--surface-tint);
  }

  .filter-note {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    color: var(--text-quiet);
    font-size: 0.8667em;
  }

  /* Takes back the gap before it. Screen readers may not announce what was not displayed. */
  .filter-note:empty {
    margin-block-start: -8px;
  }

  .filter-choices {
    display: grid;
    gap: 8px;
    max-block-size: 45vh;
    padding: 10px 12px;
    overflow-y: auto;
    border: 1px solid var(--line);
    border-radius: calc(var(--radius) * 0.75);
    background: var(--surface-raised);
  }

  @media (pointer: coarse) {
    .filter-button {
      min-block-size: 44px;
      padding-inline: 12px;
    }

    .filter button {
      inline-size: 44px;
      block-size: 44px;
    }
  }

  @media print {
    .filter-bar {
      display: none;
    }
  }
`;
