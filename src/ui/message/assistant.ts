import { html, nothing, type TemplateResult } from 'lit';

export interface Assistant {
  readonly assistantName: string;
  readonly assistantAvatar: string;
  readonly contentLanguage: string | undefined;
}

/** The picture of the assistant. Its URL comes from the host, never from an answer. Without `alt`, because the name is beside it. */
export function avatarTemplate(url: string): TemplateResult | typeof nothing {
  return url ? html`<img class="avatar" part="avatar" src=${url} alt="" referrerpolicy="no-referrer" />` : nothing;
}

/** Picture and name above an answer; nothing without a picture. */
export function assistantTemplate({
  assistantName,
  assistantAvatar,
  contentLanguage,
}: Assistant): TemplateResult | typeof nothing {
  return assistantAvatar
    ? html`<p class="assistant" part="assistant">
        ${avatarTemplate(assistantAvatar)}<bdi lang=${contentLanguage ?? nothing}>${assistantName}</bdi>
      </p>`
    : nothing;
}
