import { css } from 'lit';

/** The filters to choose from, and the values of the open one. */
export const filterChoicesStyles = css`
  .filter-fields,
  .filter-options,
  .filter-days {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }

  /* Below all buttons, and after its own one in the order of the keyboard. */
  .filter-section {
    display: grid;
    order: 1;
    flex-basis: 100%;
    gap: 8px;
    min-inline-size: 0;
  }

  .filter-option {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: 28px;
    padding-inline: 10px;
    border: 1px solid var(--line-strong);
    border-radius: 999px;
    font-size: 0.8667em;
  }

  .filter-option:focus-visible {
    border-radius: 999px;
  }

  .filter-option:hover {
    background: var(--surface-tint);
  }

  .filter-option[aria-expanded='true'],
  .filter-option[aria-pressed='true'] {
    border-color: var(--accent-ink);
    background: var(--accent-tint);
    color: var(--accent-ink);
  }

  .filter-option[aria-expanded] > .icon.directed {
    transform: rotate(90deg);
  }

  .filter-option[aria-expanded='true'] > .icon.directed {
    transform: rotate(-90deg);
  }

  .filter-search,
  .filter-days input {
    box-sizing: border-box;
    min-inline-size: 0;
    min-block-size: 34px;
    margin: 0;
    padding: 4px 10px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-small);
    background: var(--surface-raised);
    color: inherit;
    font: inherit;
    font-size: 0.9333em;
  }

  .filter-search {
    inline-size: 100%;
  }

  /* The direction of the texts, while there is no query that has one. */
  .filter-search:placeholder-shown {
    direction: inherit;
  }

  .filter-search::placeholder {
    color: var(--text-quiet);
    opacity: 1;
  }

  /* Half of a value is seen at the end of what scrolls. */
  .filter-values {
    --value: max(30px, 1lh);
    max-block-size: calc(min(5 * var(--value), round(down, 25vh, var(--value))) + var(--value) / 2);
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    font-size: 0.9333em;
  }

  .filter-values label {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 30px;
    padding-inline: 6px;
    border-radius: var(--radius-small);
    cursor: pointer;
  }

  .filter-values label:hover {
    background: var(--surface-tint);
  }

  .filter-values input {
    flex: none;
    margin: 0;
    accent-color: var(--accent-ink);
  }

  .filter-values span {
    min-inline-size: 0;
  }

  .filter-days label {
    display: flex;
    flex: 1;
    align-items: center;
    gap: 8px;
    font-size: 0.8667em;
  }

  .filter-days input {
    flex: 1;
    min-inline-size: 9em;
  }

  @media (pointer: coarse) {
    .filter-values {
      --value: max(44px, 1lh);
    }

    .filter-option,
    .filter-values label {
      min-block-size: 44px;
    }

    .filter-option {
      padding-inline: 14px;
    }

    /* Below 16 px, iOS zooms the page when the field is focused. */
    .filter-search,
    .filter-days input {
      min-block-size: 44px;
      font-size: max(16px, 1em);
    }
  }

  @media (forced-colors: active) {
    .filter-option[aria-expanded='true'],
    .filter-option[aria-pressed='true'] {
      border-color: Highlight;
      color: Highlight;
    }
  }
`;
