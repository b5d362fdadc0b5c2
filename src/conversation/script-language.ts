/** By script: languages that write in one of their own. Those that share a script, such as Latin or Cyrillic, cannot be told apart. */
const languages = {
  Hebrew: 'he',
  Thai: 'th',
  Hangul: 'ko',
  Greek: 'el',
  Georgian: 'ka',
  Armenian: 'hy',
  Tamil: 'ta',
  Telugu: 'te',
  Malayalam: 'ml',
  Sinhala: 'si',
  Khmer: 'km',
  Lao: 'lo',
};

/** Characters that are looked at: what follows is in the same language. */
const longestStart = 2_000;
/** Letters of a text whose language can be certain; of one in a script that several languages use. */
const fewestLetters = 4;
const fewestSharedLetters = 20;

/** Code and addresses have Latin letters in any language. */
const notWords = /```[^]*?(?:```|$)|`[^`]*`|https?:\S+/g;
const kana = String.raw`[\p{sc=Hira}\p{sc=Kana}]`;
/** Yiddish writes these Hebrew letters. */
const yiddish = /[\u05f0-\u05f2]/;
/** Persian, Urdu, Pashto, Kurdish, Uyghur and others have letters that Arabic has not. Only Arabic has the last one. */
const notArabic = /(?![\u0621-\u063a\u0641-\u064a])(?=\p{L})\p{sc=Arab}/u;
const onlyArabic = '\u0629';

/** @returns the language of a text, if the script of most of its letters makes it certain; else undefined */
export function scriptLanguage(text: string): string | undefined {
  const words = text.slice(0, longestStart).replace(notWords, '');
  const letters = count(words, String.raw`\p{L}`);
  const isMost = (found: number): boolean => found * 2 > letters;
  if (letters < fewestLetters || isMost(count(words, String.raw`\p{sc=Latin}`))) return undefined;
  for (const [script, language] of Object.entries(languages))
    if (isMost(count(words, `(?=\\p{L})\\p{sc=${script}}`)))
      return language === 'he' && yiddish.test(text) ? undefined : language;
  const arabic = count(words, String.raw`\p{sc=Arab}`);
  if (isMost(arabic)) {
    const isCertain = arabic >= fewestSharedLetters && text.includes(onlyArabic) && !notArabic.test(text);
    return isCertain ? 'ar' : undefined;
  }
  const japanese = count(words, kana);
  const chinese = count(words, String.raw`\p{sc=Han}`);
  if (!isMost(japanese + chinese)) return undefined;
  // A Chinese text may have a name with kana in it.
  if (japanese > chinese / 10) return 'ja';
  return chinese >= fewestSharedLetters && !new RegExp(kana, 'u').test(text) ? 'zh' : undefined;
}

function count(text: string, letter: string): number {
  return text.match(new RegExp(letter, 'gu'))?.length ?? 0;
}
