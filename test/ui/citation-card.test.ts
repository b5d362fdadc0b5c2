import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { createStreamFixture } from '../fixtures/stream-fixture.js';
import { event, found, mountChat, resource, type ChatHarness } from './harness.js';

const long = 'Statutory and additional parental leave for employees in Germany, Austria and Switzerland. '.repeat(3);
const text = 'You get **80 days**.\n\nIn Germany, add ten. In Portugal, fifteen.\n';
const web = {
  id: 'w',
  url: 'https://www.law.example/leave',
  title: 'What the law says',
  siteName: 'law.example',
  description: 'Parents may take <b>up to three years</b> for <i>each</i> child.',
  icon: 'https://law.example/icon.png',
};
const events = [
  found(
    resource('a', 'Parental leave', { subtitle: 'People' }),
    resource('b', long, { appId: 'jira' }),
    resource('c', 'Talk', { url: null }),
  ),
  event({ tool: { response: { name: 'web', toolId: 'call-2', resources: { webSearch: { sources: [web] } } } } }),
  event({ text }),
  event({ reference: { referenceIds: ['a'], position: 20 } }),
  event({ reference: { referenceIds: ['w', 'b', 'c'], position: 42 } }),
];

/** The pointer rests in the middle of an element. */
const pointAt = async (element: Element): Promise<void> => {
  const { left, top, width, height } = element.getBoundingClientRect();
  await sendMouse({ type: 'move', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
};

/** Into the page's corner. */
const pointAway = (): Promise<unknown> => sendMouse({ type: 'move', position: [1, 1] });

/** What is to stay open must outlast the time after which it would have closed. */
const graceIsOver = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 400));

describe('the card of a citation', () => {
  let chat: ChatHarness;
  let markers: readonly HTMLElement[];

  const card = (): HTMLElement | null => chat.root.querySelector('.citation-card:popover-open [part="citation-card"]');
  const opened = (title: string): Promise<void> =>
    chat.until(() => card()?.querySelector('.lead')?.textContent?.includes(title), `the card of ${title}`);
  const closed = (): Promise<void> => chat.until(() => !card(), 'no card');

  beforeEach(async () => {
    await pointAway();
    const answers = await createStreamFixture({ chunks: events });
    chat = await mountChat({ endpoint: answers.endpoint });
    await chat.element.send('How much leave?');
    markers = [...chat.prose!.querySelectorAll<HTMLElement>('.citation > *')];
    expect(markers.map(({ textContent }) => textContent)).to.deep.equal(['1', '2', '3', '4']);
  });

  it('opens where the pointer rests, in the top layer, and closes once it has gone', async () => {
    await pointAt(markers[0]!);
    await opened('Parental leave');
    const { textContent } = card()!;
    for (const told of ['Confluence · People', 'Source 1 of 4', 'wiki.example']) expect(textContent).to.include(told);
    expect(card()!.querySelector<HTMLAnchorElement>('a.lead')!.href).to.equal('https://wiki.example/a');
    expect(card()!.querySelector('.tile')!.textContent).to.equal('C');
    const [of, at] = [card()!.getBoundingClientRect(), markers[0]!.getBoundingClientRect()];
    expect(of.top >= at.bottom || of.bottom <= at.top, 'the marker is not covered').to.equal(true);
    await Promise.all(
      card()!
        .parentElement!.getAnimations()
        .map(({ finished }) => finished),
    );
    await expect(chat.element).shadowDom.to.be.accessible();
    await pointAway();
    await closed();
  });

  it('stays while the pointer is in it, and leads to the source', async () => {
    await pointAt(markers[0]!);
    await opened('Parental leave');
    const { left, bottom } = markers[0]!.getBoundingClientRect();
    const { top } = card()!.getBoundingClientRect();
    // Slowly, by way of the gap between marker and card.
    await sendMouse({ type: 'move', position: [Math.round(left + 4), Math.round((bottom + top) / 2)] });
    await graceIsOver();
    const link = card()!.querySelector<HTMLAnchorElement>('a.lead')!;
    await pointAt(link);
    await graceIsOver();
    expect(card()).not.to.equal(null);
    const followed: string[] = [];
    chat.element.addEventListener('unleash-citation-open', (opening) => {
      opening.preventDefault();
      followed.push(opening.source.title);
    });
    link.click();
    expect(followed).to.deep.equal(['Parental leave']);
  });

  it('opens and closes with the keyboard focus, on one marker after the other', async () => {
    chat.part('transcript')!.focus();
    const tab = async (): Promise<void> => sendKeys({ press: 'Tab' });
    while (chat.root.activeElement !== markers[0]) await tab();
    await opened('Parental leave');
    await tab();
    await opened('What the law says');
    expect(markers[0]!.hasAttribute('data-open')).to.equal(false);
    const snippet = chat.root.getElementById(markers[1]!.getAttribute('aria-describedby')!);
    expect(snippet!.textContent).to.equal('Parents may take up to three years for <i>each</i> child.');
    await sendKeys({ press: 'Escape' });
    await closed();
    expect(chat.root.activeElement, 'Escape takes the card alone').to.equal(markers[1]);
    expect(markers[1]!.hasAttribute('aria-describedby')).to.equal(false);
    await tab();
    await opened(long.trim());
    chat.input.focus();
    await closed();
  });

  it('is dismissed by Escape with the pointer on the marker, and nothing else hears of it', async () => {
    await pointAt(markers[0]!);
    await opened('Parental leave');
    let heard = 0;
    const listen = (): void => void heard++;
    document.addEventListener('keydown', listen);
    await sendKeys({ press: 'Escape' });
    await closed();
    document.removeEventListener('keydown', listen);
    expect(heard).to.equal(0);
  });

  it('opens with a first tap, which leads nowhere; the second one leads to the source', async () => {
    // No engine's runner taps: these are the events of a finger.
    const tap = (marker: HTMLElement): boolean => {
      const init = { bubbles: true, composed: true, cancelable: true };
      marker.dispatchEvent(new PointerEvent('pointerover', { ...init, pointerType: 'touch' }));
      return marker.dispatchEvent(new MouseEvent('click', { ...init, detail: 1 }));
    };
    const followed: string[] = [];
    chat.element.addEventListener('unleash-citation-open', (opening) => {
      opening.preventDefault();
      followed.push(opening.source.title);
    });
    for (const [marker, title] of [
      [markers[0]!, 'Parental leave'],
      [markers[1]!, 'What the law says'],
    ] as const) {
      expect(tap(marker), 'the browser follows no first tap').to.equal(false);
      await opened(title);
      expect(chat.root.activeElement === card()!.parentElement, 'the card is read out').to.equal(true);
    }
    expect(followed, 'nor does anyone hear of one').to.deep.equal([]);
    await graceIsOver();
    expect(card() === null, 'it stays').to.equal(false);
    tap(markers[1]!);
    expect(followed).to.deep.equal(['What the law says']);
    tap(markers[3]!);
    await opened('Talk');
    tap(markers[3]!);
    await graceIsOver();
    expect(card()!.querySelector('.lead')!.textContent, 'what leads nowhere only shows it').to.include('Talk');
    chat.input.focus();
    await closed();
  });

  it('tells the other sources of its place, marks what a search has marked, and asks for no icon', async () => {
    await pointAt(markers[1]!);
    await opened('What the law says');
    const rows = [...card()!.querySelectorAll('.source')].map((row) => row.querySelector('.number')!.textContent);
    expect(rows).to.deep.equal(['3', '4']);
    expect([...card()!.querySelectorAll('mark')].map(({ textContent }) => textContent)).to.deep.equal(['up to three years']);
    expect(chat.root.querySelector('img')).to.equal(null);
    expect(card()!.textContent!.match(/law\.example/g), 'the site stands once').to.have.length(1);
    chat.element.imageOrigins = 'https://law.example';
    await chat.until(() => card()?.querySelector('img.tile'), 'the icon, where it is allowed');
    expect(card()!.querySelector('img')!.src).to.equal(web.icon);
  });

  it('shows what has no address without a link, and clamps what is long', async () => {
    await pointAt(markers[3]!);
    await opened('Talk');
    expect(card()!.querySelector('.lead')!.localName).to.equal('span');
    expect(card()!.querySelector('.address')).to.equal(null);
    await pointAt(markers[2]!);
    await opened(long.trim());
    const title = card()!.querySelector<HTMLElement>('.lead .title')!;
    expect(title.getBoundingClientRect().height / parseFloat(getComputedStyle(title).lineHeight)).to.be.at.most(2.1);
  });

  it('keeps within the window, from either side', async () => {
    for (const dir of ['ltr', 'rtl']) {
      chat.element.dir = dir;
      for (const marker of markers) {
        await pointAt(marker);
        await chat.until(() => marker.dataset['open'] === '' && card(), `the card of marker ${marker.textContent}`);
        const { left, right, top, bottom } = card()!.getBoundingClientRect();
        expect(left, dir).to.be.at.least(0);
        expect(right, dir).to.be.at.most(innerWidth);
        expect(top, dir).to.be.at.least(0);
        expect(bottom, dir).to.be.at.most(innerHeight);
        // It may lie over the next marker.
        await pointAway();
        await closed();
      }
    }
  });

  it('follows what scrolls, and closes where its marker is scrolled out of view', async () => {
    chat.element.style.setProperty('--unleash-chat-max-height', '260px');
    const scroller = chat.part('transcript')!;
    scroller.focus();
    while (chat.root.activeElement !== markers[1]) await sendKeys({ press: 'Tab' });
    await opened('What the law says');
    const distance = (): number =>
      !card()
        ? Infinity
        : Math.min(
            Math.abs(card()!.parentElement!.getBoundingClientRect().top - markers[1]!.getBoundingClientRect().bottom),
            Math.abs(card()!.parentElement!.getBoundingClientRect().bottom - markers[1]!.getBoundingClientRect().top),
          );
    await chat.until(() => distance() < 1, 'the card placed');
    const before = markers[1]!.getBoundingClientRect().top;
    scroller.scrollTop += scroller.scrollTop > 12 ? -12 : 12;
    await chat.until(() => markers[1]!.getBoundingClientRect().top !== before && distance() < 1, 'the card at its marker');
    expect(card()).not.to.equal(null);
    scroller.scrollTop = scroller.scrollHeight;
    await closed();
  });

  describe('has no timer left', () => {
    const { setTimeout: original, clearTimeout: originalClear } = globalThis;
    const pending = new Map<unknown, number>();
    let onTimer = (): void => undefined;
    /** Runs something as soon as the next short timer has started: on a busy machine, it would have ended before the test knows of it. */
    const atNextTimer = (run: () => void): Promise<void> =>
      new Promise((resolve) => {
        onTimer = () => {
          onTimer = () => undefined;
          run();
          resolve();
        };
      });

    beforeEach(async () => {
      // Announcements have timers of their own.
      const said = (): string => chat.root.querySelector('.announcer')!.textContent;
      await chat.until(() => said().includes('Answer complete'), 'the end of the announcements');
      pending.clear();
      globalThis.setTimeout = ((callback: () => void, delay = 0, ...given: unknown[]) => {
        const timer: unknown = original(
          () => {
            pending.delete(timer);
            callback();
          },
          delay,
          ...given,
        );
        // Zero is what libraries wait to yield.
        if (delay > 0) {
          pending.set(timer, delay);
          if (delay < 1000) queueMicrotask(() => onTimer());
        }
        return timer;
      }) as typeof setTimeout;
      globalThis.clearTimeout = (timer) => {
        pending.delete(timer);
        originalClear(timer);
      };
    });
    afterEach(() => Object.assign(globalThis, { setTimeout: original, clearTimeout: originalClear }));

    /** Short ones that were started since the last call. */
    const startedSince = (): (() => readonly number[]) => {
      const known = new Set(pending.keys());
      return () => [...pending].filter(([timer, delay]) => delay < 1000 && !known.has(timer)).map(([, delay]) => delay);
    };

    it('when Escape closes it while it was about to close', async () => {
      await pointAt(markers[0]!);
      await opened('Parental leave');
      const started = startedSince();
      const pressed = atNextTimer(() => {
        expect(started()).to.have.lengthOf(1);
        document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
      });
      await pointAway();
      await pressed;
      await closed();
      expect(started()).to.deep.equal([]);
    });

    it('when its chat is removed while it is about to close', async () => {
      await pointAt(markers[0]!);
      await opened('Parental leave');
      const started = startedSince();
      const removed = atNextTimer(() => {
        expect(started()).to.have.lengthOf(1);
        chat.element.remove();
      });
      await pointAway();
      await removed;
      expect(started()).to.deep.equal([]);
    });

    it('when it opens where its last position covers the marker', async () => {
      await pointAt(markers[0]!);
      await opened('Parental leave');
      await pointAway();
      await closed();
      const started = startedSince();
      const last = chat.root.querySelector<HTMLElement>('.citation-card')!;
      Object.assign(last.style, { left: '0px', top: '0px', height: '100vh', width: '100vw' });
      markers[3]!.click();
      await opened('Talk');
      expect(started()).to.deep.equal([]);
    });
  });

  it('is gone when its conversation is loaded again', async () => {
    chat.part('transcript')!.focus();
    while (chat.root.activeElement !== markers[0]) await sendKeys({ press: 'Tab' });
    await opened('Parental leave');
    await chat.element.loadConversation(await chat.element.exportConversation('json'));
    expect(card()).to.equal(null);
    expect(chat.markers).to.deep.equal(['1', '2', '3', '4']);
  });

  it('is gone with its conversation', async () => {
    await pointAt(markers[0]!);
    await opened('Parental leave');
    chat.element.newConversation();
    await closed();
  });
});
