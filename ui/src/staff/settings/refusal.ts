import type { Refusal } from '../../bridge/generated/Refusal';
import type { Say, StaffLanguage } from '../../words/staff';

/** Why settings were not saved, in words. */
export function refusalOf(refusal: Refusal, words: Say, language: StaffLanguage): string {
  const { code, arguments: named } = refusal;
  switch (code) {
    case 'settingsWrong':
      return words('someWrong');
    case 'settingsChanged': {
      const at = new Date(named['at'] ?? '');
      if (Number.isNaN(at.valueOf())) return words('changedByHand');
      const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
        dateStyle: 'medium',
        timeStyle: 'short',
      });
      return words('changedBy', { who: named['who'] ?? '', time: format.format(at) });
    }
    case 'homeIsBusy':
      return words('homeIsBusy', named);
    case 'machineFailed':
      return words('machineFailed', named);
    case 'notAllowed':
      return words('notYours');
    default:
      return words('refused');
  }
}
