// Example values for options that are functions. The generated code contains their source text.
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
