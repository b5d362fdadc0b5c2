import { css } from 'lit';

export const transcript = css`
  .question {
    inline-size: fit-content;
    max-inline-size: min(85%, 36rem);
    margin-block: 32px 20px;
    margin-inline-start: auto;
    padding: 10px 16px;
    border-radius: var(--radius);
    border-end-end-radius: 4px;
    background: var(--surface-tint);
    overflow-wrap: anywhere;
  }

  .question p {
    white-space: pre-wrap;
  }

  .question:first-child {
    margin-block-start: 4px;
  }

  .activity {
    margin-block-end: 12px;
    color: var(--text-quiet);
    font-size: 0.8667em;
  }

  .activity .line {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: 4px;
    max-inline-size: 100%;
    padding-block: 4px;
  }

  .line .text {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  summary .icon {
    opacity: 0.75;
    transition: transform 120ms ease-out;
  }

  details[open] > summary > .icon {
    transform: rotate(90deg);
  }

  summary.line:hover {
    color: var(--text);
  }

  /* What is going on: a thin line under it, that moves. */
  .line.running::after {
    position: absolute;
    inset-block-end: 0;
    inset-inline: 0;
    block-size: 1.5px;
    border-radius: 1px;
    background: linear-gradient(90deg, transparent 0 20%, var(--accent) 50%, transparent 80% 100%) 0 0 / 50% 100% repeat-x
      var(--line);
    content: '';
    animation: searching 1.4s linear infinite;
  }

  @keyframes searching {
    from {
      background-position-x: 0%;
    }

    to {
      background-position-x: 100%;
    }
  }

  .steps {
    margin-block: 4px 8px;
    margin-inline-start: 7px;
    border-inline-start: 1px solid var(--line);
  }

  .step {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
    padding-block: 3px;
    padding-inline-start: 18px;
  }

  .step .mark {
    position: absolute;
    inset-block-start: 6px;
    inset-inline-start: -8px;
    display: grid;
    place-items: center;
    inline-size: 15px;
    block-size: 15px;
    border-radius: 50%;
    background: var(--surface);
    color: var(--accent);
  }

  .step .mark .icon {
    inline-size: 13px;
    block-size: 13px;
    stroke-width: 2.5;
  }

  .step.running .mark::before {
    inline-size: 7px;
    block-size: 7px;
    border-radius: 50%;
    background: var(--accent);
    content: '';
  }

  .step.failed .mark {
    color: var(--danger);
  }

  .step.stopped .mark {
    color: var(--text-quiet);
  }

  .step .found::before {
    margin-inline-end: 8px;
    content: '·';
  }

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

  .notice {
    display: flex;
    align-items: start;
    gap: 10px;
    margin-block-start: 16px;
    padding: 12px;
    border: 1px solid var(--line);
    border-radius: calc(var(--radius) * 0.75);
  }

  .notice > .icon {
    margin-block-start: 3px;
    color: var(--danger);
  }

  .notice > div {
    flex: 1;
    min-inline-size: 0;
  }

  .notice p {
    text-wrap: pretty;
  }

  .notice.quiet {
    align-items: center;
    justify-content: space-between;
    padding: 0;
    border: 0;
    color: var(--text-quiet);
    font-size: 0.9333em;
  }

  .notice summary {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    color: var(--text-quiet);
    font-size: 0.8667em;
  }

  .notice .cause {
    margin-block-start: 4px;
    color: var(--text-quiet);
    font-size: 0.8667em;
    overflow-wrap: anywhere;
  }

  .request-id code {
    font-family: var(--font-mono);
    user-select: all;
  }

  @media (prefers-reduced-motion: reduce) {
    .line.running::after {
      animation: none;
      background: var(--accent);
      opacity: 0.5;
    }

    summary .icon {
      transition: none;
    }
  }
`;
