// Besides the script and the element, the page sets starter questions, taken from a hidden list.
const starters = document.querySelectorAll('#starters li');
document.querySelector('unleash-chat').starters = Array.from(starters, ({ textContent }) => textContent.trim());
