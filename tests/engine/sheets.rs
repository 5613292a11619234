//! The counts of visits as files for spreadsheets.

use std::fs;
use std::io::Cursor;
use std::path::Path;

use calamine::{Data, Reader, Xlsx};
use engine::exhibition::content::{Content, Language, Section};
use engine::ledger::sheets::{Names, csv, save, xlsx};
use engine::ledger::{Days, LanguageCount, SectionCount, Visits};
use engine::words::Lang;
use jiff::civil::date;

fn visits() -> Visits {
    let section = |section: &str, visits, ended| SectionCount {
        section: section.to_owned(),
        visits,
        median_seconds: 42,
        items: 7,
        ended,
    };
    let mut visits = Visits::none(Days::new(date(2026, 11, 1), date(2026, 11, 2)).unwrap());
    (visits.visits, visits.brushes, visits.median_seconds) = (5, 3, Some(61));
    visits.by_day[1].visits = 5;
    visits.by_hour[9] = 5;
    visits.by_length[2] = 5;
    visits.by_language = vec![LanguageCount { language: "zh-Hans".to_owned(), visits: 5 }];
    visits.by_section = vec![section("message", 5, 2), section("=cmd()", 1, 0)];
    visits
}

/// The section "message" has a name.
fn names(lang: Lang) -> Names {
    let both = |en: &str, zh: &str| [("en", en), ("zh-Hans", zh)].map(|(tag, words)| (tag.into(), words.into())).into();
    let message = Section::Gallery {
        id: "message".to_owned(),
        title: both("A message, \"signed\"", "寄语"),
        picture: None,
        items: vec![],
    };
    let chinese = Language { tag: "zh-Hans".to_owned(), name: "简体中文".to_owned() };
    Names::of(&Content { sections: vec![message], languages: vec![chinese], ..Content::default() }, lang)
}

#[test]
fn comma_separated_values_open_in_a_spreadsheet_in_either_language_and_run_nothing() {
    let text = String::from_utf8(csv(&visits(), Lang::En, &names(Lang::En))).unwrap();
    assert!(text.starts_with("\u{feff}Table,Of,Visits,\"Median, seconds\",Items opened,To the end\r\n"), "{text}");
    for line in [
        "Sum,Visits,5,61,,",
        "Sum,Only touched the screen,3,,,",
        "Days,2026-11-01,0,,,",
        "Days,2026-11-02,5,,,",
        "Hours,09:00–10:00,5,,,",
        "Lengths,1 to 2 min,5,,,",
        "Languages,简体中文,5,,,",
        "Sections,\"A message, \"\"signed\"\"\",5,42,7,2",
        "Sections,'=cmd(),1,42,7,0",
    ] {
        assert!(text.lines().any(|one| one == line), "{line}: {text}");
    }
    let text = String::from_utf8(csv(&visits(), Lang::ZhHans, &names(Lang::ZhHans))).unwrap();
    assert!(text.contains("按版块,寄语,5,42,7,2\r\n") && text.contains("合计,仅碰了一下屏幕,3"), "{text}");
}

#[test]
fn a_workbook_has_a_sheet_for_each_table() {
    let book = xlsx(&visits(), Lang::ZhHans, &names(Lang::ZhHans)).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book)).unwrap();
    assert_eq!(book.sheet_names(), ["合计", "按日期", "按时段", "按时长", "按语言", "按版块"]);
    let rows = |book: &mut Xlsx<_>, sheet: &str| -> Vec<Vec<Data>> {
        book.worksheet_range(sheet).unwrap().rows().map(<[Data]>::to_vec).collect()
    };
    let sections = rows(&mut book, "按版块");
    let (text, count) = (|words: &str| Data::String(words.to_owned()), Data::Float);
    assert_eq!(
        sections,
        [
            vec![text("项目"), text("参观次数"), text("时长中位数（秒）"), text("打开的展项"), text("到达结尾")],
            vec![text("寄语"), count(5.0), count(42.0), count(7.0), count(2.0)],
            vec![text("=cmd()"), count(1.0), count(42.0), count(7.0), count(0.0)],
        ]
    );
    assert!(book.worksheet_formula("按版块").is_ok_and(|formulas| formulas.is_empty()), "nothing is a formula");
    let days = rows(&mut book, "按日期");
    let Data::DateTime(day) = &days[2][0] else { panic!("{days:?}") };
    assert_eq!((day.as_f64(), &days[2][1]), (46_328.0, &count(5.0)), "a true date");
    assert_eq!(rows(&mut book, "按时段").len(), 25);
}

#[test]
fn a_stick_gets_both_files_and_nothing_on_it_is_overwritten() {
    let stick = tempfile::tempdir().unwrap();
    let said = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    fs::write(stick.path().join("jubilee-visits-2026-11-01-2026-11-02.csv"), "somebody's").unwrap();
    let paths = save(stick.path(), &visits(), Lang::En, &names(Lang::En)).unwrap();
    let again = save(stick.path(), &visits(), Lang::En, &names(Lang::En)).unwrap();
    let stem = "jubilee-visits-2026-11-01-2026-11-02";
    assert_eq!(paths.map(|path| said(&path)), [format!("{stem}-2.xlsx"), format!("{stem}-2.csv")]);
    assert_eq!(again.clone().map(|path| said(&path)), [format!("{stem}-3.xlsx"), format!("{stem}-3.csv")]);
    assert_eq!(fs::read(&again[1]).unwrap(), csv(&visits(), Lang::En, &names(Lang::En)));
    assert_eq!(fs::read_dir(stick.path()).unwrap().count(), 5, "nothing half done is left");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;

        assert_eq!(fs::metadata(&again[0]).unwrap().permissions().mode() & 0o777, 0o644);
    }
    assert_eq!(fs::read_to_string(stick.path().join(format!("{stem}.csv"))).unwrap(), "somebody's");
    let gone = stick.path().join("gone");
    let error = save(&gone, &visits(), Lang::En, &names(Lang::En)).unwrap_err();
    assert!(error.to_string().contains("gone"), "{error}");
}
