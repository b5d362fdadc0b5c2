import { css, html, LitElement } from 'lit';

/** The least that can be written with Lit: what it costs to have a custom element at all. */
class HelloWorld extends LitElement {
  static override readonly styles = css`
    p {
      color: navy;
    }
  `;

  protected override render(): unknown {
    return html`<p>Hello, world!</p>`;
  }
}

customElements.define('hello-world', HelloWorld);
