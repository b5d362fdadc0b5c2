// What the page adds to the two lines: questions to begin with, from the list that stands in it.
const starters = document.querySelectorAll('#starters li');
document.querySelector('unleash-chat').starters = Array.from(starters, ({ textContent }) => textContent.trim());
