import { FULL_HD, LANGUAGES, ORIENTATIONS, expect, hung, test } from './stage';
import { textFaults } from './seen';
import { VISITOR, play } from './scenes';

const timeline = VISITOR.find(({ name }) => name === 'the timeline');

for (const orientation of ORIENTATIONS)
  for (const language of LANGUAGES)
    for (const noEras of [false, true])
      test(`a timeline ${noEras ? 'without eras' : 'with eras'} lists every event, ${orientation}, ${language}`, async ({
        stage,
      }) => {
        if (!timeline) throw new Error('no timeline');
        const { page } = stage;
        await play(stage, timeline, hung(FULL_HD, orientation), { language, strays: true, noEras });
        await expect(page.locator('.timeline .name')).toHaveText(
          language === 'en'
            ? [
                'A school for steel',
                'Steel learns to bend',
                'Seventy years',
                'No date',
                'Iron',
                'Later',
              ]
            : ['因钢而生', '弯出来的钢', '七十周年', '未注明日期', '生铁', '此后'],
        );
        await expect(page.locator('.timeline h2')).toHaveCount(noEras ? 0 : 3);
        await expect(page.locator('.timeline .date')).toHaveText(
          language === 'en'
            ? ['1952', '24 June 1964', 'April 2022', '500 BC', 'April 2030']
            : ['1952年', '1964年6月24日', '2022年4月', '公元前500年', '2030年4月'],
        );
        expect(await textFaults(page)).toEqual([]);
      });
