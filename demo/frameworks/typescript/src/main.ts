import { createAssistant } from './assistant';

const opener = document.querySelector<HTMLButtonElement>('#assistant')!;
const place = document.querySelector('main')!;
let chat = createAssistant(log);
place.append(chat);

opener.addEventListener('click', () => chat.toggle());
for (const name of ['unleash-open', 'unleash-close'] as const)
  place.addEventListener(name, () => opener.setAttribute('aria-expanded', String(chat.open)));

document.querySelector('#leave')!.addEventListener('click', async () => {
  const answer = await chat.send('How many days of parental leave do I get?');
  log(`Sources: ${answer?.sources.length}`);
});

document.querySelector('#remount')!.addEventListener('click', () => {
  const { open } = chat;
  chat.remove();
  chat = createAssistant(log);
  chat.open = open;
  place.append(chat);
});

function log(line: string): void {
  document.querySelector('#events')!.append(Object.assign(document.createElement('li'), { textContent: line }));
}
