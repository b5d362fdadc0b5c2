import { css } from 'lit';

export const activityStyles = css`
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

  /* In both directions. */
  details[open] > summary > .icon {
    transform: rotate(90deg) !important;
  }

  summary.line:hover {
    color: var(--text);
  }

  /* A thin moving line under the current step. */
  .line.running::after {
    position: absolute;
    inset-block-end: 0;
    inset-inline: 0;
    block-size: 1.5px;
    border-radius: 1px;
    background: linear-gradient(90deg, var(--line), var(--accent-ink), var(--line)) 0 0 / 50%;
    content: '';
    animation: searching 1.4s linear infinite;
  }

  @keyframes searching {
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
    color: var(--accent-ink);
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
    background: currentColor;
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
`;
