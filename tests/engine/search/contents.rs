//! What an exhibition may have besides, and very much of it.

use engine::exhibition::Content;
use engine::exhibition::content::{Block, BlockRole, Era, Item, Language, Section, Sentence, Tag, Text, Years};
use engine::search::{Asked, RESULTS, Search};

use super::{EN, ZH};

/// An exhibition with one timeline, in memory.
fn content(eras: Vec<Era>, items: Vec<Item>) -> Content {
    let language = |tag: &str| Language { tag: tag.into(), name: tag.into() };
    Content {
        languages: vec![language(EN), language(ZH)],
        tags: vec![Tag {
            id: "sport".into(), title: [(EN.into(), "Games".into()), (ZH.into(), "体育".into())].into()
        }],
        sections: vec![Section::Timeline { id: "history".into(), title: [].into(), picture: None, eras, items }],
        ..Content::default()
    }
}

fn text(paragraph: &str) -> Text {
    let sentence = Sentence {
        id: String::new(),
        text: paragraph.into(),
        time: None,
        marks: Vec::new(),
        emphasis: Vec::new(),
        unbroken: Vec::new(),
    };
    Text { blocks: vec![Block { role: BlockRole::Paragraph, sentences: vec![sentence] }], ..Text::default() }
}

fn item(id: String, title: &str, en: &str, zh: &str) -> Item {
    Item {
        id,
        title: [(EN.into(), title.into())].into(),
        date: None,
        place: [].into(),
        tags: vec!["sport".into()],
        texts: [(EN.into(), text(en)), (ZH.into(), text(zh))].into(),
        tracks: [].into(),
        pictures: Vec::new(),
        sources: Vec::new(),
        people: Vec::new(),
        address: None,
    }
}

#[test]
fn eras_and_the_names_of_tags_are_found() {
    let era = Era {
        id: "history/eras/founding".into(),
        title: [(EN.into(), "Founding".into())].into(),
        years: Years { from: 1952, to: 1960 },
        texts: [(EN.into(), text("The furnace was lit."))].into(),
        tracks: [].into(),
    };
    let content = content(vec![era], vec![item("history/one".into(), "One", "Words.", "词。")]);
    let search = Search::build(&content);
    let find =
        |query| search.find(&content, &Asked { query, language: EN, sections: &["history"], languages: &[EN, ZH] });
    for query in ["found", "furnace", "1952", "1960"] {
        let found = find(query);
        assert_eq!(found.results[0].item.as_deref(), Some("history/eras/founding"), "{query}");
    }
    assert_eq!(find("games").results[0].item.as_deref(), Some("history/one"));
    assert_eq!(find("tiyu").results[0].item.as_deref(), Some("history/one"));
    assert_eq!(find("sport").count, 0, "a tag is called by its name");
}

#[test]
fn the_heading_of_an_introduction_is_found_where_it_is_another_than_the_eras_name() {
    let heading = |words: &str| {
        let Text { mut blocks, .. } = text("The furnace was lit.");
        blocks.insert(0, Block { role: BlockRole::Title, sentences: text(words).blocks.remove(0).sentences });
        Text { blocks, ..Text::default() }
    };
    let era = |id: &str, title: &str, words: &str| Era {
        id: format!("history/eras/{id}"),
        title: [(EN.into(), title.into())].into(),
        years: Years { from: 1952, to: 1960 },
        texts: [(EN.into(), heading(words))].into(),
        tracks: [].into(),
    };
    let content =
        content(vec![era("one", "Founding", "Six schools become one"), era("two", "Growth", "Growth")], Vec::new());
    let search = Search::build(&content);
    let find =
        |query| search.find(&content, &Asked { query, language: EN, sections: &["history"], languages: &[EN, ZH] });
    let found = find("schools");
    assert_eq!((found.count, found.results[0].item.as_deref()), (1, Some("history/eras/one")));
    assert_eq!(found.results[0].excerpt.text, "Six schools become one");
    assert_eq!(find("1952").results[0].excerpt.text, "The furnace was lit.", "the heading is not how it begins");
    assert_eq!(find("growth").results[0].excerpt.text, "", "the name is not said twice");
}

#[test]
fn a_tag_without_a_name_in_one_language_goes_there_by_its_name_in_another() {
    let mut content = content(Vec::new(), vec![item("history/one".into(), "One", "Words.", "词。")]);
    content.tags[0].title.remove(ZH);
    let search = Search::build(&content);
    let find = |query| search.find(&content, &Asked { query, language: ZH, sections: &["history"], languages: &[ZH] });
    assert_eq!((find("games").count, find("sport").count), (1, 0));
    content.tags.clear();
    let search = Search::build(&content);
    let asked = Asked { query: "sport", language: ZH, sections: &["history"], languages: &[ZH] };
    assert_eq!(search.find(&content, &asked).count, 1, "nobody named it");
}

#[test]
fn five_thousand_items_are_searched_and_the_first_fifty_told() {
    let items = (0..5_000).map(|number| {
        let words = format!("Number {number} of the steel works, cast {}.", number * 7 % 1_000);
        item(format!("history/{number}"), &format!("Piece {number}"), &words, &format!("第{number}件，钢铁厂铸造。"))
    });
    let content = content(Vec::new(), items.collect());
    let search = Search::build(&content);
    let find =
        |query| search.find(&content, &Asked { query, language: EN, sections: &["history"], languages: &[EN, ZH] });
    for query in ["s", "steel", "gangtie", "piece 4999", "gt", "steel cast 7"] {
        let found = find(query);
        assert_eq!(found.results.len(), found.count.min(RESULTS), "{query}");
        assert!(found.count > 0, "{query}");
    }
    assert_eq!(find("steel").count, 5_000);
    assert_eq!(find("4999").results[0].item.as_deref(), Some("history/4999"));
}
