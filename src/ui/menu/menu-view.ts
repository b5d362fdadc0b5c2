/** The menu of the header, and the keyboard help that it opens. Loaded when the menu is opened. */
export interface MenuView {
  readonly isOpen: boolean;
  /** Behind its button. */
  menu(): unknown;
  /** Over the text. */
  help(): unknown;
}
