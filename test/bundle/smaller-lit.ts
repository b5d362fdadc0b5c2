import { once, type Edit } from './edit.js';

/** Templates are HTML (icons too), hold no comments, no directives that wait, and values of texts, templates and lists of them. */
export const litHtml: readonly Edit[] = [
  once(/,B=t\.litHtmlPolyfillSupport;[^]*?\.push\("3\.3\.3"\);const D=/, ';const D='),
  once(/const j=\{M:h[^]*?\}(?=;const D=)/, ''),
  once('j as _$LH,'),
  once('T as mathml,'),
  once(',w as svg'),
  once(
    'x=t=>(i,...s)=>({_$litType$:t,strings:i,values:s}),b=x(1),w=x(2),T=x(3),',
    'b=(i,...s)=>({_$litType$:1,strings:i,values:s}),',
  ),
  once('l=2===i?"<svg>":3===i?"<math>":"",c=v', 'l="",c=v'),
  once('+(2===i?"</svg>":3===i?"</math>":"")'),
  once(/,2===i\|\|3===i\)\{[^]*?replaceWith\(\.\.\.t\.childNodes\)\}/, ';'),
  once('if(this.el=S.createElement(f,e)', 'this.el=S.createElement(f,e)'),
  once(
    'e="number"==typeof s?this._$AC(t):(void 0===s.el&&(s.el=S.createElement(V(s.h,s.h[0]),this.options)),s)',
    'e=this._$AC(t)',
  ),
  once(',_$litType$:s}=t', '}=t'),
  once('constructor({strings:t,_$litType$:i},e)', 'constructor({strings:t},e)'),
  once('N(t,i);', 'N(t);'),
  once('const N=(t,i)=>', 'const N=t=>'),
  // Where a template's text ends and a tag begins; a tag's name has nothing in it that would end it.
  once('/<(?:(!--|\\/[^a-zA-Z])|(\\/?[a-zA-Z][^>\\s]*)|(\\/?$))/g,_=/-->/g,m=/>/g', '/<\\/?[a-z]/gi'),
  once(
    '"!--"===u[1]?c=_:void 0!==u[1]?c=m:void 0!==u[2]?(y.test(u[2])&&(n=RegExp("</"+u[2],"g")),c=p):void 0!==u[3]&&(c=p)',
    'c=p',
  ),
  once('c=n??v,d=-1', 'c=v,d=-1'),
  once('c===$||c===g?c=p:c===_||c===m?c=v:(c=p,n=void 0)', 'c=p'),
  once('let n,l="",c=v', 'let l="",c=v'),
  once(',y=/^(?:script|style|textarea|title)$/i'),
  once(/if\(y\.test\(r\.tagName\)\)\{[^]*?r\.append\(t\[i\],c\(\)\)\}\}/),
  once('if(r.hasAttributes())for', 'for'),
  once(/else if\(8===r\.nodeType\)[^]*?\}l\+\+/, 'else d.push({type:2,index:l});l++'),
  once('"?"===e[1]?L:'),
  once(/class L extends H\{[^]*?(?=class z)/),
  once('constructor(t,i,s,e,h){super(t,i,s,e,h),this.type=5}_$AI', '_$AI'),
  once(
    /,e=t===A&&s!==A\|\|[^]*?addEventListener\(this\.name,this,t\)/,
    ';t===A!=(s===A)&&(t===A?this.element.removeEventListener(this.name,this,s):this.element.addEventListener(this.name,this,t))',
  ),
  once('constructor(){super(...arguments),this.type=3}'),
  once('this.type=2,'),
  once('this.type=1,'),
  once('_$AI(t,i=this,s,e){const h=this.strings', '_$AI(t,i=this,s){const h=this.strings'),
  once('o&&!e&&this.j(t)', 'o&&this.j(t)'),
  // Templates that are taken off the page, and what may wish to know of it.
  once('h?._$AO?.(!1),'),
  { find: /this\._\$AN=void 0,/g, write: '', times: 4 },
  once('get _$AU(){return this._$AM._$AU}u(t)', 'u(t)'),
  once('get _$AU(){return this._$AM?._$AU??this._$Cv}'),
  once('get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}'),
  once('get _$AU(){return this._$AM._$AU}_$AI(t){M(this,t)}', '_$AI(t){M(this,t)}'),
  once(',this._$Cv=e?.isConnected??!0'),
  once('setConnected(t){void 0===this._$AM&&(this._$Cv=t,this._$AP?.(t))}'),
  once(
    'for(this._$AP?.(!1,!0,s);t!==this._$AB;){const s=i(t).nextSibling;i(t).remove(),t=s}',
    'for(;t!==this._$AB;){const s=t.nextSibling;t.remove(),t=s}',
  ),
  once('_$AR(t=this._$AA.nextSibling,s)', '_$AR(t=this._$AA.nextSibling)'),
  once('this._$AR(s&&s._$AB.nextSibling,e)', 'this._$AR(s&&s._$AB.nextSibling)'),
  once('i=t=>t,'),
  once('get parentNode(){return this._$AM.parentNode}'),
  once(/get parentNode\(\)\{let t=[^]*?get endNode\(\)\{return this\._\$AB\}/),
  once('d=t=>u(t)||"function"==typeof t?.[Symbol.iterator],'),
  once('void 0!==t.nodeType?this.T(t):d(t)?', 'u(t)?'),
  once('(t?.creationScope??l).importNode', 'l.importNode'),
  once('Error("invalid template strings array")', 'Error()'),
  // What marks a place in a template stands in none of ours, and nothing else is searched for it.
  once('`lit$${Math.random().toFixed(9).slice(2)}$`', '"lit$$$$"'),
  once('const x=c===p&&t[i+1].startsWith("/>")?" ":"";'),
  once('+o+x):s+o+(-2===d?i:x)', '+o):s+o+(-2===d?i:"")'),
  once('this.el=S.createElement(f,e),', '(this.el=document.createElement("template")).innerHTML=f,'),
  once('const s=l.createElement("template");return s.innerHTML=t,s'),
  once(
    /const D=[^]*?return h\._\$AI\(t\),h\}/,
    'const D=(t,i,s={})=>(i._$litPart$??=new k(i.appendChild(c()),null,void 0,s))._$AI(t)',
  ),
];

/**
 * An element whose properties are texts, numbers and flags, declared once; with its own style sheets, which every browser
 * knows that knows the colours in them. No decorators, no properties of properties, no hooks that nobody overrides.
 */
export const reactiveElement: readonly Edit[] = [
  once('import{getCompatibleStyle as t,adoptStyles as s}from"./css-tag.js";'),
  once('export{CSSResult,css,supportsAdoptingStyleSheets,unsafeCSS}', 'export{css}'),
  once(
    /getOwnPropertyDescriptor:h,getOwnPropertyNames:r,getOwnPropertySymbols:o,getPrototypeOf:n\}=Object,[^]*?new WeakMap;/,
    'getPrototypeOf:n}=Object;',
  ),
  once(/static addInitializer[^]*?(?=static get observedAttributes)/),
  once('this._$Eh&&[...this._$Eh.keys()]', '[...this._$Eh.keys()]'),
  once(
    /static createProperty[^]*?(?=static _\$Ei\(\))/,
    'static createProperty(t,s){s.state&&(s.attribute=!1),this.elementProperties.set(t,s);const i=Symbol();' +
      'e(this.prototype,t,{get(){return this[i]},set(s){const e=this[i];this[i]=s,this.requestUpdate(t,e)},configurable:!0,enumerable:!0})}',
  ),
  once(
    /static _\$Ei\(\)[^]*?(?=static _\$Eu)/,
    'static finalize(){if(this.hasOwnProperty("finalized"))return;this.finalized=!0;const t=n(this);t.finalize(),' +
      'this.elementProperties=new Map(t.elementProperties);' +
      'if(this.hasOwnProperty("properties"))for(const t in this.properties)this.createProperty(t,this.properties[t]);' +
      'this._$Eh=new Map;for(const[t,s]of this.elementProperties){const i=this._$Eu(t,s);void 0!==i&&this._$Eh.set(i,t)}' +
      'this.elementStyles=[this.styles].flat(1/0)}',
  ),
  once(
    'return!1===i?void 0:"string"==typeof i?i:"string"==typeof t?t.toLowerCase():void 0',
    'return!1===i?void 0:i??t.replace(/[A-Z]/g,t=>"-"+t.toLowerCase())',
  ),
  once(
    /constructor\(\)\{super\(\)[^]*?(?=addController)/,
    'constructor(){super(),this.isUpdatePending=this.hasUpdated=!1,this._$ES=new Promise(t=>this.enableUpdating=t),' +
      'this._$AL=new Map,this._$E_(),this.requestUpdate()}',
  ),
  once('removeController(t){this._$EO?.delete(t)}'),
  once('this.constructor.shadowRootOptions', '{mode:"open"}'),
  once('s(t,this.constructor.elementStyles),t', 't.adoptedStyleSheets=this.constructor.elementStyles.map(t=>t.styleSheet),t'),
  once(
    'y.elementStyles=[],y.shadowRootOptions={mode:"open"},y[d("elementProperties")]=new Map,y[d("finalized")]=new Map,',
    'y.elementProperties=new Map,y.finalized=!0',
  ),
  once('p?.({ReactiveElement:y}),(a.reactiveElementVersions??=[]).push("2.1.2")'),
  once('enableUpdating(t){}'),
  once('(void 0!==i.converter?.toAttribute?i.converter:u).toAttribute(s,i.type)', 'u.toAttribute(s,i.type)'),
  once(
    /attributeChangedCallback\(t,s,i\)[^]*?(?=requestUpdate\()/,
    '_$ET(t,s){const i=this.constructor.elementProperties.get(t),e=this.constructor._$Eu(t,i),h=i.type===Boolean?s?"":null:s;' +
      'this._$Em=t,null==h?this.removeAttribute(e):this.setAttribute(e,h),this._$Em=null}' +
      'attributeChangedCallback(t,s,i){const{_$Eh:e,elementProperties:r}=this.constructor,h=e.get(t);' +
      'if(void 0!==h&&this._$Em!==h){this._$Em=h;const{type:t}=r.get(h),s=t===Boolean?null!==i:t===Number&&null!==i?Number(i):i;this[h]=s??this._$Ej?.get(h)??s,this._$Em=null}}',
  ),
  once(
    /requestUpdate\(t,s,i,e=!1,h\)[^]*?(?=async _\$EP)/,
    'requestUpdate(t,s){if(t){const e=this[t],r=this.constructor,o=r.elementProperties.get(t),{useDefault:a,reflect:c}=o;' +
      'if(i(e,s)&&!(a&&c&&e===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,o))))return;' +
      'a&&!(this._$Ej??=new Map).has(t)?this._$Ej.set(t,s??e):' +
      '(this._$AL.has(t)||this._$AL.set(t,this.hasUpdated||a?s:void 0),c&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}' +
      'this.isUpdatePending||(this._$ES=this._$EP())}',
  ),
  once(
    'const t=this.scheduleUpdate();return null!=t&&await t,!this.isUpdatePending',
    'return this.performUpdate(),!this.isUpdatePending',
  ),
  once('scheduleUpdate(){return this.performUpdate()}'),
  once(/const t=this\.constructor\.elementProperties;if\(t\.size>0\)for[^]*?\}\}let t=!1/, '}let t=!1'),
  once(
    /let t=!1;const s=this\._\$AL;try\{[^]*?(?=_\$AE\(t\))/,
    'const t=this._$AL;try{this._$EO?.forEach(t=>t.hostUpdate?.()),this.update(t)}catch(t){throw this._$EM(),t}this._$AE(t)}',
  ),
  once('shouldUpdate(t){return!0}'),
  once(
    'export{y as ReactiveElement,s as adoptStyles,u as defaultConverter,t as getCompatibleStyle,f as notEqual}',
    'export{y as ReactiveElement}',
  ),
];

/** `css` takes text alone. */
export const cssTag: readonly Edit[] = [
  once(
    /const t=globalThis,e=[^]*export\{[^]*\};/,
    'class n{constructor(t){this.cssText=t}get styleSheet(){return this.o||(this.o=new CSSStyleSheet).replaceSync(this.cssText),this.o}}' +
      'const i=([t])=>new n(t);export{i as css};',
  ),
];

/** Nothing of it is rendered elsewhere first, and no directive asks whether it is on the page. */
export const litElement: readonly Edit[] = [
  once('const s=globalThis;class i', 'class i'),
  once(',this._$Do=void 0'),
  once('this._$Do=e(', 'e('),
  once(/createRenderRoot\(\)\{[^]*?(?=update\(t\))/),
  once('this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),'),
  once(/connectedCallback\(\)[^]*?setConnected\(!1\)\}/),
  once(
    /i\._\$litElement\$=!0,i\["finalized"\][^]*?push\("4\.2\.2"\);export\{i as LitElement,n as _\$LE\}/,
    'i.finalized=!0;export{i as LitElement}',
  ),
];

export const directive: readonly Edit[] = [once('get _$AU(){return this._$AM._$AU}')];

/** `keyed` takes a setter from there. */
export const directiveHelpers: readonly Edit[] = [
  once('import{_$LH as o}from"./lit-html.js";'),
  once('const{I:t}=o,i=', 'const i='),
];

/** What Lit calls its own properties, everywhere in it, and what they are called instead. */
export const withShortNames = (code: string): string => code.replace(/_\$(A[A-Z]|[CE]\w)\b/g, '$1');
