// The menu of questions to try. Asking one sets its assistant id first.
import { make } from './make.js';

export function setUpScenarios({ menu, sentence, button, scenarios, settings, stage }) {
  const groups = Map.groupBy(scenarios, ({ group }) => group);
  for (const [label, members] of groups) {
    const choices = members.map((scenario) => make('option', { value: scenarios.indexOf(scenario), textContent: scenario.name }));
    menu.append(make('optgroup', { label }, ...choices));
  }
  const chosen = () => scenarios[Number(menu.value)];
  const tell = () => (sentence.textContent = chosen()?.sentence ?? '');
  menu.addEventListener('change', tell);
  button.addEventListener('click', async () => {
    const { assistantId, apiVersion, question } = chosen();
    settings.set('assistantId', assistantId);
    if (apiVersion) settings.set('apiVersion', apiVersion);
    const { chat } = stage;
    if (['popup', 'drawer'].includes(chat.layout)) chat.show();
    await chat.updateComplete;
    // Rejects while another question is queued; the chat shows that itself.
    await chat.send(question).catch((error) => console.info(String(error)));
  });
  button.disabled = scenarios.length === 0;
  tell();
}
