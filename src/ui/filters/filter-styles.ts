import { css } from 'lit';

export const filterStyles = css`
  .filter {
    display: flex;
    align-items: center;
    gap: 4px;
    color: var(--text-quiet);
    font-size: 0.8667em;
  }

  .filter span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  /* In a line of its own, above the field. */
  .composer:has(.filters) {
    flex-wrap: wrap;
  }

  .composer .filters {
    flex-basis: 100%;
    min-inline-size: 0;
    padding-inline-start: 12px;
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
`;
