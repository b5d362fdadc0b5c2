/** Small answers of the kinds that readers of chat widgets have reported as misleading, by kind. `⟪a⟫` cites source a at its place. */

export interface ReportedAnswer {
  readonly written: string;
  /** Its outline at the end (`outlineOf`), with items, quotes, cells, emphasis, links and line breaks. */
  readonly shown: string;
}

export const reportedAnswers = {
  'a citation keeps to its container': [
    {
      written: '1. Install the client:\n   ```sh\n   npm ci\n   ```⟪a⟫\n2. Start it⟪b⟫\n',
      shown: 'li(Install the client: code(npm ci) line{a})li(Start it{b})',
    },
    {
      written: '- **Windows**:\n  ```powershell\n  Get-Item\n  ```⟪a⟫\n- **macOS**: the same⟪b⟫\n',
      shown: 'li(strong(Windows): code(Get-Item) line{a})li(strong(macOS): the same{b})',
    },
    {
      written: '- See:\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |⟪a⟫\n  | 3 | 4 |⟪b⟫\n',
      shown: 'li(See: tr(th(a)th(b))tr(td(1)td(2{a}))tr(td(3)td(4{b})))',
    },
    {
      written: '> | a | b |\n> |---|---|\n> | 1 | 2 |⟪a⟫\n> | 3 | 4 |⟪b⟫\n\nAfter⟪c⟫.\n',
      shown: 'blockquote(tr(th(a)th(b))tr(td(1)td(2{a}))tr(td(3)td(4{b}))) After{c}.',
    },
    {
      written: '1. Run:\n   ```sh\n   ls⟪a⟫\n   ```\n   It lists files⟪b⟫.\n2. Go on\n',
      shown: 'li(Run: code(ls) line{a} It lists files{b}.)li(Go on)',
    },
  ],
  'a citation in a cell that is not shown stays in its row': [
    {
      written: '| Plan | Days |\n|---|---|\n| Basic | 20 | unpaid⟪a⟫ |\n| Plus | 25⟪b⟫ |\n',
      shown: 'tr(th(Plan)th(Days))tr(td(Basic)td(20{a}))tr(td(Plus)td(25{b}))',
    },
    {
      written: '| Flag | Values |\n|---|---|\n| mode | `a|b`⟪a⟫ |\n| size | 10⟪b⟫ |\n',
      shown: 'tr(th(Flag)th(Values))tr(td(mode)td(`a{a}))tr(td(size)td(10{b}))',
    },
  ],
  'one tilde never strikes': [
    {
      written: 'The move takes ~10 minutes⟪a⟫ and ~2 hours of tests.\n',
      shown: 'The move takes ~10 minutes{a} and ~2 hours of tests.',
    },
    { written: 'Open 8:00~12:00 and 13:00~17:00⟪a⟫.\n', shown: 'Open 8:00~12:00 and 13:00~17:00{a}.' },
  ],
  'a half-open mark does not run away': [
    {
      written:
        'The _id field of each row is kept for the whole of a long paragraph, whatever happens to the other fields of it.\n',
      shown: 'The _id field of each row is kept for the whole of a long paragraph, whatever happens to the other fields of it.',
    },
    {
      written: 'See https://uni.example/~john/a_b*c/page⟪a⟫ for more.\n',
      shown: 'See a(https://uni.example/~john/a_b*c/page){a} for more.',
    },
  ],
  'definitions lose no words': [
    { written: '[Status]: Approved⟪a⟫\n', shown: '[Status]: Approved{a}' },
    { written: '[INFO]: started\n[ERROR]: failed\n', shown: '[INFO]: startedbr()[ERROR]: failed' },
    {
      written:
        'Leave is 20 weeks⟪a⟫.\n\n**Sources:**\n\n[1]: https://intranet.example/leave\n[2]: https://intranet.example/faq\n',
      shown: 'Leave is 20 weeks{a}. strong(Sources:) [1]: a(https://intranet.example/leave) [2]: a(https://intranet.example/faq)',
    },
    {
      written: 'Leave is 20 weeks[^1].\n\n[^1]: Handbook\n',
      shown: 'Leave is 20 weeks[^1]. [^1]: Handbook',
    },
    { written: 'See the [policy].\n\n[policy]: https://intranet.example/policy\n', shown: 'See the a(policy).' },
  ],
  'bare addresses end in time': [
    {
      written: '请访问 https://example.com。谢谢，或 https://example.com/docs（中文）。\n',
      shown: '请访问 a(https://example.com)。谢谢，或 a(https://example.com/docs)（中文）。',
    },
    {
      written: 'Siehe „https://intranet.example/urlaub“, »https://intranet.example/x« oder https://intranet.example/y…\n',
      shown: 'Siehe „a(https://intranet.example/urlaub)“, »a(https://intranet.example/x)« oder a(https://intranet.example/y)…',
    },
    {
      written: 'زوروا https://intranet.example/leave، ثم اسألوا.\n',
      shown: 'زوروا a(https://intranet.example/leave)، ثم اسألوا.',
    },
  ],
  'mail addresses are linked whole or not at all': [
    {
      written: 'Mail an max.müller@firma.example oder hr@firma.example.\n',
      shown: 'Mail an max.müller@firma.example oder a(hr@firma.example).',
    },
  ],
  'emphasis works beside CJK punctuation': [
    {
      written: '**育児休業（20週間）**を取得できます⟪a⟫。**「申請書」**が必要。\n',
      shown: 'strong(育児休業（20週間）)を取得できます{a}。strong(「申請書」)が必要。',
    },
    {
      written: '**提交申请：**登录系统。**연차휴가(20일)**는 매년.\n',
      shown: 'strong(提交申请：)登录系统。strong(연차휴가(20일))는 매년.',
    },
  ],
  'numbers of a list stand as written': [
    { written: '1. Mai\n15. August\n3. Oktober⟪a⟫\n', shown: 'li(Mai)li(August)li(Oktober{a})' },
    { written: '1. open the form\n1. fill it in\n1. send it⟪a⟫\n', shown: 'li(open the form)li(fill it in)li(send it{a})' },
  ],
  'lines stand as written': [
    {
      written: 'Editor: Media\nAddress: 10 rue Haute⟪a⟫\nPhone: 12\n',
      shown: 'Editor: Mediabr()Address: 10 rue Haute{a}br()Phone: 12',
    },
  ],
  'Windows paths stand as written': [
    {
      written: 'Open \\\\fileserver\\HR\\_Forms or D:\\data\\_scratch⟪a⟫.\n',
      shown: 'Open \\\\fileserver\\HR\\_Forms or D:\\data\\_scratch{a}.',
    },
  ],
  'a link may have spaces in its address': [
    { written: '[Guide](https://sp.example/sites/HR/Leave Guide (2024).docx)⟪a⟫\n', shown: 'a(Guide){a}' },
  ],
  'a marker splits no sign': [{ written: 'Team 👨‍👩⟪a⟫‍👧 and 🇩⟪b⟫🇪 ok.\n', shown: 'Team 👨‍👩‍👧{a} and 🇩🇪{b} ok.' }],
  'hidden characters that words need stay hidden': [
    {
      written: '[Eltern\u00adzeit](https://hr.example/e) and [نموذج\u200f](https://hr.example/f)\n',
      shown: 'a(Eltern\u00adzeit) and a(نموذج\u200f)',
    },
  ],
  'each part of an answer has its own direction': [
    {
      written: 'English first.\n\n- [ ] مهمة\n- طلب⟪a⟫\n\n> اقتباس\n\n| البلد | الأيام |\n|---|--:|\n| النرويج | 49 |\n',
      shown: 'English first. li(مهمة)li(طلب{a})blockquote(اقتباس)tr(th(البلد)th(الأيام))tr(td(النرويج)td(49))',
    },
  ],
  'code in cells is not broken inside words': [
    {
      written:
        '| Setting | Value | What it does |\n|---|---|---|\n| `max_connections` | `enabled` | The number of connections that the server accepts before it refuses more⟪a⟫ |\n',
      shown:
        'tr(th(Setting)th(Value)th(What it does))tr(td(max_connections)td(enabled)td(The number of connections that the server accepts before it refuses more{a}))',
    },
  ],
  'a selection stays while a list turns loose': [
    {
      written: '- first item with words\n- second item\n\n- third\n',
      shown: 'li(first item with words)li(second item)li(third)',
    },
  ],
  'a copy holds nothing but the text': [
    {
      written: '| Country | Days |\n|---|--:|\n| Norway | 49⟪a⟫ |\n\nParental leave is **20 weeks**⟪b⟫.\n\n```sh\nnpm ci\n```\n',
      shown: 'tr(th(Country)th(Days))tr(td(Norway)td(49{a})) Parental leave is strong(20 weeks){b}. code(npm ci)',
    },
  ],
} as const satisfies Readonly<Record<string, readonly ReportedAnswer[]>>;

export type ReportedKind = keyof typeof reportedAnswers;
