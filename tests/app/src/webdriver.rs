//! As much of the WebDriver protocol as a visitor needs: a session, and scripts in its page.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};
use thiserror::Error;
use ureq::Agent;

use crate::process::{ProcessError, Running};

const PATIENCE: Duration = Duration::from_secs(60);

/// Longer than any wait in a page: what is awaited there has a limit of its own.
const SCRIPT: Duration = Duration::from_secs(900);

/// Why the page could not be asked.
#[derive(Debug, Error)]
pub enum WebDriverError {
    /// The driver did not start.
    #[error(transparent)]
    Process(#[from] ProcessError),
    /// No port was free.
    #[error("no free port: {source}")]
    Port {
        /// Why not.
        #[source]
        source: std::io::Error,
    },
    /// The driver did not answer.
    #[error("the driver did not answer: {source}")]
    Request {
        /// Why not.
        #[from]
        source: Box<ureq::Error>,
    },
    /// The driver answered with an error.
    #[error("{error}: {message}")]
    Refused {
        /// The protocol's name for it.
        error: String,
        /// What the driver says of it.
        message: String,
    },
    /// The page gave something else than was asked for.
    #[error("the page's answer is of another kind: {source}")]
    Answer {
        /// How.
        #[from]
        source: serde_json::Error,
    },
}

/// A session of `WebKitWebDriver`, which has started the program itself.
#[derive(Debug)]
pub(crate) struct WebDriver {
    agent: Agent,
    session: String,
    driver: Running,
}

impl WebDriver {
    /// Starts the driver, and by it the program with its arguments.
    pub(crate) fn start(
        program: &Path,
        arguments: &[String],
        environment: &[(String, String)],
        folder: &Path,
    ) -> Result<Self, WebDriverError> {
        let port = free_port().map_err(|source| WebDriverError::Port { source })?;
        let driver =
            Running::start("WebKitWebDriver", [format!("--port={port}")], environment, &folder.join("kiosk.log"))?;
        let agent: Agent =
            Agent::config_builder().http_status_as_error(false).timeout_global(Some(SCRIPT + PATIENCE)).build().into();
        driver.until(PATIENCE, || std::net::TcpStream::connect(("127.0.0.1", port)).ok())?;
        let address = format!("http://127.0.0.1:{port}/session");
        let made = post(
            &agent,
            &address,
            &json!({ "capabilities": { "alwaysMatch": {
                "webkitgtk:browserOptions": { "binary": program, "args": arguments }
            } } }),
        );
        let made = made.map_err(|error| with_log(error, &driver))?;
        let id = made["sessionId"].as_str().unwrap_or_default();
        let session = format!("{address}/{id}");
        post(&agent, &format!("{session}/timeouts"), &json!({ "script": SCRIPT.as_millis() }))?;
        Ok(Self { agent, session, driver })
    }

    /// Runs a function's body in the page, with `arguments`, and gives what it returns.
    /// The driver's process, which started the program.
    pub(crate) fn id(&self) -> u32 {
        self.driver.id()
    }

    pub(crate) fn execute(&self, body: &str, arguments: &[Value]) -> Result<Value, WebDriverError> {
        self.script("sync", body, arguments)
    }

    /// Runs a function's body in the page; gives what is passed to the callback that it gets as last argument.
    pub(crate) fn await_script(&self, body: &str, arguments: &[Value]) -> Result<Value, WebDriverError> {
        self.script("async", body, arguments)
    }

    /// The last lines that the program and the driver wrote.
    pub(crate) fn log_tail(&self) -> String {
        self.driver.log_tail()
    }

    fn script(&self, kind: &str, body: &str, arguments: &[Value]) -> Result<Value, WebDriverError> {
        let address = format!("{}/execute/{kind}", self.session);
        post(&self.agent, &address, &json!({ "script": body, "args": arguments }))
    }
}

fn post(agent: &Agent, address: &str, body: &Value) -> Result<Value, WebDriverError> {
    let mut answer = agent.post(address).send_json(body).map_err(Box::new)?;
    let mut answer: Value = answer.body_mut().read_json().map_err(Box::new)?;
    let value = answer["value"].take();
    match value["error"].as_str() {
        Some(error) if value["message"].is_string() => Err(WebDriverError::Refused {
            error: error.to_owned(),
            message: value["message"].as_str().unwrap_or_default().to_owned(),
        }),
        _ => Ok(value),
    }
}

fn with_log(error: WebDriverError, driver: &Running) -> WebDriverError {
    match error {
        WebDriverError::Refused { error, message } => {
            WebDriverError::Refused { error, message: format!("{message}\n{}", driver.log_tail()) }
        }
        other => other,
    }
}

fn free_port() -> std::io::Result<u16> {
    Ok(std::net::TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
