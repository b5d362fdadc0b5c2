/** Where the chat shows the conversations that are kept on this device. Undefined while none are kept. */
export interface ConversationsView {
  /** The button in the header. */
  openButton(): unknown;
  /**
   * Over the text, or beside it.
   * @param level of its heading
   */
  render(level: number): unknown;
  /** Above the field, while new turns are not kept. */
  problem(): unknown;
}
