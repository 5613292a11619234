//! What the styles of a Word file say of paragraphs and runs.

use std::collections::HashMap;

use super::super::super::refused::Refused;
use super::paragraph::Role;
use super::xml::{Step, attribute, is_on, walk};

/// Styles that a style may be based on in a row, at most.
const BASES: usize = 16;

#[derive(Default)]
struct Style {
    name: String,
    base: Option<String>,
    outline: bool,
    emphasis: Option<bool>,
    hidden: Option<bool>,
    listed: bool,
}

/// The styles of a file.
#[derive(Default)]
pub(super) struct Styles(HashMap<String, Style>);

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn read(file: &str, text: &str) -> Result<Self, Refused> {
        let mut styles = HashMap::new();
        let mut open: Option<(String, Style)> = None;
        walk(file, text, &mut |step| {
            match step {
                Step::Start(element) if element.local_name().as_ref() == "style" => {
                    open = attribute(element, "styleId").map(|id| (id, Style::default()));
                }
                Step::Start(element) => {
                    if let Some((_, style)) = &mut open {
                        match element.local_name().as_ref() {
                            "name" => style.name = attribute(element, "val").unwrap_or_default().to_lowercase(),
                            "basedOn" => style.base = attribute(element, "val"),
                            "outlineLvl" => style.outline = is_outlined(element),
                            "b" | "i" | "em" => style.emphasis = Some(is_on(element) || style.emphasis == Some(true)),
                            "vanish" => style.hidden = Some(is_on(element)),
                            "numPr" => style.listed = true,
                            _ => {}
                        }
                    }
                }
                Step::End("style") => styles.extend(open.take()),
                _ => {}
            }
            Ok(())
        })?;
        Ok(Self(styles))
    }

    fn chain(&self, id: &str) -> impl Iterator<Item = &Style> {
        let first = self.0.get(id);
        std::iter::successors(first, |style| style.base.as_ref().and_then(|base| self.0.get(base))).take(BASES)
    }

    /// What paragraphs of this style are.
    pub(super) fn role(&self, id: &str) -> Role {
        for style in self.chain(id) {
            match style.name.as_str() {
                "title" | "标题" => return Role::Title,
                name if name.starts_with("toc ") => return Role::Contents,
                name if style.outline || name.starts_with("heading ") || name.starts_with("标题 ") => {
                    return Role::Heading;
                }
                _ => {}
            }
        }
        Role::Text
    }

    /// Whether the style sets words off; nothing where it does not say.
    pub(super) fn emphasis(&self, id: &str) -> Option<bool> {
        self.chain(id).find_map(|style| style.emphasis)
    }

    /// Whether the style hides words.
    pub(super) fn is_hidden(&self, id: &str) -> bool {
        self.chain(id).find_map(|style| style.hidden).unwrap_or(false)
    }

    /// Whether paragraphs of this style are those of a list.
    pub(super) fn is_listed(&self, id: &str) -> bool {
        self.chain(id).any(|style| style.listed)
    }
}

/// Whether an outline level is that of a heading: 9 is that of a text.
pub(super) fn is_outlined(element: &quick_xml::events::BytesStart<'_>) -> bool {
    attribute(element, "val").and_then(|level| level.parse::<u8>().ok()).is_some_and(|level| level < 9)
}
