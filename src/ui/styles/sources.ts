import { css } from 'lit';

export const sources = css`
  .sources {
    margin-block-start: 20px;
    padding-block-start: 12px;
    border-block-start: 1px solid var(--line);
  }

  .sources h3 {
    margin-block-end: 4px;
    color: var(--text-quiet);
    font-size: 0.8667em;
    font-weight: 500;
  }

  .others > summary {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    margin-block-start: 4px;
    padding-block: 6px;
    color: var(--text-quiet);
    font-size: 0.8667em;
  }

  .others > summary:hover {
    color: var(--text);
  }

  .source .row {
    display: grid;
    grid-template-columns: 1.25em 20px minmax(0, max-content) minmax(0, 1fr);
    align-items: center;
    gap: 0 8px;
    min-block-size: 32px;
    margin-inline: -8px;
    padding: 3px 8px;
    border-radius: var(--radius-small);
    font-size: 0.9333em;
    line-height: 1.45;
    text-decoration: none;
  }

  .others .source .row {
    grid-template-columns: 20px minmax(0, max-content) minmax(0, 1fr);
  }

  .others .number {
    display: none;
  }

  .source a.row:hover {
    background: var(--surface-tint);
  }

  .source a.row:hover .title {
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  .source .number {
    color: var(--text-quiet);
    font-size: 0.9em;
    font-variant-numeric: tabular-nums;
  }

  .source .tile {
    display: grid;
    place-items: center;
    inline-size: 20px;
    block-size: 20px;
    border-radius: 5px;
    background: light-dark(oklch(0.93 0.04 var(--hue, 258)), oklch(0.36 0.06 var(--hue, 258)));
    color: light-dark(oklch(0.42 0.12 var(--hue, 258)), oklch(0.87 0.07 var(--hue, 258)));
    font-size: 11px;
    font-weight: 650;
    line-height: 1;
  }

  .source .title,
  .source .place {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .source .place {
    color: var(--text-quiet);
    font-size: 0.9em;
  }

  @container (inline-size < 30rem) {
    .source .row {
      grid-template-columns: 1.25em 20px minmax(0, 1fr);
      min-block-size: 44px;
    }

    .others .source .row {
      grid-template-columns: 20px minmax(0, 1fr);
    }

    .source .place {
      grid-column: -2;
    }
  }

  .tile[data-hue='0'] {
    --hue: 258;
  }
  .tile[data-hue='1'] {
    --hue: 150;
  }
  .tile[data-hue='2'] {
    --hue: 60;
  }
  .tile[data-hue='3'] {
    --hue: 310;
  }
  .tile[data-hue='4'] {
    --hue: 200;
  }
  .tile[data-hue='5'] {
    --hue: 25;
  }
  .tile[data-hue='6'] {
    --hue: 285;
  }
  .tile[data-hue='7'] {
    --hue: 110;
  }
`;
