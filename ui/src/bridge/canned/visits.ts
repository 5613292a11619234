import type { Refusal } from '../generated/Refusal';
import type { Visits } from '../generated/Visits';
import type { StaffBridge } from '../staff';

const LAST = Date.UTC(2026, 10, 28);
const DAY = 24 * 60 * 60 * 1000;

const day = (ago: number) => new Date(LAST - ago * DAY).toISOString().slice(0, 10);

/** Divides a number as these weigh, so that the parts add up to it. */
function divided(sum: number, weights: number[]): number[] {
  const whole = weights.reduce((all, one) => all + one, 0);
  let [left, weight] = [sum, whole];
  return weights.map((one) => {
    const part = weight ? Math.round((left * one) / weight) : 0;
    [left, weight] = [left - part, weight - one];
    return part;
  });
}

/** So many visits a day, as a hall has them that is closed on Mondays. */
function counted(days: number, daily: number): Visits {
  const ago = Array.from({ length: days }, (_, n) => days - 1 - n);
  const byDay = ago.map((one) => {
    const weekday = new Date(LAST - one * DAY).getUTCDay();
    const weight = [1.6, 0, 0.8, 0.9, 0.8, 1.1, 1.8][weekday] ?? 1;
    return { day: day(one), visits: Math.round(daily * weight * (1 + ((one * 7) % 5) / 20)) };
  });
  const visits = byDay.reduce((sum, one) => sum + one.visits, 0);
  const hours = Array.from({ length: 24 }, (_, hour) =>
    hour < 9 || hour > 17 ? 0 : 10 - Math.abs(hour - 11) + (hour > 13 ? 4 : 0),
  );
  const [zh = 0, en = 0] = divided(visits, [81, 19]);
  const section = (
    id: string,
    title: [string, string],
    share: number,
    rest: [number, number, number],
  ) => ({
    section: id,
    title: { en: title[0], 'zh-Hans': title[1] },
    visits: Math.round(visits * share),
    medianSeconds: rest[0],
    items: Math.round(visits * share * rest[1]),
    ended: Math.round(visits * share * rest[2]),
  });
  return {
    from: day(days - 1),
    to: day(0),
    visits,
    brushes: Math.round(visits / 9),
    medianSeconds: visits ? 104 : null,
    byDay,
    byHour: divided(visits, hours),
    byLength: divided(visits, [20, 18, 22, 25, 10, 5]),
    byLanguage: [
      { language: 'zh-Hans', name: '简体中文', visits: zh },
      { language: 'en', name: 'English', visits: en },
    ].filter((one) => one.visits),
    bySection: [
      section('history', ['Seventy years of steel', '七十载钢铁年华'], 0.72, [88, 3.4, 0.41]),
      section(
        'message',
        ['Message From the Chancellor and the President', '书记、校长寄语'],
        0.48,
        [46, 0, 0.23],
      ),
      { ...section('old-gallery', ['', ''], 0.04, [12, 1, 0]), title: {} },
    ].filter((one) => one.visits),
  };
}

/** What was counted; the address sets how many visits a day, and takes the stick away. */
export function cannedVisits(
  address: URLSearchParams,
  asked: { exported?: object }[],
): Pick<StaffBridge, 'visits' | 'exportVisits'> {
  const daily = Number(address.get('visits') ?? 37);
  const refused = (code: string, reason = '') =>
    Promise.reject({ code, arguments: { reason } } as unknown as Refusal);
  return {
    visits: (days) =>
      address.has('unread')
        ? refused('machineFailed', 'the ledger can’t be read')
        : Promise.resolve(counted(days, daily)),
    exportVisits(days, language) {
      if (address.has('noStick')) return refused('noStick');
      if (address.has('stickFull')) return refused('machineFailed', 'no space left on device');
      asked.push({ exported: { days, language } });
      const stem = `jubilee-visits-${day(days - 1)}-${day(0)}`;
      return Promise.resolve({
        stick: '/media/kiosk/STICK',
        files: [`${stem}.xlsx`, `${stem}.csv`],
      });
    },
  };
}
