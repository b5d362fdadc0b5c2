/**
 * The position of a citation is converted three times on the way to its marker: `placeOf()` calls the conversions in order. Each
 * kind of offset is a type of its own, in UTF-16 code units.
 */
declare const unit: unique symbol;
type Offset<Unit extends string> = number & { readonly [unit]: Unit };

/** Into the text as it was pushed. */
export type ReceivedOffset = Offset<'received'>;
/** Into the text with one kind of line end. */
export type CleanOffset = Offset<'clean'>;
/** Into the text with its half-open syntax mended. */
export type ShownOffset = Offset<'shown'>;
/** Into the source of a block, or of a part of one. */
export type SourceOffset = Offset<'source'>;
