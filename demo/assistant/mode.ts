import type { Fault } from './fault.js';
import { faults } from './faults.js';
import { framings, type Framing } from './framings.js';

/** How an answer is to be given, as far as the request says by a legal field: `assistantId: "fault:drop framing:json-lines"`. */
export interface Mode {
  readonly fault?: Fault;
  readonly framing?: Framing;
}

/** Undefined: it names something that there is not. Any other assistant is this one. */
export function modeOf(assistantId: string | null | undefined): Mode | undefined {
  if (!/^(fault|framing):/.test(assistantId ?? '')) return {};
  const mode: { fault?: Fault; framing?: Framing } = {};
  for (const each of assistantId!.trim().split(/\s+/)) {
    const [, kind, name = ''] = /^(fault|framing):(.*)$/.exec(each) ?? [];
    if (kind === 'fault' && Object.hasOwn(faults, name)) mode.fault = faults[name]!;
    else if (kind === 'framing' && Object.hasOwn(framings, name)) mode.framing = framings[name as keyof typeof framings];
    else return undefined;
  }
  return mode;
}
