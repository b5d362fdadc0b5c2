import { Component, signal, viewChild } from '@angular/core';
import { UnleashChatOptions } from './unleash-chat-options';

@Component({
  selector: 'app-intranet',
  imports: [UnleashChatOptions],
  template: `
    <main>
      <h1>Larkfield intranet</h1>
      <p>
        <button [attr.aria-expanded]="open()" (click)="open.set(!open())">Assistant</button>
        <button (click)="ask()">Ask about parental leave</button>
        <button (click)="mounts.set(mounts() + 1)">Remount</button>
      </p>
      <ol aria-label="Events">
        @for (line of events(); track $index) {
          <li>{{ line }}</li>
        }
      </ol>
      @for (mount of [mounts()]; track mount) {
        <unleash-chat
          endpoint="/unleash"
          layout="drawer"
          [push]="true"
          [open]="open()"
          heading="Larkfield assistant"
          [starters]="starters"
          [strings]="strings"
          [headers]="headers"
          (unleash-open)="open.set(true)"
          (unleash-close)="open.set(false); log('Closed')"
          (unleash-send)="log('Asked: ' + $event.text)"
          (unleash-answer-end)="log('Answered: ' + $event.message.status)"
        />
      }
    </main>
  `,
})
export class Intranet {
  readonly chat = viewChild.required(UnleashChatOptions);
  readonly open = signal(false);
  readonly mounts = signal(0);
  readonly events = signal<readonly string[]>([]);

  readonly starters = ['How do I book a trip?', 'Which days are public holidays?'];
  readonly strings = { send: 'Ask' };
  readonly headers = () => ({ 'x-application': 'angular' });

  async ask(): Promise<void> {
    const answer = await this.chat().element.send('How many days of parental leave do I get?');
    this.log(`Sources: ${answer?.sources.length}`);
  }

  log(line: string): void {
    this.events.update((lines) => [...lines, line]);
  }
}
