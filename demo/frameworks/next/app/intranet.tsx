'use client';

import dynamic from 'next/dynamic';
import { useRef, useState } from 'react';
import type { UnleashChat } from 'unleash-chat';

// Only in the browser: React's hydration neither assigns properties to a custom element nor adds listeners to it.
const Assistant = dynamic(() => import('./assistant').then(({ Assistant }) => Assistant), { ssr: false });

export function Intranet() {
  const chat = useRef<UnleashChat>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [mounts, setMounts] = useState(0);
  const [events, setEvents] = useState<readonly string[]>([]);
  const log = (line: string) => setEvents((lines) => [...lines, line]);

  const ask = async () => {
    const answer = await chat.current?.send('How many days of parental leave do I get?');
    log(`Sources: ${answer?.sources.length}`);
  };

  return (
    <>
      <p>
        <button aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          Assistant
        </button>
        <button onClick={ask}>Ask about parental leave</button>
        <button onClick={() => setMounts(mounts + 1)}>Remount</button>
      </p>
      <ol aria-label="Events">
        {events.map((line, index) => (
          <li key={index}>{line}</li>
        ))}
      </ol>
      <Assistant key={mounts} ref={chat} isOpen={isOpen} onOpenChange={setIsOpen} onEvent={log} />
    </>
  );
}
