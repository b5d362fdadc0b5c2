// Besides the script and the element, the page sets starter questions, taken from a hidden list. In the static demo, which has no
// server, it also sets what the chat calls instead of `fetch`.
import { assistantFetch } from './assistant-fetch.js';

const chat = document.querySelector('unleash-chat');
const starters = document.querySelectorAll('#starters li');
chat.starters = Array.from(starters, ({ textContent }) => textContent.trim());
chat.fetch = assistantFetch;
