import { Directive, ElementRef, inject, input, type OnChanges, type SimpleChanges } from '@angular/core';
import 'unleash-chat';
import type { UnleashChat } from 'unleash-chat';

/** Gives templates names and types of the options. Add those that you need. */
@Directive({ selector: 'unleash-chat' })
export class UnleashChatOptions implements OnChanges {
  readonly element = inject<ElementRef<UnleashChat>>(ElementRef).nativeElement;

  readonly endpoint = input<UnleashChat['endpoint']>();
  readonly layout = input<UnleashChat['layout']>();
  readonly push = input<UnleashChat['push']>();
  readonly open = input<UnleashChat['open']>();
  readonly heading = input<UnleashChat['heading']>();
  readonly starters = input<UnleashChat['starters']>();
  readonly strings = input<UnleashChat['strings']>();
  readonly headers = input<UnleashChat['headers']>();

  ngOnChanges(changes: SimpleChanges): void {
    for (const [name, { currentValue }] of Object.entries(changes)) Object.assign(this.element, { [name]: currentValue });
  }
}
