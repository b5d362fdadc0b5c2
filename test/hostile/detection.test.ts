import { expect } from '@open-wc/testing';
import { Guard } from './guard.js';
import { strangersInAnswer, strangersInWidget } from './strangers.js';

/** Lets live attacks loose in the bare page and tells what the guard saw; a frame takes its time, so `due` is waited for. */
async function seen(html: string, act: (place: HTMLElement) => void = () => undefined, due = ''): Promise<string> {
  const guard = await Guard.start();
  const place = document.createElement('div');
  document.body.append(place);
  guard.watch(place, strangersInAnswer);
  place.innerHTML = guard.live(html);
  act(place);
  await new Promise((resolve) => setTimeout(resolve, 0));
  // A handler runs once its picture has failed.
  await Promise.all(
    [...document.images]
      .filter(({ complete }) => !complete)
      .map((image) => new Promise((end) => image.addEventListener('error', end))),
  );
  let findings = '';
  for (const end = Date.now() + 10_000; findings === '' || (!findings.includes(due) && Date.now() < end);) {
    findings = `${(await guard.findings()).join('\n')}\n`;
  }
  guard.stop();
  place.remove();
  return findings.trim();
}

describe('the guard of the hostile tests', () => {
  it('sees nothing where nothing is', async () => {
    expect(await seen('<p>A <strong>plain</strong> paragraph.</p>')).to.equal('');
  });

  it('sees code that runs', async () => {
    expect(await seen('<svg onload=alert(1)></svg><img src=x onerror=alert(2)>')).to.match(/<img>[^]*alert\(2\)/);
    expect(await seen('<details open ontoggle=alert(3)>x</details>')).to.contain('ontoggle');
  });

  it('sees each way to load', async () => {
    expect(await seen('<img src=https://evil.example/a.png>')).to.contain('request: GET /a.png');
    expect(await seen('<img src=//evil.example/b.png>')).to.contain('request: GET /b.png');
    expect(await seen('<img src=c.png>')).to.contain('request: GET /relative/c.png');
    expect(
      await seen('<p style="background:url(https://evil.example/d.png)">x</p>', (place) => place.getBoundingClientRect()),
    ).to.contain('style');
    expect(await seen('<iframe src=https://evil.example/e></iframe>', undefined, 'request: GET /e')).to.contain(
      'request: GET /e',
    );
    expect(await seen('<link rel=stylesheet href=https://evil.example/f.css>', undefined, 'request: GET /f.css')).to.contain(
      'request: GET /f.css',
    );
  });

  it('sees what is detached as well', async () => {
    expect(await seen('', () => void (new Image().src = 'g.png'))).to.contain('request: GET /relative/g.png');
  });

  it('sees what stood for a moment only', async () => {
    expect(await seen('', (place) => ((place.innerHTML = '<iframe></iframe>'), place.replaceChildren()))).to.contain('<iframe>');
    expect(await seen('<p>x</p>', (place) => place.firstElementChild!.setAttribute('onclick', ''))).to.contain('onclick');
  });

  it('sees a page that was changed', async () => {
    expect(await seen('<form id=clobbered></form>')).to.contain('forms: 1');
    expect(await seen('<style>p { color: red }</style>')).to.contain('style sheets');
    expect(await seen('', () => Object.assign(Object.prototype, { polluted: 1 }))).to.contain('window.polluted');
    delete (Object.prototype as { polluted?: 1 }).polluted;
    expect(await seen('', () => Object.assign(window, { planted: 1 }))).to.contain('window.planted');
    delete (window as { planted?: 1 }).planted;
    const { title } = document;
    expect(await seen('', () => (document.title = 'owned'))).to.contain('title: owned');
    document.title = title;
  });

  it('knows strangers by name, attribute and value', () => {
    const strange = (html: string, among: (element: Element) => readonly string[]): string => {
      const template = document.createElement('template');
      template.innerHTML = html;
      return among(template.content.firstElementChild!).join();
    };
    expect(strange('<a href="javascript:alert(1)" target=_top>x</a>', strangersInAnswer)).to.contain('href').and.contain('rel');
    expect(strange('<p id=x style="color:red" class=send part=send>x</p>', strangersInAnswer)).to.equal(
      'id,style,.send,part send',
    );
    expect(strange('<input name=x>', strangersInAnswer)).to.equal('<input>,name');
    expect(strange('<button type=submit>x</button>', strangersInAnswer)).to.equal('<button>');
    expect(strange('<svg></svg>', strangersInAnswer)).to.equal('<svg>');
    expect(strange('<img src=x>', strangersInWidget)).to.equal('<img>,src');
    expect(strange('<p onclick=x style=y name=z>x</p>', strangersInWidget)).to.equal('onclick,style,name');
    expect(strange('<svg onload=x><path d=M0,0></svg>', strangersInWidget)).to.equal('onload');
  });
});
