import type { Activity, ActivityStatus } from './conversation.js';

/** A tool is called: a step without a label, until the service says what it does. */
export function addToolCall(
  activities: readonly Activity[],
  call: { readonly id: string; readonly callId?: string; readonly name?: string },
  now: number,
): readonly Activity[] {
  const toolIds = call.callId && call.callId !== call.id ? [call.id, call.callId] : [call.id];
  // Arguments arrive in pieces, each under the same id: one call, one step.
  const known = activities.findIndex((activity) => toolIds.some((id) => activity.toolIds.includes(id)));
  if (known >= 0) {
    return activities.map((activity, index) =>
      index === known
        ? {
            ...activity,
            ...(call.name && !activity.toolName ? { toolName: call.name } : {}),
            toolIds: [...new Set([...activity.toolIds, ...toolIds])],
          }
        : activity,
    );
  }
  return [...activities, start(activities, toolIds, '', now, call.name)];
}

/** A step is told. A tool works one step after the other: its earlier one is done. */
export function addStep(
  activities: readonly Activity[],
  step: { readonly toolId?: string; readonly description: string },
  now: number,
): readonly Activity[] {
  const { toolId, description } = step;
  const ofTool = activities.filter((activity) => toolId !== undefined && activity.toolIds.includes(toolId));
  if (ofTool.some((activity) => activity.label === description && activity.status === 'running')) return activities;
  const unlabelled = ofTool.find((activity) => activity.label === '');
  if (unlabelled) return activities.map((activity) => (activity === unlabelled ? { ...activity, label: description } : activity));
  const toolIds = ofTool[0]?.toolIds ?? (toolId === undefined ? [] : [toolId]);
  return [
    ...finish(activities, (activity) => ofTool.includes(activity), 'done', now),
    start(activities, toolIds, description, now),
  ];
}

export function setToolStatus(
  activities: readonly Activity[],
  id: string,
  status: ActivityStatus,
  now: number,
): readonly Activity[] {
  const isOfTool = (activity: Activity): boolean => activity.toolIds.includes(id);
  if (status !== 'running') return finish(activities, isOfTool, status, now);
  return activities.some(isOfTool) ? activities : [...activities, start(activities, [id], '', now)];
}

export function setFound(activities: readonly Activity[], toolId: string | undefined, found: number): readonly Activity[] {
  const last = activities.findLast((activity) => toolId !== undefined && activity.toolIds.includes(toolId));
  if (!last) return activities;
  return activities.map((activity) => (activity === last ? { ...activity, found: (activity.found ?? 0) + found } : activity));
}

/** Ends the running steps that are meant. */
export function finish(
  activities: readonly Activity[],
  isMeant: (activity: Activity) => boolean,
  status: ActivityStatus,
  now: number,
): readonly Activity[] {
  return activities.map((activity) =>
    activity.status === 'running' && isMeant(activity) ? { ...activity, status, endedAt: now } : activity,
  );
}

function start(
  activities: readonly Activity[],
  toolIds: readonly string[],
  label: string,
  now: number,
  toolName?: string,
): Activity {
  const id = `step-${activities.length + 1}`;
  return { id, toolIds, label, status: 'running', startedAt: now, ...(toolName ? { toolName } : {}) };
}
