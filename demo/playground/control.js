// One option as a row of the form: its name, its description, and a field for its value.
import { make } from './make.js';
import { faultOf } from './settings.js';

export function createControl(option, settings) {
  const { name, attribute, description, kind } = option;
  const field = fields[kind](option);
  const id = `option-${name}`;
  field.id = id;
  field.name = name;
  const meaning = make('p', { className: 'meaning', id: `${id}-meaning` }, ...withCode(description));
  field.setAttribute('aria-describedby', meaning.id);
  const label = make('label', { htmlFor: id, textContent: attribute ?? name });
  const picker = kind === 'colour' && createPicker(option, settings);
  const row = make('div', { className: `row ${kind}` }, label, make('div', { className: 'field' }, picker, field), meaning);
  row.dataset.words = `${attribute ?? ''} ${name} ${description}`.toLowerCase();

  const isTick = field.type === 'checkbox';
  field.addEventListener('input', () => {
    const text = isTick ? (field.checked ? 'true' : '') : field.value;
    const fault = faultOf(option, text);
    field.setCustomValidity(fault);
    field.ariaInvalid = String(fault !== '');
    if (!fault) settings.set(name, text, row);
  });
  const show = () => {
    const text = settings.get(name);
    if (isTick) field.checked = text !== undefined;
    else field.value = text ?? (kind === 'number' || kind === 'choice' ? option.standard : '');
    field.ariaInvalid = 'false';
  };
  settings.addEventListener('change', ({ detail }) => {
    if (detail.option !== option) return;
    row.classList.toggle('chosen', settings.get(name) !== undefined);
    if (detail.from !== row) show();
  });
  row.classList.toggle('chosen', settings.get(name) !== undefined);
  show();
  return row;
}

const input = (type) => (option) =>
  make('input', { type, placeholder: option.hint ?? '', autocomplete: 'off', spellcheck: false });

const fields = {
  text: input('text'),
  number: input('number'),
  colour: input('text'),
  length: input('text'),
  boolean: input('checkbox'),
  function: input('checkbox'),
  json: () => make('textarea', { rows: 2, placeholder: 'JSON', spellcheck: false }),
  choice: ({ choices }) =>
    make('select', {}, ...choices.map((choice) => make('option', { value: choice, textContent: choice || 'as the page' }))),
};

/** A colour picker for the same setting; the text field beside it takes any CSS colour. */
function createPicker({ name }, settings) {
  const picker = make('input', { type: 'color', ariaLabel: `Pick ${name}` });
  const show = () => (picker.value = hexOf(settings.get(name)));
  picker.addEventListener('input', () => settings.set(name, picker.value, picker));
  settings.addEventListener('change', ({ detail }) => detail.option.name === name && detail.from !== picker && show());
  show();
  return picker;
}

function hexOf(colour) {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  context.fillStyle = colour ?? '#888888';
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function withCode(text) {
  return text.split('`').map((part, index) => (index % 2 === 0 ? part : make('code', { textContent: part })));
}
