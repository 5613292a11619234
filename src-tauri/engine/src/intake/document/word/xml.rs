//! Walking the XML of office files: bounded in depth, without entities of its own and without anything from outside.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use crate::problem::{Problem, ProblemCode};

use super::super::super::refused::Refused;

/// Elements inside one another, at most.
const DEPTH: usize = 256;

/// What is met while walking. An element without content is a start and an end.
pub(super) enum Step<'x> {
    Start(&'x BytesStart<'x>),
    End(&'x str),
    Text(&'x str),
}

/// Walks a part from its start to its end.
///
/// # Errors
/// When it is not well-formed, breaks off, is nested too deeply or declares a document type, and when `take` refuses.
pub(super) fn walk(
    file: &str,
    text: &str,
    take: &mut dyn FnMut(Step<'_>) -> Result<(), Refused>,
) -> Result<(), Refused> {
    let damaged = || Refused::new(ProblemCode::DocumentDamaged, file);
    let mut reader = Reader::from_str(text);
    let mut depth = 0_usize;
    let mut seen = false;
    loop {
        match reader.read_event().map_err(|_| damaged())? {
            Event::Start(element) => {
                depth += 1;
                seen = true;
                if depth > DEPTH {
                    return Err(Problem::new(ProblemCode::TooDeep, file).with("limit", DEPTH).into());
                }
                take(Step::Start(&element))?;
            }
            Event::Empty(element) => {
                seen = true;
                take(Step::Start(&element))?;
                take(Step::End(element.local_name().as_ref()))?;
            }
            Event::End(element) => {
                depth = depth.checked_sub(1).ok_or_else(damaged)?;
                take(Step::End(element.local_name().as_ref()))?;
            }
            Event::Text(words) => take(Step::Text(&words.xml10_content()))?,
            Event::CData(words) => {
                let words = words.xml10_content();
                take(Step::Text(&words))?;
            }
            Event::GeneralRef(reference) => {
                let c = match reference.resolve_char_ref().map_err(|_| damaged())? {
                    Some(c) => c,
                    None => match &*reference {
                        "amp" => '&',
                        "lt" => '<',
                        "gt" => '>',
                        "quot" => '"',
                        "apos" => '\'',
                        _ => return Err(damaged()),
                    },
                };
                take(Step::Text(c.encode_utf8(&mut [0; 4])))?;
            }
            Event::Eof if depth == 0 && seen => return Ok(()),
            // A type of document declares entities, which could be anything.
            Event::Eof | Event::DocType(_) => return Err(damaged()),
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
        }
    }
}

/// An attribute by its local name.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    attributes.with_checks(false);
    let found = attributes.flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// Whether a property that is on or off is on: it is where it says nothing else.
pub(super) fn is_on(element: &BytesStart<'_>) -> bool {
    !attribute(element, "val").is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off" | "none"))
}

/// What a part refers to, by its short names.
pub(super) fn links(file: &str, text: &str) -> Result<HashMap<String, String>, Refused> {
    let mut links = HashMap::new();
    walk(file, text, &mut |step| {
        if let Step::Start(element) = step
            && element.local_name().as_ref() == "Relationship"
            && let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target"))
        {
            links.insert(id, target);
        }
        Ok(())
    })?;
    Ok(links)
}
