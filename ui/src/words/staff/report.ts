/** The words of the support report. */
const en = {
  report: 'Report',
  reportFor:
    'Photograph each page with a phone and send the text to whoever helps you. Nothing personal is in it.',
  code: 'QR code of page {page}',
  page: 'Page {page} of {pages}',
  pageText: 'Text of this page',
  previousPage: 'Previous page',
  nextPage: 'Next page',
};

const zh: Record<keyof typeof en, string> = {
  report: '诊断报告',
  reportFor: '请用手机逐页扫码，把读到的文字发给协助您的人。内容不含个人信息。',
  code: '第 {page} 页的二维码',
  page: '第 {page} 页，共 {pages} 页',
  pageText: '本页文字',
  previousPage: '上一页',
  nextPage: '下一页',
};

export const report = { en, 'zh-Hans': zh };
