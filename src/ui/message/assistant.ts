import { html, nothing, type TemplateResult } from 'lit';

export interface Assistant {
  readonly assistantName: string;
  readonly assistantAvatar: string;
}

/** The picture that the host gave, and nobody else; a name stands beside it. */
export function avatarTemplate(url: string): TemplateResult | typeof nothing {
  return url ? html`<img class="avatar" part="avatar" src=${url} alt="" referrerpolicy="no-referrer" />` : nothing;
}

/** Who answers, above an answer: where there is a picture, at which the eye finds where each one begins. */
export function assistantTemplate({ assistantName, assistantAvatar }: Assistant): TemplateResult | typeof nothing {
  return assistantAvatar
    ? html`<p class="assistant" part="assistant">${avatarTemplate(assistantAvatar)}<bdi>${assistantName}</bdi></p>`
    : nothing;
}
