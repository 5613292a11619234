use std::io::{self, BufRead, Read, StdinLock};

/// Where somebody types.
pub trait Keyboard: BufRead {
    /// A line that is not shown while it is typed; empty where nothing more comes.
    ///
    /// # Errors
    /// When the keyboard can't be read.
    fn unseen(&mut self) -> io::Result<String> {
        let mut line = String::new();
        self.read_line(&mut line)?;
        Ok(line)
    }
}

impl Keyboard for &[u8] {}

/// A terminal, which shows what is typed unless it is told not to.
pub(crate) struct Terminal<'a>(pub(crate) StdinLock<'a>);

impl Read for Terminal<'_> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        self.0.read(to)
    }
}

impl BufRead for Terminal<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.0.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.0.consume(count);
    }
}

impl Keyboard for Terminal<'_> {
    fn unseen(&mut self) -> io::Result<String> {
        rpassword::read_password()
    }
}
