/** Pinyin of some characters of the samples and of the message, without tones. */
const TABLE = `
gang 钢 岗; tie 铁; xue 学; xiao 校; bei 北; jing 京 敬; sheng 生 胜; wan 弯; chu 出 初; lai 来; qi 七 气; shi 十 实 士 时 始 是 师; zhou 周;
nian 年; men 门 们; yin 因; er 而; de 的 德 得; zhan 展 战; wang 望; wei 未 为 位; zao 造; qiu 求; ding 鼎; xin 新 心; zhi 致 支 值; ci 辞 此;
ke 科; ji 技 际; da 大; jian 建 健; zhao 照; pian 片; ren 人 仁 任; wu 物 武; tu 图; zai 载; hua 华 化; guo 国; gong 工; ye 业 冶; jin 金 进;
cai 才 材; liao 料; yuan 园 院 员 源; si 思; di 第; yi 一 艺 以; pi 批; jia 加 家; le 了; can 参; hui 会 汇; he 和; wo 我; yang 杨; shu 树 数; gui 贵; long 龙;
chuan 传 创; tong 统 通; li 力 立; fang 方; zhong 重 中 终
`;

/** The syllable of each character. */
export const syllables: Record<string, string> = Object.fromEntries(
  TABLE.split(';').flatMap((line) => {
    const [syllable = '', ...letters] = line.trim().split(' ');
    return letters.map((letter) => [letter, syllable] as const);
  }),
);
