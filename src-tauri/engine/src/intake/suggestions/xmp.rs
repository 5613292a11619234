//! XMP: what programs write about a picture in XML.

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::{Suggestions, day, line};

/// Elements and attributes that are looked at, at most.
const STEPS: usize = 100_000;
/// Levels inside one another, at most.
const DEPTH: usize = 64;
/// Bytes of one value, at most.
const VALUE: usize = 16 << 10;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Title,
    Caption,
    Alt,
    Creator,
    Rights,
    Taken,
    Place,
    City,
    Country,
}

/// What a name means, whatever prefix its program gave it.
fn field(name: &str) -> Option<Field> {
    Some(match name {
        "title" | "Headline" => Field::Title,
        "description" => Field::Caption,
        "AltTextAccessibility" => Field::Alt,
        "creator" | "Credit" => Field::Creator,
        "rights" => Field::Rights,
        "DateTimeOriginal" | "DateCreated" => Field::Taken,
        "Location" => Field::Place,
        "City" => Field::City,
        "Country" => Field::Country,
        _ => return None,
    })
}

#[derive(Default)]
struct Said(Vec<(Field, String)>);

impl Said {
    fn first(&self, field: Field) -> Option<String> {
        self.0.iter().find(|(said, _)| *said == field).map(|(_, text)| text.clone())
    }

    fn note(&mut self, field: Field, text: &str) {
        self.0.extend(line(text).map(|text| (field, text)));
    }
}

pub(in crate::intake) fn read(block: &[u8]) -> Suggestions {
    let text = String::from_utf8_lossy(block);
    let said = gather(&text);
    let places: Vec<String> =
        [Field::Place, Field::City, Field::Country].into_iter().filter_map(|field| said.first(field)).collect();
    Suggestions {
        caption: said.first(Field::Caption).or_else(|| said.first(Field::Title)),
        alt: said.first(Field::Alt),
        credit: said.first(Field::Creator).or_else(|| said.first(Field::Rights)),
        date: said.first(Field::Taken).and_then(|text| day(&text)),
        place: (!places.is_empty()).then(|| places.join(", ")),
    }
}

/// Every value that is looked for, in order, as far as the text can be read.
fn gather(text: &str) -> Said {
    let mut reader = Reader::from_str(text);
    let mut said = Said::default();
    // For each open element the field that it or one around it is.
    let mut open: Vec<Option<Field>> = Vec::new();
    let mut value = String::new();
    for _ in 0..STEPS {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                if open.len() >= DEPTH {
                    break;
                }
                attributes(&start, &mut said);
                let around = open.last().copied().flatten();
                open.push(field(start.local_name().as_ref()).or(around));
                value.clear();
            }
            Ok(Event::Empty(start)) => attributes(&start, &mut said),
            Ok(Event::Text(text)) => {
                if value.len() + text.len() <= VALUE {
                    value.push_str(&text);
                }
            }
            Ok(Event::GeneralRef(named)) => {
                // Only what XML itself names: nothing is looked up, so nothing multiplies.
                let character = named.resolve_char_ref().ok().flatten().or_else(|| match named.as_ref() {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => None,
                });
                value.extend(character);
            }
            Ok(Event::End(_)) => {
                if let Some(field) = open.pop().flatten() {
                    said.note(field, &value);
                }
                value.clear();
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    said
}

/// Values of short fields may stand as attributes.
fn attributes(start: &BytesStart<'_>, said: &mut Said) {
    for attribute in start.attributes().flatten() {
        if let Some(field) = field(attribute.key.local_name().as_ref())
            && attribute.value.len() <= VALUE
            && let Ok(text) = attribute.normalized_value(XmlVersion::Implicit1_0)
        {
            said.note(field, &text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACKET: &str = r#"<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
  xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/"
  photoshop:City="Beijing" photoshop:DateCreated="1952-04-22" exif:GPSLatitude="39,59.4N" aux:SerialNumber="123456">
 <dc:description><rdf:Alt><rdf:li xml:lang="x-default">The gate &amp; the yard</rdf:li></rdf:Alt></dc:description>
 <dc:creator><rdf:Seq><rdf:li>李娜</rdf:li></rdf:Seq></dc:creator>
</rdf:Description></rdf:RDF></x:xmpmeta>"#;

    #[test]
    fn elements_and_attributes_are_read_and_positions_are_not() {
        let said = read(PACKET.as_bytes());
        let expected = Suggestions {
            caption: Some("The gate & the yard".into()),
            alt: None,
            credit: Some("李娜".into()),
            date: Some("1952-04-22".into()),
            place: Some("Beijing".into()),
        };
        assert_eq!(said, expected);
    }

    #[test]
    fn what_is_cut_short_or_nested_without_end_says_little_and_ends() {
        for cut in (0..PACKET.len()).filter(|cut| PACKET.is_char_boundary(*cut)) {
            read(&PACKET.as_bytes()[..cut]);
        }
        read("<a>".repeat(1_000_000).as_bytes());
        let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><description>&b;</description>";
        assert_eq!(read(bomb.as_bytes()).caption, None);
    }
}
