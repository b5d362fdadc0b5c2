import { expect } from '@open-wc/testing';
import fc from '../fast-check.js';
import { blockContainers, containers, readText, streamAnswer, type Frame } from './containers.js';
import { cases } from './machine.js';
import { endAnswer, isSameAnswer, renderAnswer, source, startAnswer } from './render-answer.js';

const texts = (host: ParentNode, selector: string): readonly string[] =>
  Array.from(host.querySelectorAll(selector), (element) => {
    const copy = element.cloneNode(true) as Element;
    for (const own of copy.querySelectorAll('.link-host, .citations')) own.remove();
    return copy.textContent!;
  });
const addresses = (host: ParentNode): readonly string[] => Array.from(host.querySelectorAll('a'), ({ href }) => href);

/** The line as it is written, in every container, streamed and whole. */
function expectAsWritten(line: string, frame?: (frame: Frame) => void): void {
  for (const [name, wrap] of Object.entries(containers)) {
    const host = streamAnswer(wrap(line), frame);
    expect(readText(host), `${line} in ${name}`).to.include(line);
  }
}

describe('tildes', () => {
  const lone = [
    'The move takes ~10 minutes and ~2 hours of tests.',
    'Open 8:00~12:00 and 13:00~17:00.',
    'A ~word~ and ~ alone ~.',
    '约~20周，最多~49周。',
    'In ~/notes and ~/drafts.',
    'Three ~~~ of them ~~~ here.',
  ];

  it('strike only in pairs', () => {
    for (const line of lone) {
      expectAsWritten(line, ({ host, received }) => expect(host.querySelector('del'), received).to.equal(null));
    }
    for (const [name, wrap] of Object.entries(containers)) {
      const host = streamAnswer(wrap('A ~~struck~~ and ~~**bold** one~~ of ~3.'));
      expect(texts(host, 'del'), name).to.deep.equal(['struck', 'bold one']);
    }
  });

  it('never strike alone, wherever they stand', () => {
    const piece = fc.constantFrom('~', ' ~', '~ ', 'word', ' ', '8:00', '约', '.', '**', '\n', '- ', '`a`');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 16 }), (pieces) => {
        const text = pieces.join('').replace(/~~+/g, '~');
        streamAnswer(text, ({ host }) => expect(host.querySelector('del'), text).to.equal(null));
      }),
      { numRuns: cases(100) },
    );
  });
});

describe('a half-open mark', () => {
  const longest = (host: ParentNode, selector: string): number =>
    Math.max(0, ...texts(host, selector).map(({ length }) => length));

  it('is closed for a short distance only', () => {
    const rest = 'field of each row is kept for the whole of a long paragraph, whatever happens to the other fields of it';
    for (const mark of ['_', '*', '**', '__', '~~', '`', '``', '**`', '[']) {
      for (const [name, wrap] of Object.entries(containers)) {
        const limit = mark === '_' || mark === '*' ? 40 : 82;
        const text = wrap(`The ${mark}id ${rest}`);
        const host = streamAnswer(text, ({ host, received }) => {
          expect(longest(host, 'em, strong, del, code'), `${received} in ${name}`).to.be.at.most(limit);
        });
        expect(readText(host)).to.include(`The ${mark}id ${rest}`);
      }
    }
  });

  it('closes far away nevertheless', () => {
    const words = 'many words '.repeat(12).trim();
    for (const [mark, name] of Object.entries({ '*': 'em', '**': 'strong', '~~': 'del', '`': 'code' })) {
      expect(texts(streamAnswer(`See ${mark}${words}${mark} there.`), name)).to.deep.equal([words]);
    }
  });

  it('adds nothing to an address or behind it', () => {
    for (const address of [
      'https://uni.example/~john/a_b*c/page',
      'https://uni.example/*/b*',
      'https://uni.example/_a/_b',
      'www.uni.example/a**b',
      'https://uni.example/~~a/b',
    ]) {
      for (const [name, wrap] of Object.entries(containers)) {
        const text = wrap(`See ${address} for more.`);
        const host = streamAnswer(text, ({ host, received }) => {
          // All that is shown of the line is the beginning of what has arrived of it.
          const shown = readText(host)
            .replace(/^(?:one|[ab1])\n/gm, '')
            .trim();
          if (shown.startsWith('See'))
            expect(`See ${address} for more.`, `${received} in ${name}`).to.satisfy((line: string) => line.startsWith(shown));
        });
        expect(readText(host)).to.include(`See ${address} for more.`);
      }
    }
  });
});

describe('a definition', () => {
  const kept = [
    '[Status]: Approved',
    '[INFO]: started',
    '[Note]: see: above',
    '[Time]: 10:30',
    '[1]: the handbook',
    '[^1]: Handbook',
    '[^1]: https://intranet.example/handbook',
    '[1]: https://intranet.example/leave',
    '[mail]: mailto:hr@firma.example',
    '[page]: /leave "Leave"',
    '[part]: #leave',
    '[site]: www.intranet.example',
  ];

  it('that no link refers to is shown as it is written', () => {
    for (const line of kept) {
      for (const [name, wrap] of Object.entries(containers)) {
        const host = streamAnswer(`${wrap(line)}\n\nEnd.\n`);
        expect(readText(host), `${line} in ${name}`).to.include(line.replace(/^\[mail\].*/, '[mail]: mailto:hr@firma.example'));
        expect(
          texts(host, 'a').filter((text) => /^\W?\d|[Ss]tatus/.test(text)),
          line,
        ).to.deep.equal([]);
      }
    }
  });

  it('that is none carries its marker', () => {
    const text = '[Status]: Approved\n';
    const host = renderAnswer(text, [{ referenceIds: ['a'], position: text.length - 1 }], [source('a')]);
    expect(host.querySelector('p')?.querySelectorAll('.citation')).to.have.lengthOf(1);
  });

  it('shows its address as a link', () => {
    const text = 'Leave is 20 weeks.\n\n**Sources:**\n\n[1]: https://intranet.example/leave\n[2]: https://intranet.example/faq\n';
    expect(addresses(streamAnswer(text))).to.deep.equal(['https://intranet.example/leave', 'https://intranet.example/faq']);
    expect(readText(renderAnswer(text))).to.match(/\[1\]: https.*\n\[2\]: https/);
  });

  it('keeps the brackets of a footnote', () => {
    for (const text of [
      'Leave is 20 weeks[^1].\n\n[^1]: Handbook\n',
      'See[^1].\n\n[^1]: https://docs.example/a\n',
      '[^1]: /a\n\nSee [^1].',
    ]) {
      const host = streamAnswer(text, ({ host }) => {
        for (const link of texts(host, 'a')) expect(link).not.to.match(/^\^?1$/);
      });
      expect(readText(host)).to.match(/\[\^1\][^:]/);
      expect(readText(host)).to.include('[^1]:');
    }
  });

  it('is hidden if a link refers to it, before or after, and never seen on its way', () => {
    for (const [before, definition, after] of [
      ['See the [policy].\n\n', '[policy]: https://intranet.example/policy', ''],
      ['See [the rules][policy].\n\n', '[policy]: https://intranet.example/policy "Policy"', '\n\nEnd.'],
      ['> See the [policy].\n>\n> ', '[Policy]: <https://intranet.example/policy>', '\n\nEnd.'],
      ['- See the [policy].\n\n  ', '[policy]: https://intranet.example/policy', '\n- More'],
    ] as const) {
      const host = streamAnswer(before + definition + after, ({ host, received }) => {
        expect(readText(host), received).not.to.match(/\]:|intranet/);
      });
      expect(addresses(host)).to.deep.equal(['https://intranet.example/policy']);
    }
    const late = streamAnswer('[policy]: https://intranet.example/policy\n\nSee the [policy].\n');
    expect(addresses(late)).to.deep.equal(['https://intranet.example/policy']);
    expect(readText(late)).not.to.include(']:');
  });

  it('is not referred to by code, links or escapes', () => {
    for (const other of [
      '`[policy]`',
      '```\n[policy]\n```',
      '[policy](https://docs.example/)',
      '\\[policy\\]',
      '[policy][other]',
      '[ ] policy',
    ]) {
      const host = streamAnswer(`${other}\n\n[policy]: https://intranet.example/policy\n`);
      expect(readText(host), other).to.include('[policy]: https://intranet.example/policy');
    }
  });

  it('of a label that is defined already is shown', () => {
    const host = streamAnswer('See [a].\n\n[a]: https://docs.example/1\n[a]: https://docs.example/2\n');
    expect(texts(host, 'a')).to.deep.equal(['a', 'a', 'https://docs.example/2']);
  });

  it('loses no words, wherever it stands', () => {
    const line = fc.constantFrom(
      ...[
        '[a]: https://docs.example/a',
        '[a]: https://docs.example/b',
        '[b]: /b "B"',
        '[a]: words',
        '[^a]: /a',
        '[c]:',
        'See [a].',
      ],
      ...[
        'See [b] and [c][a].',
        '`[a]`',
        '- [a]: https://docs.example/c',
        '> [b]: https://docs.example/d',
        '',
        '',
        'Words.',
        '```',
        '## [a]',
      ],
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 10 }), (lines) => {
        const text = lines.join('\n');
        const host = streamAnswer(text);
        const shown = readText(host);
        const links = addresses(host).join('\n');
        for (const [address] of text.matchAll(/https:\S+/g))
          expect(shown.includes(address) || links.includes(address), `${address} of ${JSON.stringify(text)}`).to.equal(true);
      }),
      { numRuns: cases(200) },
    );
  });
});

describe('a definition that is all of an item or a quote', () => {
  it('is shown, whether a link refers to it or not', () => {
    const source = 'https://intranet.example/leave';
    for (const text of [
      `See [1].\n\n- [1]: ${source}\n- End`,
      `- [1]: ${source}\n\nSee [1].`,
      `See [1].\n\n> [1]: ${source}\n`,
    ]) {
      const host = streamAnswer(text);
      expect(host.querySelector('li, blockquote')!.textContent, text).to.include(source);
    }
  });
});

describe('an address that begins with www.', () => {
  it('is a page, of a link and of a definition', () => {
    const text = 'A [map](www.example.com/map) and a [plan].\n\n[plan]: www.example.com/plan\n';
    expect(addresses(streamAnswer(text))).to.deep.equal(['http://www.example.com/map', 'http://www.example.com/plan']);
  });
});

describe('a bare address', () => {
  it('ends at a quote, and at a bracket that it has not opened', () => {
    for (const [text, address] of [
      ['[https://x.example/a].', 'https://x.example/a'],
      ['[Quelle: https://x.example/page]', 'https://x.example/page'],
      ['{"url": "https://x.example/a"}', 'https://x.example/a'],
      ['{https://x.example/a}', 'https://x.example/a'],
      ['a > https://x.example/a>b', 'https://x.example/a'],
      ['https://x.example/a[1]/{id} b', 'https://x.example/a[1]/%7Bid%7D'],
    ] as const) {
      const host = streamAnswer(text);
      expect(addresses(host), text).to.deep.equal([address]);
      expect(readText(host).trim()).to.equal(text);
    }
  });

  const ends = Array.from('。，、；：？！（）「」『』【】《》“”„‘’«»‹›…،؛؟［］｛｝〈〉〔〕＜＞。।۔');

  it('ends where a reader would end it', () => {
    for (const end of ends) {
      for (const address of ['https://intranet.example/leave', 'https://intranet.example', 'www.intranet.example/a?b=c']) {
        const host = streamAnswer(`请访问 ${address}${end}谢谢 and more`);
        expect(texts(host, 'a'), end).to.deep.equal([address]);
        expect(readText(host)).to.include(`${address}${end}谢谢`);
      }
    }
  });

  it('ends so in every container', () => {
    for (const [name, wrap] of Object.entries(containers)) {
      const host = streamAnswer(
        wrap('请看 https://example.com/docs（中文），„https://intranet.example/x“ und »https://intranet.example/y«.'),
      );
      expect(texts(host, 'a'), name).to.deep.equal([
        'https://example.com/docs',
        'https://intranet.example/x',
        'https://intranet.example/y',
      ]);
    }
  });

  it('keeps letters of other scripts', () => {
    for (const address of [
      'https://zh.wiki.example/wiki/中文',
      'https://de.wiki.example/wiki/Straße',
      'https://ar.wiki.example/إجازة',
    ])
      expect(texts(streamAnswer(`See ${address} now.`), 'a')).to.deep.equal([address]);
  });

  it('of mail is linked whole or not at all', () => {
    for (const [line, mails] of [
      ['Mail an max.müller@firma.example oder hr@firma.example.', ['hr@firma.example']],
      ['müller@firma.example', []],
      ['Jörg@firma.example, info@bücher.example, info@firma.münchen', []],
      ["o'brien@firma.example and a&b@firma.example", []],
      [
        "'hr@firma.example' (it@firma.example) «a.b@firma.example»",
        ['hr@firma.example', 'it@firma.example', 'a.b@firma.example'],
      ],
      ['请联系hr@firma.example或者it@firma.example。', ['hr@firma.example', 'it@firma.example']],
      ['hr@firma.example로 보내세요', ['hr@firma.example']],
      ['müller@www.firma.example', []],
      ['**hr@firma.example** and *it@firma.example*', ['hr@firma.example', 'it@firma.example']],
      ['first.last+tag@mail.firma.example', ['first.last+tag@mail.firma.example']],
    ] as const) {
      for (const [name, wrap] of Object.entries(containers)) {
        const host = streamAnswer(`${wrap(line)}\n\nEnd.`);
        expect(texts(host, 'a'), `${line} in ${name}`).to.deep.equal([...mails]);
        expect(readText(host)).to.include(line.replace(/\*/g, ''));
      }
    }
  });
});

describe('emphasis beside Chinese, Japanese and Korean', () => {
  it('opens and closes at punctuation', () => {
    for (const [line, strong] of [
      ['**育児休業（20週間）**を取得できます。**「申請書」**が必要。', ['育児休業（20週間）', '「申請書」']],
      ['**提交申请：**登录系统。**연차휴가(20일)**는 매년.', ['提交申请：', '연차휴가(20일)']],
      ['これは**「重要」**です。', ['「重要」']],
      ['请**务必（重要）**提交', ['务必（重要）']],
      ['**漢字。**_仮名_', ['漢字。']],
      ['説明は**`code`**の中', ['code']],
      ['**[規程](https://docs.example/k)**を参照', ['規程 (docs.example)']],
      ['太郎は**"hello"**と言った', ['"hello"']],
    ] as const) {
      for (const [name, wrap] of Object.entries(containers)) {
        const host = streamAnswer(wrap(line), ({ host, received }) => expect(readText(host), received).not.to.include('*'));
        expect(
          Array.from(host.querySelectorAll('strong'), ({ textContent }) => textContent),
          `${line} in ${name}`,
        ).to.deep.equal([...strong]);
      }
    }
  });

  it('strikes too', () => {
    expect(texts(streamAnswer('これは~~古い（旧）~~規程です。'), 'del')).to.deep.equal(['古い（旧）']);
  });
});

describe('numbers of an ordered list', () => {
  /** The numbers that the items of all lists show. */
  const numbers = (host: ParentNode, scope = ''): readonly number[] =>
    Array.from(host.querySelectorAll<HTMLOListElement>(`${scope}ol`)).flatMap((list) => {
      let number = list.start - 1;
      return Array.from(
        list.children,
        (item) => (number = (item as HTMLLIElement).value || (item.hasAttribute('value') ? 0 : number + 1)),
      );
    });

  it('stand as written', () => {
    for (const [text, shown] of [
      ['1. Mai\n15. August\n3. Oktober\n', [1, 15, 3]],
      ['1. open the form\n1. fill it in\n1. send it\n', [1, 2, 3]],
      ['3. a\n3. b\n3. c\n', [3, 4, 5]],
      ['0. a\n1. b\n2. c\n', [0, 1, 2]],
      ['2019. a\n2021. b\n2021. c\n2023. d\n', [2019, 2021, 2022, 2023]],
      ['1) a\n5) b\n5) c\n', [1, 5, 6]],
      ['10. a\n9. b\n8. c\n0. d\n', [10, 9, 8, 0]],
      ['1. a\n\n   more\n\n4. b\n', [1, 4]],
      ['1. a\n2. b\n4. c\n', [1, 2, 4]],
    ] as const) {
      for (const [name, wrap] of Object.entries(blockContainers)) {
        if (name === 'a nested item') continue;
        expect(numbers(streamAnswer(wrap(text))), `${text} in ${name}`).to.deep.equal([...shown]);
      }
      expect(numbers(streamAnswer(`- one\n  - two\n\n${text.replace(/^(?=.)/gm, '    ')}`)), text).to.deep.equal([...shown]);
    }
  });

  it('stand so in the parts of a long list', () => {
    const words = ' with some words that make the list long enough to be cut into parts';
    const item = fc.oneof(fc.constant<number | undefined>(undefined), fc.constant<number | undefined>(undefined), fc.nat(30));
    fc.assert(
      fc.property(fc.array(item, { minLength: 30, maxLength: 90 }), fc.integer({ min: 20, max: 200 }), (jumps, step) => {
        let last = 0;
        const written = jumps.map((jump, index) => (last = jump ?? (index % 7 === 0 ? last : last + 1)));
        const shown: number[] = [];
        for (const [index, number] of written.entries())
          shown.push(index > 0 && number === written[index - 1] ? shown[index - 1]! + 1 : number);
        const text = written.map((number) => `${number}. item${words}\n`).join('');
        const { host, renderer } = startAnswer();
        for (let at = 0; at < text.length; at += step + 1) {
          renderer.push(text.slice(at, at + step + 1));
          renderer.flush();
          expect(numbers(host).slice(0, -1)).to.deep.equal(shown.slice(0, Math.max(0, numbers(host).length - 1)));
        }
        endAnswer(renderer);
        expect(numbers(host)).to.deep.equal(shown);
        expect(isSameAnswer(host, renderAnswer(text))).to.equal(true);
      }),
      { numRuns: cases(20) },
    );
  });
});

describe('a line break', () => {
  const lines = 'Editor: Media\nAddress: **10 rue Haute**\nPhone: `12`';

  it('is a line break in paragraphs, items and quotes', () => {
    for (const [name, wrap] of Object.entries(blockContainers)) {
      const host = streamAnswer(wrap(lines));
      expect(host.querySelectorAll('br'), name).to.have.lengthOf(2);
      expect(readText(host)).to.include('Editor: Media\nAddress: 10 rue Haute\nPhone: 12');
    }
    expect(streamAnswer('- one\nlazy\n> two\nlazy').querySelectorAll('br')).to.have.lengthOf(2);
    expect(streamAnswer('**bold\nover lines** and [a\nlink](https://docs.example)').querySelectorAll('br')).to.have.lengthOf(2);
  });

  it('is none in code, nor at the end', () => {
    expect(streamAnswer('```\na\nb\n```\n\n    c\n    d\n\n`e\nf`\n').querySelector('br')).to.equal(null);
    expect(streamAnswer('a\n\nb\n\n- c\n- d\n').querySelector('br')).to.equal(null);
    for (const hard of ['a  \nb', 'a\\\nb', 'a<br>b'])
      expect(streamAnswer(hard).querySelectorAll('br'), hard).to.have.lengthOf(1);
  });

  it('does not keep a long paragraph in one part', () => {
    const text = Array.from({ length: 200 }, (_, index) => `Line ${index} of them, 12 words.`).join('\n');
    const { host, renderer } = startAnswer();
    renderer.push(text);
    renderer.flush();
    const first = host.querySelector('p')!.firstChild;
    const observer = new MutationObserver(() => undefined);
    observer.observe(host, { subtree: true, childList: true, characterData: true });
    renderer.push(' And more.\nAnd more.');
    renderer.flush();
    expect(observer.takeRecords().some(({ target }) => target === first)).to.equal(false);
    endAnswer(renderer);
    expect(host.querySelectorAll('br')).to.have.lengthOf(200);
    expect(isSameAnswer(host, renderAnswer(`${text} And more.\nAnd more.`))).to.equal(true);
  });
});

describe('a Windows path', () => {
  it('keeps every backslash', () => {
    for (const line of [
      'Open \\\\fileserver\\HR\\_Forms or D:\\data\\_scratch.',
      '\\\\server\\share\\#1\\(old)\\[new]',
      'In C:\\Users\\_me\\.config and c:\\_x.',
      '(\\\\nas\\-backup) and "D:\\~temp"',
      'D:\\logs\\*.txt and E:\\a\\*b',
      '打开\\\\server\\共享\\_表格。',
      'In C:\\Program Files\\_x and D:\\Documents and Settings\\-me.',
      '\\\\server\\HR Forms (2024)\\#Old\\a b\\_c',
      'C:\\⟦a\\_b⟧\\_c',
    ]) {
      expectAsWritten(line, ({ host, received }) => {
        const shown = readText(host).match(/\\/g)?.length ?? 0;
        const written = received.replace(/\\+$/, '').match(/\\/g)?.length ?? 0;
        expect(shown, received).to.be.at.least(written);
      });
    }
  });

  it('keeps them beside other syntax', () => {
    const host = streamAnswer('**\\\\server\\_a** and *D:\\_b* and ~~C:\\_c~~ and [E:\\_d](https://docs.example/)');
    expect(readText(host)).to.include('\\\\server\\_a and D:\\_b and C:\\_c and E:\\_d');
    expect(host.querySelectorAll('strong, em, del, a')).to.have.lengthOf(4);
  });

  it('keeps them in a long paragraph', () => {
    const words = 'words of it '.repeat(30);
    for (let more = 0; more < 12; more++) {
      const text = `${words}${'a '.repeat(more)}C:\\Program Files\\_x and C:\\Documents and Settings\\_y ${words}`;
      expect(readText(streamAnswer(text)).trim()).to.equal(text.trim());
    }
  });

  it('is none where a backslash escapes', () => {
    for (const [text, shown] of [
      ['a\\_b\\_c and \\*d\\*', 'a_b_c and *d*'],
      ['2\\*3 and 1\\. and \\\\*', '2*3 and 1. and \\*'],
      ['a\\\\b and \\\\\\\\server\\\\share', 'a\\b and \\\\server\\share'],
      ['C:\\\\Users\\\\me', 'C:\\Users\\me'],
      ['\\\\ alone', '\\ alone'],
      ['C:\\Program Files\\\\me', 'C:\\Program Files\\me'],
      ['C:\\temp, a\\_b and C:\\temp \\*d\\* and C:\\temp *a* b\\_c', 'C:\\temp, a_b and C:\\temp *d* and C:\\temp a b_c'],
      ['C:\\temp and one or two or more words a\\_b', 'C:\\temp and one or two or more words a_b'],
    ] as const)
      expect(readText(streamAnswer(text)).trim(), text).to.equal(shown);
  });
});

describe('a link with spaces in its address', () => {
  it('is one link', () => {
    for (const [text, words, address] of [
      [
        '[Guide](https://sp.example/sites/HR/Leave Guide (2024).docx)',
        'Guide',
        'https://sp.example/sites/HR/Leave%20Guide%20(2024).docx',
      ],
      ['[A **b** [c]](https://sp.example/a b)', 'A b [c]', 'https://sp.example/a%20b'],
      ['[Guide](https://sp.example/a b "The Guide")', 'Guide', 'https://sp.example/a%20b'],
      ['[Guide](https://sp.example/a_b c_d*e *f)', 'Guide', 'https://sp.example/a_b%20c_d*e%20*f'],
    ] as const) {
      for (const [name, wrap] of Object.entries(containers)) {
        const host = streamAnswer(`${wrap(text)}\n\nEnd.`, ({ host, received }) => {
          for (const each of addresses(host)) expect(each, received).to.equal(address);
          expect(readText(host), received).not.to.match(/\]\(|sp\.example/);
        });
        expect(addresses(host), `${text} in ${name}`).to.deep.equal([address]);
        expect(texts(host, 'a')).to.deep.equal([words]);
      }
    }
  });

  it('ends with its line, and takes no other link in', () => {
    expect(addresses(streamAnswer('[a](https://x.example/b c\nd) e'))).to.deep.equal(['https://x.example/b']);
    expect(addresses(streamAnswer('[a](https://x.example/b c [d](https://y.example/)'))).to.include('https://y.example/');
    expect(readText(streamAnswer('[a](see https://x.example/ for more)'))).to.include('[a](see');
    expect(texts(streamAnswer('[a](https://x.example is down)'), 'a')).not.to.include('a');
  });

  it('holds its words back for a short distance only', () => {
    const text = `[a](https://x.example/b ${'many words '.repeat(20)}`;
    const { host, renderer } = startAnswer();
    renderer.push(text);
    renderer.flush();
    expect(readText(host)).to.include('many words many words');
  });
});
