'use client';

import type { Ref } from 'react';
import 'unleash-chat';
import type { UnleashChat } from 'unleash-chat';
import type {} from 'unleash-chat/react';

// Outside of the component, or in `useMemo`: React assigns a new object or function with each rendering.
const starters = ['How do I book a trip?', 'Which days are public holidays?'];
const strings = { send: 'Ask' };
const headers = () => ({ 'x-application': 'next' });

interface AssistantProps {
  ref: Ref<UnleashChat>;
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
  /** Called with a line for each event. */
  onEvent(line: string): void;
}

export function Assistant({ ref, isOpen, onOpenChange, onEvent }: AssistantProps) {
  return (
    <unleash-chat
      ref={ref}
      endpoint="/unleash"
      layout="drawer"
      push
      open={isOpen}
      heading="Larkfield assistant"
      starters={starters}
      strings={strings}
      headers={headers}
      onunleash-open={() => onOpenChange(true)}
      onunleash-close={() => {
        onOpenChange(false);
        onEvent('Closed');
      }}
      onunleash-send={({ text }) => onEvent(`Asked: ${text}`)}
      onunleash-answer-end={({ message }) => onEvent(`Answered: ${message.status}`)}
    />
  );
}
