import { expect } from '@open-wc/testing';
import * as lit from 'lit';
import { Directive, directive, type ElementPart, type PartInfo } from 'lit/directive.js';
import { guard } from 'lit/directives/guard.js';
import { keyed } from 'lit/directives/keyed.js';
import fc from '../fast-check.js';
import type * as AsBundled from './as-bundled.js';

const path = '/as-bundled';
const bundled = (await import(path)) as typeof AsBundled;
type Lit = Pick<
  typeof AsBundled,
  'css' | 'html' | 'LitElement' | 'noChange' | 'nothing' | 'render' | 'Directive' | 'directive' | 'guard' | 'keyed'
>;
const both: readonly Lit[] = [{ ...lit, Directive, directive, guard, keyed }, bundled];

type Shape =
  | { readonly kind: 'text' | 'attributes' | 'field' | 'told' | 'click'; readonly value: string | number | null | undefined }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'list' | 'two'; readonly of: readonly Shape[] }
  | { readonly kind: 'keyed' | 'guard'; readonly key: number; readonly of: Shape };

const value = fc.constantFrom('', 'a', 'b<i>', 7, 0, null, undefined);
const { shape } = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constantFrom('text', 'attributes', 'field', 'told', 'click'), value }),
    fc.constant<Shape>({ kind: 'nothing' }),
    fc.record({ kind: fc.constantFrom('list', 'two'), of: fc.array(tie('shape'), { minLength: 2, maxLength: 4 }) }),
    fc.record({ kind: fc.constantFrom('keyed', 'guard'), key: fc.nat(2), of: tie('shape') }),
  ),
}));

/** The same templates, written with either Lit; what is clicked and what a directive is told goes to the log. */
function drawer({ html, nothing, noChange, keyed, guard, Directive, directive }: Lit, log: unknown[]) {
  class Told extends Directive {
    constructor(part: PartInfo) {
      super(part);
      log.push(part.type);
    }
    render(_value: unknown): unknown {
      return noChange;
    }
    override update({ element }: ElementPart, [told]: [unknown]): unknown {
      log.push([element.localName, told]);
      return noChange;
    }
  }
  const told = directive(Told);
  const draw = (shape: Shape): unknown => {
    switch (shape.kind) {
      case 'text':
        return shape.value;
      case 'nothing':
        return nothing;
      case 'attributes':
        return html`<p class="one ${shape.value} two ${shape.value}" title=${shape.value} lang=${shape.value ?? nothing}>
          ${shape.value} and
        </p>`;
      case 'field':
        return html`<textarea rows="2" .value=${String(shape.value)} aria-label=${shape.value}></textarea><br />`;
      case 'told':
        return html`<b ${told(shape.value)}>${shape.value}</b>`;
      case 'click':
        return html`<button
          @click=${shape.value === null ? nothing : shape.value ? () => log.push(shape.value) : undefined}
          @focus=${{ handleEvent: () => log.push('focus'), once: true }}
        >
          ${shape.value}
        </button>`;
      case 'list':
        return shape.of.map(draw);
      case 'two':
        return html`<div>${draw(shape.of[0]!)}</div>
          ${draw(shape.of[1]!)}<svg><path d="M0 0${shape.of.length}" /></svg>`;
      case 'keyed':
        return keyed(shape.key, draw(shape.of));
      case 'guard':
        return guard([shape.key], () => draw(shape.of));
    }
  };
  return draw;
}

describe('Lit as it is bundled', () => {
  it('draws the same, keeps the same nodes and hears the same', () => {
    fc.assert(
      fc.property(fc.array(shape, { minLength: 2, maxLength: 5 }), (shapes) => {
        const [whole, smaller] = both.map((each) => {
          const log: unknown[] = [];
          const draw = drawer(each, log);
          const box = document.createElement('div');
          let before: Element[] = [];
          for (const next of shapes) {
            each.render(draw(next), box);
            const elements = [...box.querySelectorAll('*')];
            log.push(
              box.innerHTML.replaceAll(/<!--.*?-->/g, ''),
              elements.map((element) => before.indexOf(element)),
            );
            for (const button of box.querySelectorAll('button')) {
              button.click();
              button.dispatchEvent(new Event('focus'));
            }
            log.push(...Array.from(box.querySelectorAll('textarea'), (field) => field.value));
            before = elements;
          }
          return log;
        });
        expect(smaller).to.deep.equal(whole);
      }),
      { numRuns: 300 },
    );
  });

  const step = fc.oneof(
    fc.record({
      set: fc.constantFrom('name', 'open', 'amount', 'layout', 'data'),
      to: fc.constantFrom('a', '', 3, true, false, null),
    }),
    fc.record({
      attribute: fc.constantFrom('name', 'open', 'an-amount', 'layout', 'data'),
      to: fc.constantFrom('a', '', '3', null),
    }),
    fc.constantFrom('append' as const, 'remove' as const, 'update' as const, 'wait' as const),
  );

  const styles = new Map(
    both.map(({ css }) => [
      css,
      [
        css`
          b {
            color: rgb(1, 2, 3);
          }
        `,
        [
          css`
            b {
              margin: 3px;
            }
          `,
        ],
      ],
    ]),
  );
  let count = 0;
  it('keeps properties and attributes as it does', async function () {
    this.timeout(20_000);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), fc.constantFrom('a', undefined), async (steps, early) => {
        const lived = async ({ LitElement, html, css }: Lit): Promise<unknown[]> => {
          const log: unknown[] = [];
          class Probe extends LitElement {
            static override readonly properties = {
              name: {},
              amount: { attribute: 'an-amount', type: Number },
              open: { type: Boolean, reflect: true },
              layout: { reflect: true, useDefault: true },
              data: { attribute: false },
              inner: { state: true },
            };
            static override readonly styles = styles.get(css)!;
            declare name: unknown;
            declare layout: unknown;
            declare open: unknown;
            declare amount: unknown;
            declare data: unknown;
            declare inner: unknown;
            constructor() {
              super();
              this.name = '';
              this.open = false;
              this.layout = 'inline';
              this.amount = 5;
              this.data = this.inner = undefined;
              this.addController({
                hostConnected: () => log.push('connected'),
                hostDisconnected: () => log.push('disconnected'),
                hostUpdate: () => log.push('update', this.hasUpdated, this.isUpdatePending),
                hostUpdated: () => log.push('updated', this.hasUpdated, this.isUpdatePending),
              });
            }
            protected override firstUpdated(changed: Map<PropertyKey, unknown>): void {
              log.push('first', [...changed]);
            }
            protected override updated(changed: Map<PropertyKey, unknown>): void {
              log.push([...changed]);
              if (this.name === 'a') this.inner = this.amount;
            }
            protected override render(): unknown {
              return html`<b>${this.name} ${this.amount} ${this.open} ${this.layout} ${this.data} ${this.inner}</b>`;
            }
          }
          class Child extends Probe {}
          // The whole one, while it is developed with, warns of what `updated` does here.
          Probe.disableWarning?.('change-in-update');
          const tag = `lit-probe-${count++}`;
          const element = document.createElement(tag) as Probe;
          // Set before its definition has come.
          if (early !== undefined) element.name = element.layout = early;
          document.body.append(element);
          customElements.define(tag, Child);
          for (const each of steps) {
            if (each === 'append') document.body.append(element);
            else if (each === 'remove') element.remove();
            else if (each === 'update') element.requestUpdate();
            else if (each === 'wait') log.push(await element.updateComplete);
            else if ('set' in each) element[each.set] = each.to;
            else if (each.to === null) element.removeAttribute(each.attribute);
            else element.setAttribute(each.attribute, each.to);
          }
          log.push(await element.updateComplete, element.outerHTML.replaceAll(tag, ''));
          const bold = element.renderRoot.querySelector('b')!;
          document.body.append(element);
          log.push(bold.textContent, getComputedStyle(bold).color, getComputedStyle(bold).margin);
          element.remove();
          return log;
        };
        const whole = await lived(both[0]!);
        const smaller = await lived(both[1]!);
        expect(smaller).to.deep.equal(whole);
      }),
      { numRuns: 150 },
    );
  });

  it('is not the whole one', async () => {
    expect(await (await fetch(path)).text()).to.not.match(/PolyfillSupport|litElementVersions|<math>/);
  });

  it('takes no templates but its own', () => {
    const box = document.createElement('div');
    const strings = JSON.parse('["<img src=x>"]') as unknown;
    expect(() => bundled.render({ _$litType$: 1, strings, values: [] }, box)).to.throw();
  });
});
