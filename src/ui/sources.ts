import { html, nothing, type TemplateResult } from 'lit';
import type { Message, Source } from '../conversation/conversation.js';
import { citedSources, otherSources } from '../conversation/select.js';
import type { Strings } from '../locale/strings.js';
import { icons } from './icons.js';
import { safeUrl } from './safe-url.js';
import { appName, hueOf, placeOf } from './source-place.js';

/** What the answer drew on: the cited first, under their numbers, then what else was found, folded. */
export function sourcesTemplate(answer: Message, strings: Strings): TemplateResult | typeof nothing {
  const cited = citedSources(answer);
  // While the answer streams, what was found is not yet known to be left out of it.
  const others = answer.status === 'waiting' || answer.status === 'streaming' ? [] : otherSources(answer);
  if (cited.length + others.length === 0) return nothing;
  return html`<div class="sources" role="group" aria-label=${strings.sources}>
    ${
      cited.length === 0
        ? nothing
        : html`<h3>${strings.sources}</h3>
            <ol class="source-list">
              ${cited.map((source) => sourceTemplate(source, strings))}
            </ol>`
    }
    ${
      others.length === 0
        ? nothing
        : html`<details class="others">
            <summary><span class="text">${strings.alsoFound(others.length)}</span> ${icons.fold}</summary>
            <ul class="source-list">
              ${others.map((source) => sourceTemplate(source, strings))}
            </ul>
          </details>`
    }
  </div>`;
}

function sourceTemplate(source: Source, strings: Strings): TemplateResult {
  const url = safeUrl(source.url);
  const content = html`<span class="number">${source.number}</span>
    <span class="tile" data-hue=${hueOf(source)} aria-hidden="true"
      >${(appName(source) || source.title).charAt(0).toUpperCase()}</span
    >
    <span class="title"><bdi>${source.title}</bdi></span>
    <span class="place">${placeOf(source)}</span>`;
  return html`<li class="source" part="source">
    ${
      url === undefined
        ? html`<div class="row">${content}</div>`
        : html`<a class="row" href=${url} target="_blank" rel="noopener noreferrer" data-source=${source.ids[0]!}
            >${content}<span class="visually-hidden">(${strings.opensInNewTab})</span></a
          >`
    }
  </li>`;
}
