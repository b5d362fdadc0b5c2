// Generates the code for the chosen values: attributes in HTML, custom properties in CSS, the rest in JavaScript.
import { valueOf } from './settings.js';

/** Where the guides put the widget. */
const entry = '/unleash-chat/unleash-chat.js';

export function writeCode(settings) {
  const chosen = settings.options.filter(({ name }) => settings.get(name) !== undefined);
  const of = (way) => chosen.filter((option) => option.way === way).map((option) => [option, settings.get(option.name)]);
  const style = of('style').map(([{ name }, text]) => `    ${name}: ${text};\n`);
  const script = of('property').map(([option, text]) => `  chat.${option.name} = ${literal(option, text)};\n`);
  return [
    `<script type="module" src="${entry}"></script>\n`,
    style.length > 0 && `<style>\n  unleash-chat {\n${style.join('')}  }\n</style>\n`,
    `<unleash-chat${attributes(of('attribute'))}></unleash-chat>\n`,
    script.length > 0 &&
      `<script type="module">\n  const chat = document.querySelector('unleash-chat');\n${script.join('')}</script>\n`,
  ]
    .filter(Boolean)
    .join('');
}

function attributes(chosen) {
  const written = chosen.map(([{ attribute, kind }, text]) => {
    return kind === 'boolean' ? attribute : `${attribute}="${text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
  });
  const line = written.map((each) => ` ${each}`).join('');
  return line.length < 60 ? line : `${written.map((each) => `\n  ${each}`).join('')}\n`;
}

function literal(option, text) {
  const value = valueOf(option, text);
  // `<` is escaped, as `</script>` in a text would end the script.
  const code = typeof value === 'function' ? value.toString() : JSON.stringify(value, null, 2).replaceAll('<', '\\u003c');
  return typeof value === 'function' ? code.replaceAll('\n  ', '\n') : code.replaceAll('\n', '\n  ');
}
