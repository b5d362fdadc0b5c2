// What a host would write where an option is a function. The code to paste is made of the very same text.
export const exampleFunctions = {
  getToken: async () => {
    const response = await fetch('/token', { method: 'POST' });
    return response.json();
  },
  fetch: (input, init) => {
    console.info('unleash-chat asks', String(input));
    return fetch(input, init);
  },
};
