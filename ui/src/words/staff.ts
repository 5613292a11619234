/** The words of the staff window. `{…}` is filled in. */
const en = {
  title: 'Measure this screen',
  size: 'Size of the screen',
  card: 'Card',
  ruler: 'Ruler',
  cardHow: 'Hold a bank or ID card flat on the light one. Resize until no light shows around it.',
  rulerHow: 'Hold a ruler to the light bar. Resize until the bar is exactly 100 mm long.',
  cardMeasure: '85.60 × 53.98 mm',
  corner: 'Size of the light shape',
  cornerValue: '{ppi} pixels an inch',
  muchSmaller: 'Much smaller',
  smaller: 'A little smaller',
  larger: 'A little larger',
  muchLarger: 'Much larger',
  found: '{width} × {height} mm\u00a0· {diagonal}″\u00a0· {ppi} pixels an inch',
  implausible: 'No screen has {ppi} pixels an inch. It must come out between 20 and 350.',
  full: 'There is no room for a larger card: use the ruler.',
  lowerEdge: 'Lower edge above the floor',
  viewingDistance: 'Viewing distance',
  mm: '{value} mm',
  range: '{min} to {max} mm',
  outside: 'Only {min} to {max} mm',
  numbers: 'Height and distance',
  pad: 'Number pad',
  backspace: 'Delete the last digit',
  target: '20 mm',
  targetName: 'This square is 20 mm wide: the smallest thing to touch.',
  capital: '0.7°',
  capitalName: 'This letter is {height} mm high: the smallest text.',
  next: 'Next',
  back: 'Back',
  save: 'Save',
  cancel: 'Cancel',
  outOfRange: 'The kiosk refused {name}: outside what can be.',
  homeIsBusy: '{who} has been writing to this kiosk since {since}. Try again afterwards.',
  machineFailed: 'Nothing was saved. The machine says: {reason}',
  refused: 'Nothing was saved: the kiosk refused.',
};

/** A word of the staff window. */
export type StaffWord = keyof typeof en;

const zh: Record<StaffWord, string> = {
  title: '测量本机屏幕',
  size: '屏幕大小',
  card: '卡片',
  ruler: '直尺',
  cardHow: '将银行卡或身份证平贴在亮色卡片上，调整大小，直到四周不再露出亮边。',
  rulerHow: '将直尺贴在亮条上，调整长度，直到亮条正好为 100 毫米。',
  cardMeasure: '85.60 × 53.98 毫米',
  corner: '亮色图形的大小',
  cornerValue: '每英寸 {ppi} 像素',
  muchSmaller: '缩小许多',
  smaller: '略微缩小',
  larger: '略微放大',
  muchLarger: '放大许多',
  found: '{width} × {height} 毫米\u00a0· {diagonal}\u00a0英寸\u00a0· 每英寸\u00a0{ppi}\u00a0像素',
  implausible: '没有每英寸 {ppi} 像素的屏幕，应在 20 至 350 之间。',
  full: '此处放不下更大的卡片，请改用直尺。',
  lowerEdge: '屏幕下沿离地高度',
  viewingDistance: '观看距离',
  mm: '{value} 毫米',
  range: '{min} 至 {max} 毫米',
  outside: '仅限 {min} 至 {max} 毫米',
  numbers: '高度与距离',
  pad: '数字键盘',
  backspace: '删除末位数字',
  target: '20 毫米',
  targetName: '此方块宽 20 毫米，是最小的触控目标。',
  capital: '0.7°',
  capitalName: '此字母高 {height} 毫米，是最小的文字。',
  next: '下一步',
  back: '上一步',
  save: '保存',
  cancel: '取消',
  outOfRange: '本机拒绝了{name}：超出可能的范围。',
  homeIsBusy: '{who}自 {since} 起正在写入本机，请稍后再试。',
  machineFailed: '未能保存。系统报告：{reason}',
  refused: '未能保存：本机拒绝了此操作。',
};

const catalogue = { en, 'zh-Hans': zh };

/** A language of the staff window. */
export type StaffLanguage = keyof typeof catalogue;

/** The languages of the staff window, each by its own name. */
export const staffLanguages: { tag: StaffLanguage; name: string }[] = [
  { tag: 'en', name: 'English' },
  { tag: 'zh-Hans', name: '中文' },
];

/** The words of one language, filled in. */
export function staffWords(language: StaffLanguage) {
  return (word: StaffWord, values: Record<string, string | number> = {}): string =>
    catalogue[language][word].replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole));
}
