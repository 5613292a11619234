use engine::problem::ProblemCode as P;
use engine::words::Lang;

use crate::exhibitions::{draft, exhibition_toml, found};

#[test]
fn letters_that_no_bundled_font_draws_are_named_with_their_line() {
    let exhibition = exhibition_toml("\"history\"");
    let draft = draft(&[
        ("exhibition.toml", exhibition.as_str()),
        ("history/section.toml", "kind = \"timeline\"\ntitle.en = \"H 🏛\"\n"),
        ("history/one/item.toml", "date = 1952\n"),
        ("history/one/en.md", "# One\n\nPlain words, even “quoted” ones.\n\nA name: 𠮷田, twice 𠮷, and ገ.\n"),
    ]);
    assert_eq!(
        found(&draft),
        [(P::LettersUndrawn, "history/one/en.md", Some(5)), (P::LettersUndrawn, "history/section.toml", Some(2))]
    );
    let told = draft.problems[0].sentence(Lang::En);
    assert!(told.contains("𠮷 ገ") && told.contains("different ones here: 2"), "{told}");
    assert!(!draft.has_errors(), "it is shown as far as it can be");
}
