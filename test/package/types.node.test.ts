/** The types of events and for frameworks, as a project sees them that has installed the package and checks declaration files as well. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { root, tool } from '../../scripts/processes.js';
import { packPackage } from './packed-package.js';

/** Packages that hold the types of the frameworks. */
const packages = ['@types/react', 'preact', 'solid-js', 'vue', 'svelte'];

/** `@ts-expect-error` is an error itself if the line below it has none. */
const files: Readonly<Record<string, string>> = {
  'events.ts': `
      import { UnleashSendEvent } from 'unleash-chat/events';
      const text = ({ text }: { text: string }): string => text;
      export const listen = (places: { root: ShadowRoot; element: Element; svg: SVGElement }) => {
        document.querySelector('unleash-chat')!.addEventListener('unleash-send', text);
        document.body.addEventListener('unleash-send', text);
        places.element.addEventListener('unleash-send', text);
        places.svg.addEventListener('unleash-send', text);
        places.root.addEventListener('unleash-send', text);
        document.addEventListener('unleash-send', text);
        window.addEventListener('unleash-send', text);
        document.addEventListener(UnleashSendEvent.type, text);
        places.element.addEventListener('unleash-error', ({ error, requestId }) => console.log(error.kind, requestId));
        places.root.addEventListener('unleash-link-open', (event) => event.url.startsWith('/') && event.preventDefault());
        window.addEventListener('unleash-answer-end', ({ message }) => message.sources);
        // @ts-expect-error: this event has no error
        document.addEventListener('unleash-open', ({ error }) => error);
        // @ts-expect-error: the thread is read-only
        document.addEventListener('unleash-send', (event) => { event.threadId = ''; });
      };`,
  'element.ts': `
      import { UnleashChat, type UnleashChatEventMap } from 'unleash-chat/element';
      export class OwnChat extends UnleashChat {
        constructor() {
          super();
          this.heading = 'Ask us';
          this.addEventListener('unleash-send', (event: UnleashChatEventMap['unleash-send']) => event.preventDefault());
        }
      }
      customElements.define('own-chat', OwnChat);
      declare global {
        interface HTMLElementTagNameMap {
          'own-chat': OwnChat;
        }
      }
      export const answer = document.querySelector('own-chat')?.send('How much leave?');`,
  'react.tsx': `
      /** @jsxImportSource react */
      import { useRef, type CSSProperties } from 'react';
      import type { UnleashChat } from 'unleash-chat';
      import type {} from 'unleash-chat/react';
      const style: CSSProperties = { color: 'red', '--unleash-chat-accent': '#b4482a' };
      export const Page = () => {
        const chat = useRef<UnleashChat>(null);
        return <unleash-chat ref={chat} className="chat" style={style} aria-label="Chat" key="chat" endpoint="/unleash"
          assistant-id="hr" assistantName="Ada" open history-limit="500" idleTimeout={60} starters={['How much leave?']}
          filters={{ appId: ['drive'] }} getToken={() => 'token'} onClick={(event) => event.nativeEvent.offsetX}
          onunleash-send={(event) => { event.text = event.text.trim(); }}
          onunleash-error={({ error }) => chat.current?.send(error.kind)}><p slot="welcome">Hello</p></unleash-chat>;
      };
      // @ts-expect-error: no such attribute
      export const wrongName = <unleash-chat endpont="/unleash" />;
      // @ts-expect-error: no such layout
      export const wrongValue = <unleash-chat layout="popover" />;
      // @ts-expect-error: a list
      export const wrongProperty = <unleash-chat starters="How much leave?" />;
      // @ts-expect-error: another event has it
      export const wrongEvent = <unleash-chat onunleash-open={({ error }) => error} />;`,
  'preact.tsx': `
      /** @jsxImportSource preact */
      import { useRef } from 'preact/hooks';
      import type { UnleashChat } from 'unleash-chat';
      import type {} from 'unleash-chat/preact';
      export const Page = () => {
        const chat = useRef<UnleashChat>(null);
        return <unleash-chat ref={chat} class="chat" style={{ '--unleash-chat-accent': '#b4482a' }} key="chat" endpoint="/unleash"
          assistant-id="hr" assistantName="Ada" open starters={['How much leave?']} getToken={() => 'token'}
          onClick={(event) => event.currentTarget.show()}
          onunleash-send={(event) => { event.text = event.text.trim(); }}
          onunleash-error={({ error }) => chat.current?.send(error.kind)}><p slot="welcome">Hello</p></unleash-chat>;
      };
      // @ts-expect-error: no such attribute
      export const wrongName = <unleash-chat endpont="/unleash" />;
      // @ts-expect-error: no such layout
      export const wrongValue = <unleash-chat layout="popover" />;
      // @ts-expect-error: a list
      export const wrongProperty = <unleash-chat starters="How much leave?" />;
      // @ts-expect-error: another event has it
      export const wrongEvent = <unleash-chat onunleash-open={({ error }) => error} />;`,
  'solid.tsx': `
      /** @jsxImportSource solid-js */
      import type { UnleashChat } from 'unleash-chat';
      import type {} from 'unleash-chat/solid';
      export const Page = () => {
        let chat: UnleashChat | undefined;
        return <unleash-chat ref={(element) => (chat = element)} class="chat" style={{ '--unleash-chat-accent': '#b4482a' }}
          endpoint="/unleash" assistant-id="hr" open starters={['How much leave?']} prop:getToken={() => 'token'}
          onClick={(event) => event.currentTarget.show()}
          on:unleash-send={(event) => { event.text = event.text.trim(); }}
          on:unleash-error={({ error }) => void chat?.send(error.kind)}><p slot="welcome">Hello</p></unleash-chat>;
      };
      // @ts-expect-error: no such attribute
      export const wrongName = <unleash-chat endpont="/unleash" />;
      // @ts-expect-error: no such layout
      export const wrongValue = <unleash-chat layout="popover" />;
      // @ts-expect-error: a list
      export const wrongProperty = <unleash-chat prop:starters="How much leave?" />;
      // @ts-expect-error: another event has it
      export const wrongEvent = <unleash-chat on:unleash-open={({ error }) => error} />;`,
  'vue.ts': `
      import type { GlobalComponents } from 'vue';
      import type { UnleashChat } from 'unleash-chat';
      import type {} from 'unleash-chat/vue';
      type Component = InstanceType<GlobalComponents['unleash-chat']>;
      export const element: UnleashChat = {} as Component;
      const props = (given: Component['$props']) => given;
      props({ class: 'chat', endpoint: '/unleash', 'assistant-id': 'hr', assistantName: 'Ada', open: true, 'history-limit': '500',
        starters: ['How much leave?'], getToken: () => 'token', onClick: (event) => event.offsetX, key: 'chat' });
      export const sent = (emit: Component['$emit']) => emit('unleash-send', {} as never);
      // @ts-expect-error: no such attribute
      props({ endpont: '/unleash' });
      // @ts-expect-error: no such layout
      props({ layout: 'popover' });
      // @ts-expect-error: a list
      props({ starters: 'How much leave?' });
      // @ts-expect-error: no such event
      export const wrongEvent = (emit: Component['$emit']) => emit('unleash-sent', {} as never);`,
  'svelte.ts': `
      import type { SvelteHTMLElements } from 'svelte/elements';
      import type {} from 'unleash-chat/svelte';
      const attributes = (given: SvelteHTMLElements['unleash-chat']) => given;
      attributes({ class: 'chat', endpoint: '/unleash', 'assistant-id': 'hr', assistantName: 'Ada', open: true, 'aria-label': 'Chat',
        starters: ['How much leave?'], getToken: () => 'token', onclick: (event) => event.currentTarget.show(),
        'onunleash-send': (event) => { event.text = event.text.trim(); } });
      // @ts-expect-error: no such attribute
      attributes({ endpont: '/unleash' });
      // @ts-expect-error: no such layout
      attributes({ layout: 'popover' });
      // @ts-expect-error: a list
      attributes({ starters: 'How much leave?' });
      // @ts-expect-error: another event has it
      attributes({ 'onunleash-open': ({ error }) => error });`,
};

describe('the types', () => {
  const { project, folder, remove } = packPackage();
  after(remove);
  for (const name of packages) {
    const link = join(project, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), link);
  }
  for (const [file, code] of Object.entries(files)) writeFileSync(join(project, file), code);

  const strict = {
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
    types: [],
    jsx: 'react-jsx',
  };
  const target = { target: 'es2022', lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'] };

  for (const moduleResolution of ['bundler', 'nodenext'])
    it(`compile in a strict project, and refuse what the element does not have: moduleResolution ${moduleResolution}`, () => {
      const modules = { module: moduleResolution === 'bundler' ? 'esnext' : moduleResolution, moduleResolution };
      const compilerOptions = { ...strict, ...target, ...modules };
      writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: Object.keys(files) }));
      const { status, stdout } = spawnSync(process.execPath, [tool('typescript/bin/tsc'), '-p', project], { encoding: 'utf8' });
      assert.equal(status, 0, stdout);
    });

  it('for frameworks are not loaded by a project without frameworks', () => {
    assert.doesNotMatch(readFileSync(join(folder, 'dist/npm/index.d.ts'), 'utf8'), /dist\/types|\/types\//);
  });
});
