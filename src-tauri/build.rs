//! Lists every command: one that is registered but not listed here is refused at run time.

const COMMANDS: &[&str] = include!("commands.rs");

fn main() {
    // The interface is built by npm; without it Rust still builds and tests.
    std::fs::create_dir_all("ui/dist").expect("ui/dist can be made");
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    tauri_build::try_build(attributes).expect("tauri.conf.json is valid");
}
