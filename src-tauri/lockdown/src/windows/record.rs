//! Where the record stands: in the registry, where only administrators write and a value is written in one step. A
//! folder beside the home could be there before, made by somebody who wants an administrator to put his record back.

use std::io::{self, ErrorKind};

use super::system::{Registry, Value};

pub(super) const KEY: &str = r"HKLM\SOFTWARE\JubileeSetup";
pub(super) const NAME: &str = "Record";

pub(super) fn read(registry: &dyn Registry) -> io::Result<Option<String>> {
    let Some(value) = registry.value(KEY, NAME)? else { return Ok(None) };
    value.as_text().map(Some).ok_or_else(|| io::Error::new(ErrorKind::InvalidData, "it is no text"))
}

pub(super) fn write(registry: &dyn Registry, bytes: &[u8]) -> io::Result<()> {
    registry.set(KEY, NAME, &Value::text(&String::from_utf8_lossy(bytes)))?;
    registry.sync()
}

pub(super) fn remove(registry: &dyn Registry) -> io::Result<()> {
    // What was put back is in other files of the registry than the record.
    registry.sync()?;
    if registry.value(KEY, NAME)?.is_some() {
        registry.clear(KEY, NAME)?;
    }
    if registry.has(KEY)? { registry.remove(KEY) } else { Ok(()) }
}
