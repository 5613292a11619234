const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}，。、：；（）《》“”]/u;

/** Width of a text in letters, rather too much than too little. */
export const wide = (text: string) =>
  [...text].reduce((sum, letter) => sum + (WIDE.test(letter) ? 1 : 0.56), 0);
