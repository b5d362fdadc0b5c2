import 'unleash-chat';
import type { UnleashChat } from 'unleash-chat';

/** @param log is called with a line for each event */
export function createAssistant(log: (line: string) => void): UnleashChat {
  const chat = document.createElement('unleash-chat');
  chat.endpoint = '/unleash';
  chat.layout = 'drawer';
  chat.push = true;
  chat.heading = 'Larkfield assistant';
  chat.starters = ['How do I book a trip?', 'Which days are public holidays?'];
  chat.strings = { send: 'Ask' };
  chat.headers = () => ({ 'x-application': 'typescript' });
  chat.addEventListener('unleash-send', ({ text }) => log(`Asked: ${text}`));
  chat.addEventListener('unleash-answer-end', ({ message }) => log(`Answered: ${message.status}`));
  chat.addEventListener('unleash-close', () => log('Closed'));
  return chat;
}
