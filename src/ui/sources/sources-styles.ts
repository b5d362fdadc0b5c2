import { css } from 'lit';

export const sourcesStyles = css`
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

  .sources h4 {
    margin-block: 8px 2px;
    color: var(--text-quiet);
    font-size: 0.8667em;
    font-weight: 500;
  }

  .source {
    display: flex;
    margin-inline-start: -6px;
    font-size: 0.9333em;
    line-height: 1.45;
  }

  .source .number {
    flex: none;
    min-inline-size: 28px;
    padding-inline: 6px;
    border-radius: var(--radius-small);
    color: var(--text-quiet);
    font-size: 0.9em;
    font-variant-numeric: tabular-nums;
    align-self: start;
    min-block-size: 32px;
    text-align: start;
  }

  .source button.number:hover {
    background: var(--surface-tint);
    color: var(--text);
  }

  .source .row {
    flex: 1;
    display: grid;
    grid-template-columns: auto minmax(0, max-content) minmax(30%, 1fr);
    align-content: center;
    align-items: baseline;
    gap: 0 8px;
    min-inline-size: 0;
    min-block-size: 32px;
    padding: 3px 6px;
    border-radius: var(--radius-small);
    text-decoration: none;
  }

  .source a.row:hover {
    background: var(--surface-tint);
  }

  .source a.row:hover .title {
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  .tile {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 1.82em;
    block-size: 1.82em;
    border-radius: 5px;
    background: light-dark(oklch(0.93 0.04 var(--hue)), oklch(0.36 0.06 var(--hue)));
    color: light-dark(oklch(0.42 0.12 var(--hue)), oklch(0.87 0.07 var(--hue)));
    font-size: max(0.7857em, 11px);
    font-weight: 650;
    line-height: 1;
  }

  img.tile {
    background: none;
    object-fit: contain;
  }

  .source .title,
  .source .place {
    justify-self: start;
    max-inline-size: 100%;
  }

  .source .place {
    color: var(--text-quiet);
    font-size: 0.9em;
  }

  @container (inline-size < 32em) {
    .source .row {
      grid-template-columns: auto minmax(0, 1fr);
      min-block-size: 44px;
    }

    .source .tile {
      grid-row: 1 / 3;
      align-self: center;
    }

    .source .place {
      grid-column: 2;
    }
  }
`;
