use std::env;
use std::path::PathBuf;

/// Where the kiosk's home is when the command line does not say: what `JUBILEE_HOME` names, else the machine's own folder
/// where Jubilee is installed, the user's data folder otherwise, as from a checkout.
pub fn default_home() -> PathBuf {
    // A variable that is set to nothing is how many a script clears it.
    if let Some(named) = env::var_os("JUBILEE_HOME").filter(|named| !named.is_empty()) {
        return named.into();
    }
    if is_installed() { of_machine() } else { of_user().unwrap_or_else(of_machine) }
}

/// Who runs this, for the record of switches.
pub(crate) fn user() -> String {
    ["SUDO_USER", "USER", "LOGNAME", "USERNAME"]
        .into_iter()
        .filter_map(|key| env::var(key).ok())
        .find(|name| !name.is_empty())
        .unwrap_or_else(|| "?".into())
}

/// Where programs are, or in any other folder that the installer was told: there the built-in edition is beside them.
#[cfg(windows)]
fn is_installed() -> bool {
    let program = env::current_exe().unwrap_or_default();
    if program.with_file_name("built-in").is_dir() {
        return true;
    }
    ["ProgramFiles", "ProgramFiles(x86)", "ProgramW6432"]
        .into_iter()
        .filter_map(env::var_os)
        .any(|folder| program.starts_with(folder))
}

#[cfg(windows)]
fn of_machine() -> PathBuf {
    let data = env::var_os("ProgramData").map_or_else(|| PathBuf::from(r"C:\ProgramData"), PathBuf::from);
    data.join("Jubilee")
}

#[cfg(windows)]
fn of_user() -> Option<PathBuf> {
    Some(PathBuf::from(env::var_os("LOCALAPPDATA")?).join("Jubilee"))
}

#[cfg(not(windows))]
fn is_installed() -> bool {
    let program = env::current_exe().unwrap_or_default();
    program.starts_with("/usr") || program.starts_with("/opt")
}

#[cfg(not(windows))]
fn of_machine() -> PathBuf {
    PathBuf::from("/var/lib/jubilee")
}

/// XDG's base directories: a relative one is to be ignored.
#[cfg(not(windows))]
fn of_user() -> Option<PathBuf> {
    let set = env::var_os("XDG_DATA_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
    let data = set.or_else(|| Some(env::home_dir()?.join(".local/share")))?;
    Some(data.join("jubilee"))
}
