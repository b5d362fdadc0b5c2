/** Answers as models write them. */
export const samples: readonly string[] = [
  'Employees get **20 weeks** of *parental leave*, see [the policy](https://docs.example/leave "Leave") or https://docs.example/faq.\n',
  '## Steps\n\n1. Open the **portal**.\n2. Choose *Leave*:\n   - start `date`\n   - end date\n3. Send it.\n\nDone.\n',
  '| Country | Days | Note |\n|---|--:|:-:|\n| Norway | 25 | **paid** |\n| Spain | 22 | a \\| b<br>c |\n\nAfter the table.\n',
  'Run this:\n\n```bash\ncurl -X POST https://api.example/v1 \\\n  -d "a|b"\n```\n\nThen wait.\n',
  '- [x] done\n- [ ] open\n  - [ ] nested `code`\n\n> A quote with **bold**\n> over two lines\n>\n> - and a list\n\n---\n\nThe end.',
  'A title\n=======\n\nText with ~~old~~ new, a footnote [1], an array[0], 2 * 3 * 4 and snake_case_words.\n\nAnother title\n---\n',
  'See [the handbook][hb] and [hb].\n\n* one\n* two, see [hb]\n\n[hb]: https://docs.example/handbook "Handbook"\n\nLast [hb] one.',
  '```\nno language\n\n  indented\n```\n~~~js title="x"\nconst a = `b`;\n~~~\n',
  'First line  \nsecond line\\\nthird line with `a ``b`` c` and ***both*** and **a *nested* one**.\n',
  '![A chart](https://images.example/chart.png "Chart") and <https://docs.example/auto> and mail@docs.example.\n',
  'Text before <b onclick="x()">raw</b> html <br> and a <br/> break &amp; an entity &copy; &lt;script&gt;.\n\n<div class="x">\n\n*inside*\n\n</div>\n',
  '1. a\n\n   second paragraph\n\n   ```js\n   let x = 1;\n   ```\n2. b\n   > quoted\n\n   | h | i |\n   |---|---|\n   | 1 | 2 |\n',
  'Répondre « oui » – 日本語の文章です。**太字**です。 العربية **غامق** نص. 👩‍👩‍👧 emoji 😀**x**😀\n',
  'Windows\r\nline ends\r\n\r\n- a\r\n- b\r\n\r\n```\r\ncode\r\n```\r\n',
  '    indented code *not em*\n\n    more\n\ntext\n\n- item\n\n      code in item\n\n  after\n',
];
