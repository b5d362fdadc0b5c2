import { html, nothing, type TemplateResult } from 'lit';
import type { Activity, ActivityStatus, Message } from '../../conversation/conversation.js';
import type { ChatStrings } from '../../locale/strings.js';
import { icons } from '../icons.js';

/** The steps of the assistant's tools: the current step in one line, then a summary; it expands to all steps. */
export function activitiesTemplate(
  answer: Message,
  strings: ChatStrings,
  contentLanguage: string | undefined,
  isSlow: boolean,
): TemplateResult | typeof nothing {
  const { activities, status, retry } = answer;
  const step = currentStep(answer, strings, isSlow);
  if (activities.length === 0 || (status === 'waiting' && retry)) return step ? lineTemplate(step) : nothing;
  // The assistant's words, unlike the names of tools and the summary.
  const isLabel = activities.some(({ label }) => label !== '' && label === step);
  return html`<details class="activity" part="activity">
    <summary class=${step ? 'line running' : 'line'}>
      <span class="text" dir="auto" lang=${(isLabel ? contentLanguage : undefined) ?? nothing}
        >${step || summaryOf(activities, strings)}</span
      >
      ${icons.fold}
    </summary>
    <ol role="list" class="steps">
      ${activities.map((activity) => stepTemplate(activity, strings, contentLanguage))}
    </ol>
  </details>`;
}

/** Below the text of an answer that has not grown for a while. */
export function stillWritingTemplate(
  { status, text }: Message,
  strings: ChatStrings,
  isSlow: boolean,
): TemplateResult | typeof nothing {
  return isSlow && status === 'streaming' && text ? lineTemplate(strings.stillWriting) : nothing;
}

/** Label of the current step; empty once the answer has text or has ended. */
export function currentStep({ activities, status, text, retry }: Message, strings: ChatStrings, isSlow: boolean): string {
  const isWaiting = status === 'waiting';
  if (isWaiting && retry) return strings.retrying(retry.attempt);
  const running = activities.findLast((activity) => activity.status === 'running');
  if (!running && !isWaiting && !(status === 'streaming' && text === '')) return '';
  const latest = running ?? activities.at(-1);
  if (latest) return labelOf(latest, strings);
  return isSlow ? strings.waitingLong : strings.waiting;
}

function lineTemplate(text: string): TemplateResult {
  return html`<div class="activity" part="activity">
    <p class="line running"><span class="text" dir="auto">${text}</span></p>
  </div>`;
}

function stepTemplate(activity: Activity, strings: ChatStrings, contentLanguage: string | undefined): TemplateResult {
  const { status, found, label } = activity;
  return html`<li class="step ${status}" part="step">
    <span class="mark" role="img" aria-label=${statusOf(status, strings)}>${status === 'running' ? nothing : icons[status]}</span>
    <span class="text" dir="auto" lang=${(label ? contentLanguage : undefined) ?? nothing}>${labelOf(activity, strings)}</span>
    ${found ? html`<span class="found">${strings.found(found)}</span>` : nothing}
  </li>`;
}

/** What the step is about. */
export function labelOf(activity: Activity, strings: ChatStrings): string {
  if (activity.label) return activity.label;
  return activity.toolName ? strings.usingTool(activity.toolName) : strings.waiting;
}

function statusOf(status: ActivityStatus, strings: ChatStrings): string {
  return { done: strings.stepDone, failed: strings.stepFailed, running: strings.stepRunning, stopped: strings.stepStopped }[
    status
  ];
}

function summaryOf(activities: readonly Activity[], strings: ChatStrings): string {
  const start = Math.min(...activities.map(({ startedAt }) => startedAt));
  const end = Math.max(...activities.map(({ startedAt, endedAt }) => endedAt ?? startedAt));
  return strings.searched(activities.length, (end - start) / 1000);
}
