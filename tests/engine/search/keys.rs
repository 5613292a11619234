//! Which keys are live, and what is offered.

use engine::edition::Edition;
use engine::search::QUERY_LIMIT;

use super::{EN, ZH, find, kiosk, small};

const KEYS: &str = "abcdefghijklmnopqrstuvwxyz0123456789 ";

/// Asserts that the keys offered, and no others, lead to a result, and that every offer does.
fn assert_exact(edition: &Edition, query: &str, language: &str) {
    let found = find(edition, query, language);
    for key in KEYS.chars() {
        // A space where no word was begun changes nothing and is not offered.
        let leads = (key != ' ' || !(query.is_empty() || query.ends_with(' ')))
            && find(edition, &format!("{query}{key}"), language).count > 0;
        assert_eq!(found.keys.contains(&key), leads, "{key:?} after {query:?}");
    }
    let letters = query.len() - query.trim_end_matches(|c: char| c.is_ascii_lowercase()).len();
    for offer in &found.offers {
        let chosen = format!("{}{offer}", &query[..query.len() - letters]);
        let chosen = find(edition, &chosen, language);
        assert!((1..=found.count).contains(&chosen.count), "{offer} for {query:?}");
    }
    assert!(found.offers.len() <= 12);
}

#[test]
fn exactly_the_keys_that_lead_to_a_result_are_live() {
    let edition = small().current();
    assert_exact(&edition, "", EN);
    for first in KEYS.chars() {
        assert_exact(&edition, &first.to_string(), EN);
        for second in KEYS.chars() {
            assert_exact(&edition, &format!("{first}{second}"), ZH);
        }
    }
    let typed = [
        "beijing kejun",
        "1952nian xueyuan",
        "steel plates",
        "钢tie",
        "bjgtxy zai",
        "stainless s",
        "zhongqing lai",
        "cafe zizek",
        "jiqiren",
    ];
    for query in typed {
        for (end, _) in query.char_indices() {
            assert_exact(&edition, &query[..end], EN);
        }
        assert_exact(&edition, query, EN);
    }
}

#[test]
fn an_empty_query_finds_nothing_and_tells_the_keys_to_begin_with() {
    let edition = small().current();
    let found = find(&edition, "", EN);
    assert_eq!((found.results.len(), found.count, found.offers.len()), (0, 0, 0));
    assert!(found.keys.contains(&'b') && found.keys.contains(&'1'));
    assert!(!found.keys.contains(&' ') && !found.keys.contains(&'v'), "{:?}", found.keys);
    assert_eq!(find(&edition, "  ", EN), found);
}

#[test]
fn the_initial_of_one_character_is_no_word() {
    let edition = small().current();
    assert!(find(&edition, "x", ZH).count > 0);
    assert!(!find(&edition, "x", ZH).keys.contains(&' '), "or one could spell anything, letter by letter");
    assert!(find(&edition, "bj", ZH).keys.contains(&' '));
}

#[test]
fn letters_are_offered_as_the_chinese_that_they_may_stand_for() {
    let edition = small().current();
    let offers = |query| find(&edition, query, ZH).offers;
    assert_eq!(offers("gang"), ["港", "钢"], "the one that is there more often first");
    assert_eq!(offers("beijing"), ["北京"]);
    assert_eq!(offers("bj"), ["北京"]);
    assert_eq!(offers("1952nian"), ["年"]);
    assert_eq!(offers("钢t"), ["铁"]);
    assert_eq!(offers("ship"), [""; 0]);
    assert_eq!(offers("钢"), [""; 0]);
    assert_eq!(offers("steel gang"), [""; 0], "nothing has both");
    assert!(offers("chong")[0] == "重" && offers("zhong")[0] == "重");
    assert!(find(&edition, "港", ZH).offers.is_empty());
}

#[test]
fn a_query_beyond_the_limit_is_cut() {
    let long = "x".repeat(QUERY_LIMIT * 2);
    let text = format!("# {long}\n\nWords.\n");
    let edition = kiosk(&[("one", "date = \"1952\"\n", Some(&text), None)]).current();
    assert_eq!(find(&edition, &"x".repeat(QUERY_LIMIT - 1), EN).keys, ['x']);
    let full = find(&edition, &"x".repeat(QUERY_LIMIT), EN);
    assert_eq!((full.count, full.keys.len()), (1, 0));
    assert_eq!(find(&edition, &format!("{}yyyy", "x".repeat(QUERY_LIMIT)), EN), full);
    for odd in
        ["\0", "🏭🏭", "' OR 1=1", "*", "\u{202e}", "ﬃ㏑㏑㏑", &"é ".repeat(500), &"钢".repeat(500), &"㏕".repeat(64)]
    {
        find(&edition, odd, "\u{0}");
    }
}
