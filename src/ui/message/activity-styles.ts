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

  @media (forced-colors: active) {
    .line.running::after {
      border-block-end: 1.5px solid;
    }
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
    padding-inline-start: 1.3847em;
  }

  .step .mark {
    position: absolute;
    inset-block-start: 0.4616em;
    inset-inline-start: calc(-0.577em - 0.5px);
    display: grid;
    place-items: center;
    inline-size: 1.154em;
    block-size: 1.154em;
    border-radius: 50%;
    background: var(--surface);
    color: var(--accent-ink);
  }

  .step .mark .icon {
    inline-size: 1em;
    block-size: 1em;
    stroke-width: 2.5;
  }

  /* A border, because it is visible in forced colours. */
  .step.running .mark::before {
    border: 0.27em solid;
    border-radius: 50%;
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
