//! The `exhibit:` scheme: files of the edition on screen, and nothing else on the disk.
//!
//! `exhibit://localhost/<edition id>/<name>`; on Windows the same path under `http://exhibit.localhost/`. A name is
//! looked up in the edition's manifest, so no path is ever built from what a page asks for.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use engine::edition::{Edition, ServedFile};
use http_range::{HttpRange, HttpRangeParseError};
use tauri::http::{Method, Request, Response, StatusCode, header};

/// The most that one answer carries; a longer file is fetched by ranges. Keeps a page from filling the memory.
const LARGEST_ANSWER: u64 = 256 * 1024 * 1024;

/// Where the names of an edition are found, with a final slash.
pub fn base(edition: &Edition) -> String {
    let origin =
        if cfg!(any(windows, target_os = "android")) { "http://exhibit.localhost" } else { "exhibit://localhost" };
    format!("{origin}/{}/", edition.id())
}

/// Answers one request from `edition`. Every refusal is a bare 404, 405, 416 or 500, without detail.
pub fn respond(edition: &Edition, request: &Request<Vec<u8>>) -> Response<Vec<u8>> {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return bare(StatusCode::METHOD_NOT_ALLOWED);
    }
    let Some(file) = find(edition, request.uri().path()) else {
        return bare(StatusCode::NOT_FOUND);
    };
    let range = request.headers().get(header::RANGE).and_then(|range| range.to_str().ok());
    let mut answer = read(&file, range).unwrap_or_else(|error| {
        tracing::error!(file = %file.path.display(), %error, "a file of the edition can't be read");
        bare(StatusCode::INTERNAL_SERVER_ERROR)
    });
    if request.method() == Method::HEAD {
        let length = answer.body().len();
        answer.headers_mut().insert(header::CONTENT_LENGTH, length.into());
        answer.body_mut().clear();
    }
    answer
}

fn find(edition: &Edition, path: &str) -> Option<ServedFile> {
    let (id, name) = path.strip_prefix('/')?.split_once('/')?;
    if id != edition.id().to_string() {
        return None;
    }
    edition.file(name)
}

fn read(file: &ServedFile, range: Option<&str>) -> io::Result<Response<Vec<u8>>> {
    let mut source = File::open(&file.path)?;
    let answer = Response::builder()
        .header(header::CONTENT_TYPE, file.media_type.clone())
        .header(header::ACCEPT_RANGES, "bytes")
        .header(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")
        // An address holds the edition's hash: what it names never changes.
        .header(header::CACHE_CONTROL, "public, max-age=31536000, immutable")
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    let (status, start, length) = match range.map(|range| HttpRange::parse(range, file.len)) {
        // A range in a form that nobody knows is as none (RFC 9110, 14.2).
        None | Some(Err(HttpRangeParseError::InvalidRange)) => (StatusCode::OK, 0, file.len),
        Some(Ok(ranges)) => match ranges.as_slice() {
            [one] => (StatusCode::PARTIAL_CONTENT, one.start, one.length),
            // Several ranges at once may be answered with the whole (RFC 9110, 14.2).
            _ => (StatusCode::OK, 0, file.len),
        },
        Some(Err(HttpRangeParseError::NoOverlap)) => {
            return Ok(answer
                .status(StatusCode::RANGE_NOT_SATISFIABLE)
                .header(header::CONTENT_RANGE, format!("bytes */{}", file.len))
                .body(Vec::new())
                .expect("the headers are valid"));
        }
    };
    let length = length.min(LARGEST_ANSWER);
    source.seek(SeekFrom::Start(start))?;
    let mut body = Vec::with_capacity(length as usize);
    source.take(length).read_to_end(&mut body)?;
    if body.len() as u64 != length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let answer = if status == StatusCode::PARTIAL_CONTENT || length < file.len {
        let end = (start + length).saturating_sub(1);
        answer
            .status(StatusCode::PARTIAL_CONTENT)
            .header(header::CONTENT_RANGE, format!("bytes {start}-{end}/{}", file.len))
    } else {
        answer.status(status)
    };
    Ok(answer.body(body).expect("the headers are valid"))
}

fn bare(status: StatusCode) -> Response<Vec<u8>> {
    Response::builder().status(status).body(Vec::new()).expect("a bare answer is valid")
}
