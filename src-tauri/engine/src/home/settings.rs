//! stub
pub struct Settings;
pub struct WriteSettingsError;
