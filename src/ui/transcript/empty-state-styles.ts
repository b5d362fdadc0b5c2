import { css } from 'lit';

export const emptyStateStyles = css`
  .empty {
    padding-block: 20px 4px;
  }

  .greeting {
    font-size: 1.4em;
    font-weight: 600;
    line-height: 1.3;
    text-wrap: balance;
  }

  .introduction {
    margin-block-start: 6px;
    color: var(--text-quiet);
    text-wrap: pretty;
  }

  .starters {
    margin-block-start: 20px;
  }

  .starters > li {
    border-block-start: 1px solid var(--line);
  }

  .starter {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 16px;
    inline-size: calc(100% + 16px);
    min-block-size: 46px;
    margin-inline: -8px;
    padding: 8px;
    text-align: start;
  }

  .starter > .icon {
    color: var(--text-quiet);
  }

  .starter:hover,
  .starter:hover > .icon {
    color: var(--accent-ink);
  }

  :host([layout='page']) .empty {
    padding-block-start: clamp(20px, 12vh, 7em);
  }
`;
