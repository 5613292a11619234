//! What a drawing's text is checked for before anything is made of it.

use std::borrow::Cow;
use std::collections::HashMap;

use resvg::usvg::roxmltree::{Document, Error, Node, NodeId, ParsingOptions};

use super::DrawingFault;
use crate::imaging::ImagingError;
use crate::imaging::format::Unsupported;

const SVG: &str = "http://www.w3.org/2000/svg";

/// Elements, texts and comments that a drawing may have.
const MAX_NODES: u32 = 500_000;

/// Elements in one another, with what they refer to.
const MAX_DEPTH: usize = 256;

/// Attributes of one element: comparing them takes time that grows with their square.
const MAX_ATTRIBUTES: usize = 1000;

/// Bytes that entities may stand for altogether.
const MAX_ENTITIES: usize = 8 << 20;

/// Bytes of attributes once everything that is referred to is written out.
const MAX_EXPANDED: usize = 64 << 20;

/// Elements once everything that is referred to is written out.
const MAX_ELEMENTS: usize = 1_000_000;

/// Rules of style sheets times elements.
const MAX_STYLED: usize = 50_000_000;

/// The text of a drawing in UTF-8, or in UTF-16 where it starts with a mark.
pub(super) fn text(bytes: &[u8]) -> Result<Cow<'_, str>, ImagingError> {
    let wide = |read: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes[2..].chunks_exact(2).map(|pair| read([pair[0], pair[1]])).collect();
        String::from_utf16(&units).map(Cow::from).map_err(|_| DrawingFault::NotUtf8.anywhere())
    };
    match bytes {
        [0xFF, 0xFE, ..] => wide(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => wide(u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        _ => utf8(bytes),
    }
}

fn utf8(bytes: &[u8]) -> Result<Cow<'_, str>, ImagingError> {
    std::str::from_utf8(bytes).map(Cow::from).map_err(|error| match error.error_len() {
        None => ImagingError::Truncated,
        Some(_) => DrawingFault::NotUtf8.at(line(&bytes[..error.valid_up_to()])),
    })
}

/// The line on which what follows these bytes stands, from 1.
fn line(before: &[u8]) -> u32 {
    u32::try_from(before.split(|byte| *byte == b'\n').count()).unwrap_or(u32::MAX)
}

/// A document, and what it comes to once everything that it refers to is written out.
pub(super) struct Checked<'t> {
    pub(super) document: Document<'t>,
    pub(super) elements: usize,
    /// Bytes of attributes.
    pub(super) bytes: usize,
}

/// The document, once nothing in it is refused.
pub(super) fn read(text: &str) -> Result<Checked<'_>, ImagingError> {
    let too_complex = || DrawingFault::TooComplex.anywhere();
    if !entities_are_few(text) || !attributes_are_few(text) {
        return Err(too_complex());
    }
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        Error::UnexpectedEndOfStream | Error::UnclosedRootNode | Error::NoRootNode => ImagingError::Truncated,
        Error::NodesLimitReached | Error::AttributesLimitReached | Error::EntityReferenceLoop(_) => too_complex(),
        _ if !is_closed(text) => ImagingError::Truncated,
        error => DrawingFault::Syntax { reason: error.to_string() }.at(error.pos().row),
    })?;
    if !is(document.root_element(), "svg") {
        return Err(ImagingError::Unsupported { format: Unsupported::Unknown });
    }
    for element in document.descendants().filter(Node::is_element) {
        let at = |fault: DrawingFault| fault.at(document.text_pos_at(element.range().start).row);
        if is(element, "text") && element.descendants().any(|inner| inner.is_text() && has_letters(inner)) {
            return Err(at(DrawingFault::Text));
        }
        if ["image", "feImage", "use"].iter().any(|name| is(element, name))
            && let Some(name) = href(element)
            && !name.is_empty()
            && !name.starts_with('#')
            && (is(element, "use") || !name.starts_with("data:"))
        {
            return Err(at(DrawingFault::Outside { name: name.chars().take(100).collect() }));
        }
    }
    let expansion = Expansion::of(&document);
    if expansion.is_beyond_limits() {
        return Err(too_complex());
    }
    let Written { elements, bytes } = expansion.written();
    Ok(Checked { document, elements, bytes })
}

/// Whether a drawing's end is there, which a copy that broke off lacks.
fn is_closed(text: &str) -> bool {
    ["svg>", "-->"].iter().any(|end| text.trim_end().ends_with(end))
}

fn is(element: Node<'_, '_>, name: &str) -> bool {
    element.tag_name().name() == name && matches!(element.tag_name().namespace(), None | Some(SVG))
}

fn has_letters(text: Node<'_, '_>) -> bool {
    text.text().is_some_and(|text| !text.trim().is_empty())
}

/// What an element refers to, under either name of the attribute.
fn href<'d>(element: Node<'d, '_>) -> Option<&'d str> {
    element.attributes().find(|attribute| attribute.name() == "href").map(|attribute| attribute.value().trim())
}

/// Whether entities stand for a bounded number of bytes. One that holds others is refused: no program writes them.
fn entities_are_few(text: &str) -> bool {
    let mut longest = 0;
    for declaration in text.split("<!ENTITY").skip(1) {
        let Some(start) = declaration.find(['"', '\'']) else { continue };
        let quote = &declaration[start..=start];
        let value = declaration[start + 1..].split(quote).next().unwrap_or_default();
        if value.contains('&') {
            return false;
        }
        longest = longest.max(value.len());
    }
    longest == 0 || text.bytes().filter(|byte| *byte == b'&').count().saturating_mul(longest) <= MAX_ENTITIES
}

fn attributes_are_few(text: &str) -> bool {
    text.split('<').all(|tag| attributes(tag) <= MAX_ATTRIBUTES)
}

/// How many attributes a tag has, from behind its bracket on. What stands in quotation marks is none: some programs keep
/// their own source there.
fn attributes(tag: &str) -> usize {
    let (mut quote, mut count) = (None, 0);
    for byte in tag.bytes() {
        match quote {
            None if byte == b'>' => break,
            None if byte == b'=' => count += 1,
            None if matches!(byte, b'"' | b'\'') => quote = Some(byte),
            Some(open) if open == byte => quote = None,
            _ => {}
        }
    }
    count
}

/// What an element comes to once everything that it refers to is written out in its place.
#[derive(Clone, Copy, Default)]
struct Extent {
    elements: usize,
    bytes: usize,
    /// Bytes of outlines: a marker is drawn at every corner.
    outlines: usize,
    depth: usize,
}

/// What a whole document comes to.
struct Written {
    elements: usize,
    bytes: usize,
}

struct Expansion<'d, 'i> {
    by_id: HashMap<&'d str, Node<'d, 'i>>,
    known: HashMap<NodeId, Extent>,
    elements: usize,
    /// Rules of the style sheets, and what they refer to.
    rules: usize,
    links: usize,
    total: Extent,
    /// The largest in each way; a line may have a marker at every corner.
    marker: Extent,
}

impl<'d, 'i> Expansion<'d, 'i> {
    fn of(document: &'d Document<'i>) -> Self {
        let mut by_id = HashMap::new();
        let (mut elements, mut rules, mut links) = (0, 0, 0);
        for element in document.descendants().filter(Node::is_element) {
            elements += 1;
            if let Some(id) = element.attribute("id") {
                by_id.entry(id).or_insert(element);
            }
            if is(element, "style") {
                for text in element.descendants().filter_map(|inner| inner.is_text().then(|| inner.text()).flatten()) {
                    rules += text.matches(['{', ',']).count();
                }
            }
        }
        for sheet in document.descendants().filter(|node| is(*node, "style")) {
            for text in sheet.descendants().filter(Node::is_text).filter_map(|text| text.text()) {
                links += named(text).filter(|id| by_id.get(id).is_some_and(|target| !is_gradient(*target))).count();
            }
        }
        let mut this = Self {
            by_id,
            known: HashMap::new(),
            elements,
            rules,
            links,
            total: Extent::default(),
            marker: Extent::default(),
        };
        this.total = this.extent(document.root_element(), 0);
        let markers = document.descendants().filter(|element| is(*element, "marker"));
        for extent in markers.filter_map(|element| this.known.get(&element.id())) {
            this.marker.elements = this.marker.elements.max(extent.elements);
            this.marker.bytes = this.marker.bytes.max(extent.bytes);
        }
        this
    }

    fn written(&self) -> Written {
        // Shortest corner: a letter, two digits.
        let corners = self.total.outlines / 3;
        let with_markers = |all: usize, marker: usize| all.saturating_add(corners.saturating_mul(marker));
        Written {
            elements: with_markers(self.total.elements, self.marker.elements.saturating_sub(1)),
            bytes: with_markers(self.total.bytes, self.marker.bytes),
        }
    }

    fn is_beyond_limits(&self) -> bool {
        let Written { elements, bytes } = self.written();
        bytes > MAX_EXPANDED
            || elements > MAX_ELEMENTS
            || self.total.depth.saturating_add(self.links) > MAX_DEPTH
            || self.rules.saturating_mul(self.elements) > MAX_STYLED
    }

    fn extent(&mut self, element: Node<'d, 'i>, depth: usize) -> Extent {
        if let Some(known) = self.known.get(&element.id()) {
            return *known;
        }
        if depth > MAX_DEPTH {
            return Extent { depth, ..Extent::default() };
        }
        // What refers to itself is left out by the parser.
        self.known.insert(element.id(), Extent::default());
        let mut extent = Extent { elements: 1, ..Extent::default() };
        for attribute in element.attributes() {
            extent.bytes = extent.bytes.saturating_add(attribute.name().len() + attribute.value().len());
            if matches!(attribute.name(), "d" | "points") {
                extent.outlines = extent.outlines.saturating_add(attribute.value().len());
            }
            let linked = if attribute.name() == "href" { attribute.value().trim().strip_prefix('#') } else { None };
            for id in named(attribute.value()).chain(linked) {
                if let Some(target) = self.by_id.get(id).copied()
                    && !is_gradient(target)
                {
                    extent.hold(self.extent(target, depth + 1));
                }
            }
        }
        for child in element.children().filter(Node::is_element) {
            extent.hold(self.extent(child, depth + 1));
        }
        extent.depth += 1;
        self.known.insert(element.id(), extent);
        extent
    }
}

impl Extent {
    fn hold(&mut self, other: Self) {
        self.elements = self.elements.saturating_add(other.elements);
        self.bytes = self.bytes.saturating_add(other.bytes);
        self.outlines = self.outlines.saturating_add(other.outlines);
        self.depth = self.depth.max(other.depth);
    }
}

fn is_gradient(element: Node<'_, '_>) -> bool {
    is(element, "linearGradient") || is(element, "radialGradient")
}

/// Every `url(#id)` in a value.
fn named(value: &str) -> impl Iterator<Item = &str> {
    value.split("url(").skip(1).filter_map(|rest| {
        let inside = rest.split(')').next()?.trim().trim_matches(['"', '\'']);
        inside.strip_prefix('#')
    })
}
