import { expect } from '@open-wc/testing';
import type { CSSResult } from 'lit';
import { smaller } from './smaller-styles.js';

const names = [
  ...['activity', 'citation-card', 'citations', 'code-and-tables', 'composer', 'elements', 'empty-state', 'frame', 'launcher'],
  ...['notice', 'panel', 'prose', 'question', 'resize', 'sources', 'tokens', 'looks/bubbles', 'looks/compact', 'looks/paper'],
];

/** As the browser understood it: selectors and conditions as they are, values without spaces that no arithmetic needs. */
function rulesOf(css: string): readonly unknown[] {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return [...sheet.cssRules].map(describeRule);
}

function describeRule(rule: CSSRule): readonly unknown[] {
  const { selectorText, conditionText, keyText, name, style, cssRules } = rule as CSSStyleRule &
    CSSMediaRule &
    CSSKeyframesRule &
    CSSKeyframeRule;
  const declarations = [...(style ?? [])].map((property) => {
    const value = style.getPropertyValue(property).trim().replace(/\s+/g, ' ');
    return [
      property,
      value
        .replace(/ ?([,(]) ?/g, '$1')
        .replace(/ \)/g, ')')
        .replace(/(?<![\d.])0\./g, '.'),
      style.getPropertyPriority(property),
    ];
  });
  return [
    selectorText ?? conditionText?.replaceAll(': ', ':') ?? keyText ?? name,
    declarations,
    [...(cssRules ?? [])].map(describeRule),
  ];
}

describe('styles without spaces', () => {
  for (const name of names)
    it(`mean what ${name} means`, async () => {
      const [sheet] = Object.values((await import(`/src/ui/styles/${name}.ts`)) as Record<string, CSSResult>);
      const { cssText } = sheet!;
      expect(rulesOf(cssText)).not.to.have.length(0);
      expect(rulesOf(smaller(cssText))).to.deep.equal(rulesOf(cssText));
      expect(smaller(cssText).length).to.be.below(cssText.length * 0.9);
    });
});
