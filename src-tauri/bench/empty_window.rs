//! A window with nothing in it: the floor that the kiosk's start is measured against. What is a matter of the web view
//! and not of the kiosk, the renderer and the private session, is as the kiosk has it.

use tauri::{WebviewUrl, WebviewWindowBuilder};

/// The page has one colour, which the measurement waits for.
const PAGE: &str = "<!doctype html><title>Empty</title><body style='background:#00ff00'>";

fn main() {
    jubilee_kiosk::prefer_plain_buffers();
    tauri::Builder::default()
        .register_uri_scheme_protocol("empty", |_, _| {
            tauri::http::Response::builder()
                .header("content-type", "text/html")
                .body(PAGE.as_bytes().to_vec())
                .expect("the answer is well formed")
        })
        .setup(|app| {
            let page = "empty://localhost/".parse().expect("the address is well formed");
            WebviewWindowBuilder::new(app, "empty", WebviewUrl::CustomProtocol(page))
                .incognito(true)
                .decorations(false)
                .fullscreen(true)
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!())
        .expect("the window opens");
}
