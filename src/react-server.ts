/** In place of `index.ts` in React's server components, where the import would define no element and nothing would say so. */
throw new Error(
  "[unleash-chat] This is a server component, and <unleash-chat> runs in browsers. Import 'unleash-chat' in a client component: a file that begins with 'use client'.",
);

// A module without exports is a script.
export {};
