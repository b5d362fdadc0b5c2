import fc from '../fast-check.js';

const letters = fc.constantFrom('a word', '太字', 'x', 'كلمة', 'one\ntwo');
const whole = fc.constantFrom('`code`', '[a link](https://docs.example/l)', '<https://docs.example/m>');

/** Emphasis within emphasis, with no spaces around it, as in Chinese. */
export const nestedEmphasis: fc.Arbitrary<string> = line(['**', '*'], letters);

/** The same with code, links and addresses in it, and struck out: CommonMark closes emphasis behind none of these before a letter. */
export const emphasisAroundLinks: fc.Arbitrary<string> = line(['**', '*', '~~'], fc.oneof(letters, whole));

/** Each mark is open only once at a time: nesting is never ambiguous. */
function line(marks: readonly string[], word: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const spans = fc.array(fc.tuple(span(marks, word), letters), { minLength: 1, maxLength: 2 });
  return fc.tuple(letters, spans).map((parts) => parts.flat(2).join(''));
}

function span(marks: readonly string[], word: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.constantFrom(...marks).chain((mark) => {
    const others = marks.filter((each) => each !== mark);
    const nested = others.length > 0 ? span(others, word) : word;
    const content = fc.oneof(
      word,
      nested,
      fc.tuple(letters, nested).map((parts) => parts.join('')),
      fc.tuple(nested, letters).map((parts) => parts.join('')),
    );
    return content.map((text) => `${mark}${text}${mark}`);
  });
}
