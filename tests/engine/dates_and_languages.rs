//! Dates, language tags and names of files.

use engine::exhibition::{InnerPath, KnownDate, KnownDateError, LanguageTag, NameFault, check_name};

#[test]
fn dates_are_read_at_the_precision_that_is_known() {
    for written in ["1952", "1952-04", "1952-04-22", "0001", "9999-12-31", "-0500", "-0500-02", "2000-02-29"] {
        assert_eq!(KnownDate::parse(written).unwrap().to_string(), written);
    }
}

#[test]
fn what_is_no_date_is_refused_and_impossible_days_are_told_apart() {
    for written in
        ["", "52", "19520422", "1952-4-2", "22.4.1952", "1952-04-22T00:00", "0000", "+1952", "10000", "１９５２"]
    {
        assert!(matches!(KnownDate::parse(written), Err(KnownDateError::Form { .. })), "{written}");
    }
    for written in ["1952-13", "1952-00", "1952-04-31", "1900-02-29", "1952-01-00"] {
        assert!(matches!(KnownDate::parse(written), Err(KnownDateError::NoSuchDay { .. })), "{written}");
    }
}

#[test]
fn dates_order_by_time() {
    let mut dates = ["1960", "1952-04-22", "-0500", "1952", "1952-04"].map(|d| KnownDate::parse(d).unwrap());
    dates.sort();
    assert_eq!(dates.map(|d| d.to_string()), ["-0500", "1952", "1952-04", "1952-04-22", "1960"]);
}

#[test]
fn language_tags_are_written_in_their_usual_capitals() {
    for (written, tag) in [("en", "en"), ("ZH-hans", "zh-Hans"), ("pt-br", "pt-BR"), ("yue-Hant-HK", "yue-Hant-HK")] {
        assert_eq!(LanguageTag::parse(written).unwrap().as_str(), tag);
    }
}

#[test]
fn common_mistakes_for_languages_get_the_right_tag_as_a_hint() {
    for (written, tag) in [("cn", "zh-Hans"), ("english", "en"), ("JP", "ja"), ("kr", "ko"), ("tw", "zh-Hant")] {
        assert_eq!(LanguageTag::parse(written).unwrap_err().suggestion, Some(tag));
    }
    for written in ["", "e", "zh_CN", "中文", "und", "notes", "en-", "en--US"] {
        assert!(LanguageTag::parse(written).is_err(), "{written}");
    }
}

#[test]
fn languages_know_their_own_names() {
    let own = |tag: &str| LanguageTag::parse(tag).unwrap().own_name().to_owned();
    assert_eq!(own("ko"), "한국어");
    assert_eq!(own("zh-Hans"), "中文");
    assert_eq!(own("zh-Hant"), "繁體中文");
    assert_eq!(own("tlh"), "tlh");
}

#[test]
fn names_that_windows_refuses_are_refused() {
    for (name, fault) in [
        ("a:b.jpg", NameFault::Character),
        ("what?.jpg", NameFault::Character),
        ("tab\there", NameFault::Character),
        ("CON", NameFault::Device),
        ("aux.txt", NameFault::Device),
        ("com1.jpg", NameFault::Device),
        ("folder.", NameFault::End),
        ("folder ", NameFault::End),
    ] {
        assert_eq!(check_name(name), Err(fault), "{name}");
    }
    for name in ["gate.jpg", "校门.jpg", "console.txt", "com.jpg", "1952-founded", "a b.jpg"] {
        assert_eq!(check_name(name), Ok(()), "{name}");
    }
}

#[test]
fn a_path_never_leads_out_of_its_folder() {
    for path in ["..", "../a.jpg", "a/../../b", "/etc/passwd", "C:\\a.jpg", "a\\b.jpg", "a//b", "./a", "", "a/", "nul"]
    {
        assert!(InnerPath::parse(path).is_err(), "{path}");
    }
    assert!(InnerPath::parse("1952/gate.jpg").is_ok());
}
