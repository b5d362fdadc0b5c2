import type { AnswerEvent } from './answer-event.js';
import type { Activity, ActivityStatus } from './conversation.js';

type Activities = readonly Activity[];
type ToolCall = Omit<AnswerEvent & { type: 'tool-call' }, 'type'>;
type Resources = Pick<AnswerEvent & { type: 'resources' }, 'toolId' | 'sources' | 'custom'>;

/** Adds a step for a new tool call, without a label until a `tool-step` event describes it. */
export function addToolCall(activities: Activities, call: ToolCall, now: number): Activities {
  const toolIds = [...new Set([call.id, call.callId ?? call.id])];
  const isOfCall = (activity: Activity): boolean => toolIds.some((id) => activity.toolIds.includes(id));
  if (!activities.some(isOfCall)) return [...activities, withCall(start(activities, [], '', now), toolIds, call)];
  // Further events of the same call carry the next piece of its arguments.
  return activities.map((activity) => (isOfCall(activity) ? withCall(activity, toolIds, call) : activity));
}

/** Labels the tool's unlabelled step or adds a new one. A tool runs one step at a time, so its earlier steps end. */
export function addStep(
  activities: Activities,
  step: { readonly toolId?: string; readonly description: string },
  now: number,
): Activities {
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

/** Applies a tool's status. An unknown tool gets a step unless it is already done: such a step would show nothing. */
export function setToolStatus(activities: Activities, id: string, status: ActivityStatus, now: number): Activities {
  const isOfTool = (activity: Activity): boolean => activity.toolIds.includes(id);
  const known = activities.some(isOfTool) || status === 'done' ? activities : [...activities, start(activities, [id], '', now)];
  return status === 'running' ? known : finish(known, isOfTool, status, now);
}

/** Records what a tool found with its latest step. */
export function setResult(activities: Activities, { toolId, sources, custom }: Resources): Activities {
  const last = activities.findLast((activity) => toolId !== undefined && activity.toolIds.includes(toolId));
  if (!last) return activities;
  const found = (last.found ?? 0) + sources.length;
  return activities.map((activity) => (activity === last ? { ...activity, found, ...(custom ? { custom } : {}) } : activity));
}

/** Ends the running steps that match. */
export function finish(
  activities: Activities,
  matches: (activity: Activity) => boolean,
  status: ActivityStatus,
  now: number,
): Activities {
  return activities.map((activity) =>
    activity.status === 'running' && matches(activity) ? { ...activity, status, endedAt: now } : activity,
  );
}

function start(activities: Activities, toolIds: readonly string[], label: string, now: number): Activity {
  return { id: `step-${activities.length + 1}`, toolIds, label, status: 'running', startedAt: now };
}

function withCall(activity: Activity, toolIds: readonly string[], call: ToolCall): Activity {
  const toolName = activity.toolName ?? call.name;
  const before = activity.arguments ?? '';
  const piece = call.arguments ?? '';
  // Pieces are deltas, unless one repeats everything so far (cumulative).
  const all = before !== '' && piece.startsWith(before) ? piece : before + piece;
  return {
    ...activity,
    toolIds: [...new Set([...activity.toolIds, ...toolIds])],
    ...(toolName ? { toolName } : {}),
    ...(all ? { arguments: all } : {}),
  };
}
