use std::sync::Arc;

use engine::edition::Edition;
use jubilee_kiosk::kiosk::Kiosk;
use jubilee_kiosk::serve::{base, respond};
use tauri::Manager;
use tauri::http::{Request, Response, StatusCode};

use crate::stage::Stage;

fn edition(stage: &Stage) -> Arc<Edition> {
    stage.app.state::<Kiosk>().edition()
}

fn get(edition: &Edition, address: &str, range: Option<&str>) -> Response<Vec<u8>> {
    let mut request = Request::get(address);
    if let Some(range) = range {
        request = request.header("range", range);
    }
    respond(edition, &request.body(Vec::new()).expect("a request"))
}

#[test]
fn a_file_of_the_edition_is_served_whole_and_in_parts() {
    let stage = Stage::new();
    let edition = edition(&stage);
    let address = format!("{}content.json", base(&edition));
    let whole = get(&edition, &address, None);
    assert_eq!(whole.status(), StatusCode::OK);
    assert_eq!(whole.headers()["content-type"], "application/json");
    assert_eq!(whole.headers()["cache-control"], "public, max-age=31536000, immutable");
    let part = get(&edition, &address, Some("bytes=2-5"));
    assert_eq!(part.status(), StatusCode::PARTIAL_CONTENT);
    assert_eq!(part.body(), &whole.body()[2..=5]);
    assert_eq!(part.headers()["content-range"], format!("bytes 2-5/{}", whole.body().len()));
    let end = get(&edition, &address, Some("bytes=-3"));
    assert_eq!(end.body(), &whole.body()[whole.body().len() - 3..]);
    let beyond = get(&edition, &address, Some("bytes=999999999-"));
    assert_eq!(beyond.status(), StatusCode::RANGE_NOT_SATISFIABLE);
    let odd = get(&edition, &address, Some("lines=1-2"));
    assert_eq!((odd.status(), odd.body()), (StatusCode::OK, whole.body()), "a unit that nobody knows is as none");
}

#[test]
fn a_file_that_lost_its_end_is_not_served_as_whole() {
    let stage = Stage::new();
    let edition = edition(&stage);
    let file = edition.file("content.json").expect("the content");
    let half = std::fs::read(&file.path).expect("read");
    std::fs::remove_file(&file.path).expect("blobs can't be written");
    std::fs::write(&file.path, &half[..half.len() / 2]).expect("written");
    let answer = get(&edition, &format!("{}content.json", base(&edition)), None);
    assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR);
    assert!(answer.headers().get("cache-control").is_none(), "and is not kept for ever");
}

#[test]
fn a_page_may_ask_for_the_length_alone() {
    let stage = Stage::new();
    let edition = edition(&stage);
    let address = format!("{}content.json", base(&edition));
    let whole = get(&edition, &address, None);
    let head = Request::head(&address).body(Vec::new()).expect("a request");
    let head = respond(&edition, &head);
    assert_eq!(head.headers()["content-length"], whole.body().len().to_string());
    assert!(head.body().is_empty());
}

#[test]
fn nothing_outside_the_edition_is_reachable() {
    let stage = Stage::new();
    let edition = edition(&stage);
    let base = base(&edition);
    let origin = base.trim_end_matches('/').rsplit_once('/').expect("an address").0;
    let other = "0".repeat(64);
    for address in [
        base.clone(),
        format!("{base}../content.json"),
        format!("{base}..%2f..%2fetc%2fpasswd"),
        format!("{base}/etc/passwd"),
        format!("{base}exhibition.toml"),
        format!("{base}message/en.md"),
        format!("{base}content.json/"),
        format!("{base}content.json%00"),
        format!("{origin}/{other}/content.json"),
        format!("{origin}/content.json"),
        format!("{origin}/"),
    ] {
        let answer = get(&edition, &address, None);
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{address}");
        assert!(answer.body().is_empty(), "{address} is refused without detail");
    }
}

#[test]
fn only_reading_is_allowed() {
    let stage = Stage::new();
    let edition = edition(&stage);
    let request = Request::post(format!("{}content.json", base(&edition))).body(Vec::new()).expect("a request");
    assert_eq!(respond(&edition, &request).status(), StatusCode::METHOD_NOT_ALLOWED);
}
