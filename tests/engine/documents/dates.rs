//! Dates as people write them.

use engine::intake::date::{DateFault, leading, of_parts, read};

#[test]
fn dates_are_read_at_the_precision_that_is_written() {
    for (written, date) in [
        ("1952", "1952"),
        ("1952年", "1952"),
        ("１９５２年４月", "1952-04"),
        ("1952年4月", "1952-04"),
        (" 1952 年 4 月 22 日 ", "1952-04-22"),
        ("1952年04月22号", "1952-04-22"),
        ("一九五二年四月", "1952-04"),
        ("一九五二年十二月三十一日", "1952-12-31"),
        ("二〇二二年四月廿二日", "2022-04-22"),
        ("二○○二年十月十日", "2002-10-10"),
        ("民国三十八年", "1949"),
        ("民国元年一月一日", "1912-01-01"),
        ("公元前500年", "-0500"),
        ("前221年", "-0221"),
        ("公元79年", "0079"),
        ("April 1952", "1952-04"),
        ("Apr. 1952", "1952-04"),
        ("Sept 1952", "1952-09"),
        ("MAY 1952", "1952-05"),
        ("22 April 1952", "1952-04-22"),
        ("22nd of April, 1952", "1952-04-22"),
        ("April 22, 1952", "1952-04-22"),
        ("500 BC", "-0500"),
        ("79 AD", "0079"),
        ("AD 79", "0079"),
        ("1952/4/22", "1952-04-22"),
        ("1952.4.22", "1952-04-22"),
        ("1952-4-22", "1952-04-22"),
        ("1952-04", "1952-04"),
        ("1952.4", "1952-04"),
        ("1952.10", "1952-10"),
        ("4/1952", "1952-04"),
        ("19520422", "1952-04-22"),
        ("4/22/1952", "1952-04-22"),
        ("22.4.1952", "1952-04-22"),
        ("4/4/1952", "1952-04-04"),
        ("1952-04-22T00:00:00Z", "1952-04-22"),
        ("1952/4/22 10:30", "1952-04-22"),
        ("-500", "-0500"),
        ("-0500-03", "-0500-03"),
        ("2000年2月29日", "2000-02-29"),
    ] {
        assert_eq!(read(written).map(|date| date.to_string()).as_deref(), Ok(date), "{written}");
    }
}

#[test]
fn what_could_be_two_dates_is_refused() {
    for written in ["4/5/1952", "05.04.1952", "12-11-1952", "1952.1"] {
        assert_eq!(read(written), Err(DateFault::Ambiguous), "{written}");
    }
}

#[test]
fn days_that_the_calendar_has_not_are_told_from_what_is_no_date() {
    for written in [
        "1952年13月",
        "1952年4月31日",
        "31 April 1952",
        "1900-02-29",
        "30/30/1952",
        "1952/0/1",
        "19521399",
        "2022-02-30",
    ] {
        assert_eq!(read(written), Err(DateFault::NoSuchDay), "{written}");
    }
    let long = "1".repeat(4_096);
    for written in [
        "",
        "52",
        "52年4月",
        "spring 1952",
        "1952年春",
        "c. 1952",
        "约1952年",
        "1950s",
        "1952–1955",
        "1952-1955",
        "22 April",
        "April",
        "4/22/52",
        "0",
        "0000",
        "99999",
        "1952年4月22",
        "1952年22日",
        "年",
        "年月日",
        "1952年月",
        "十年",
        "founded",
        "April 22 52",
        "2022-04-22-01",
        "-",
        "--",
        "T",
        "T:",
        "1952//4",
        "1952-",
        "٣٢١٠",
        "廿廿廿廿年",
        "一十十年",
        long.as_str(),
    ] {
        assert_eq!(read(written), Err(DateFault::Form), "{written}");
    }
}

#[test]
fn parts_that_stand_apart_make_a_date() {
    let parts = |year, month, day| of_parts(year, month, day).map(|date| date.to_string());
    assert_eq!(parts("1952", "", "").as_deref(), Ok("1952"));
    assert_eq!(parts("1952", "4", "").as_deref(), Ok("1952-04"));
    assert_eq!(parts("1952年", "4月", "22日").as_deref(), Ok("1952-04-22"));
    assert_eq!(parts("-500", "", "").as_deref(), Ok("-0500"));
    // A day without a month is no more than its year.
    assert_eq!(parts("1952", "", "22").as_deref(), Ok("1952"));
    assert_eq!(parts("1952", "2", "30"), Err(DateFault::NoSuchDay));
    for year in ["", "0", "-13800000000", "10000", "x"] {
        assert_eq!(parts(year, "", ""), Err(DateFault::Form), "{year}");
    }
}

#[test]
fn the_date_at_the_start_of_a_name_is_found_and_numbers_are_not() {
    for (name, date, rest) in [
        ("1952-founded", "1952", "founded"),
        ("1952_校门", "1952", "校门"),
        ("1952-04-22 founded", "1952-04-22", "founded"),
        ("1952年4月学院成立", "1952-04", "学院成立"),
        ("1952年4月22日 “鼎新”", "1952-04-22", "“鼎新”"),
        ("April 1952: Founded", "1952-04", "Founded"),
        ("19520422_gate", "1952-04-22", "gate"),
    ] {
        let (found, after) = leading(name).unwrap();
        assert_eq!((found.to_string().as_str(), after), (date, rest), "{name}");
    }
    for name in ["1200 students", "70 years", "founded 1952", "1952x", "IMG_20220101", "", "-"] {
        assert_eq!(leading(name), None, "{name}");
    }
}
