import type { AnswerEvent } from './chat-event.js';
import type { Activity, ActivityStatus } from './conversation.js';

type Activities = readonly Activity[];
type ToolCall = Omit<AnswerEvent & { type: 'tool-call' }, 'type'>;
type Resources = Pick<AnswerEvent & { type: 'resources' }, 'toolId' | 'sources' | 'custom'>;

/** A tool is called: a step without a label, until the service says what it does. */
export function addToolCall(activities: Activities, call: ToolCall, now: number): Activities {
  const toolIds = [...new Set([call.id, call.callId ?? call.id])];
  const isOfCall = (activity: Activity): boolean => toolIds.some((id) => activity.toolIds.includes(id));
  if (!activities.some(isOfCall)) return [...activities, withCall(start(activities, [], '', now), toolIds, call)];
  // Arguments arrive in pieces, each under the same id: one call, one step.
  return activities.map((activity) => (isOfCall(activity) ? withCall(activity, toolIds, call) : activity));
}

/** A step is told. A tool works one step after the other: its earlier one is done. */
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

/** A tool nobody knows is told of when it starts or fails; that it has ended says nothing. */
export function setToolStatus(activities: Activities, id: string, status: ActivityStatus, now: number): Activities {
  const isOfTool = (activity: Activity): boolean => activity.toolIds.includes(id);
  const known = activities.some(isOfTool) || status === 'done' ? activities : [...activities, start(activities, [id], '', now)];
  return status === 'running' ? known : finish(known, isOfTool, status, now);
}

/** What a tool found belongs to its latest step. */
export function setResult(activities: Activities, { toolId, sources, custom }: Resources): Activities {
  const last = activities.findLast((activity) => toolId !== undefined && activity.toolIds.includes(toolId));
  if (!last) return activities;
  const found = (last.found ?? 0) + sources.length;
  return activities.map((activity) => (activity === last ? { ...activity, found, ...(custom ? { custom } : {}) } : activity));
}

/** Ends the running steps that are meant. */
export function finish(
  activities: Activities,
  isMeant: (activity: Activity) => boolean,
  status: ActivityStatus,
  now: number,
): Activities {
  return activities.map((activity) =>
    activity.status === 'running' && isMeant(activity) ? { ...activity, status, endedAt: now } : activity,
  );
}

function start(activities: Activities, toolIds: readonly string[], label: string, now: number): Activity {
  return { id: `step-${activities.length + 1}`, toolIds, label, status: 'running', startedAt: now };
}

function withCall(activity: Activity, toolIds: readonly string[], call: ToolCall): Activity {
  const toolName = activity.toolName ?? call.name;
  const before = activity.arguments ?? '';
  const piece = call.arguments ?? '';
  // A piece that begins with all that came is the whole again.
  const all = before !== '' && piece.startsWith(before) ? piece : before + piece;
  return {
    ...activity,
    toolIds: [...new Set([...activity.toolIds, ...toolIds])],
    ...(toolName ? { toolName } : {}),
    ...(all ? { arguments: all } : {}),
  };
}
