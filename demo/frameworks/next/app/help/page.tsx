import type {} from 'unleash-chat/react';
import { DefineUnleashChat } from '../define-unleash-chat';

/** A server component: strings, numbers and booleans become attributes, with which the element starts in the browser. */
export default function Help() {
  return (
    <main>
      <h1>Help</h1>
      <DefineUnleashChat />
      <unleash-chat endpoint="/unleash" heading="Larkfield assistant" theme="dark" persist="none" />
    </main>
  );
}
