//! Bytes from a thread of ours to a browser: few at a time, and never an end that only looks like one.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use actix_web::web::Bytes;
use futures_util::Stream;
use futures_util::stream::unfold;
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// Bytes in one piece.
pub const PIECE: usize = 64 * 1024;
/// Pieces on their way; whoever writes more waits until the browser has taken one.
pub const IN_FLIGHT: usize = 8;

enum Piece {
    Bytes(Bytes),
    End,
}

/// The end that is written into.
pub struct Pipe {
    pieces: Sender<Piece>,
    is_gone: Arc<AtomicBool>,
    gathered: Vec<u8>,
}

/// A pipe, and what comes out of it.
pub fn pipe() -> (Pipe, impl Stream<Item = io::Result<Bytes>>) {
    let (pieces, taken) = channel(IN_FLIGHT);
    let pipe = Pipe { pieces, is_gone: Arc::default(), gathered: Vec::with_capacity(PIECE) };
    (pipe, stream(taken))
}

/// Ends without an error only if the writer said that this is the end: a
/// thread that fails must not leave a file that looks complete.
fn stream(taken: Receiver<Piece>) -> impl Stream<Item = io::Result<Bytes>> {
    unfold(Some(taken), |taken| async {
        let mut taken = taken?;
        match taken.recv().await {
            Some(Piece::Bytes(bytes)) => Some((Ok(bytes), Some(taken))),
            Some(Piece::End) => None,
            None => Some((Err(io::ErrorKind::ConnectionAborted.into()), None)),
        }
    })
}

impl Pipe {
    /// Becomes true when it was noticed that nobody receives any more.
    #[must_use]
    pub fn is_gone(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.is_gone)
    }

    /// Asks whether somebody receives.
    ///
    /// # Errors
    /// When nobody does.
    pub fn check(&self) -> io::Result<()> {
        if self.pieces.is_closed() { Err(self.gone()) } else { Ok(()) }
    }

    fn gone(&self) -> io::Error {
        self.is_gone.store(true, Ordering::SeqCst);
        io::ErrorKind::BrokenPipe.into()
    }

    /// Says that this was all. Without it the receiver sees a broken connection.
    pub fn end(self) {
        // Whoever has gone away does not need to know.
        drop(self.pieces.blocking_send(Piece::End));
    }

    fn send(&mut self) -> io::Result<()> {
        let bytes = Bytes::from(std::mem::replace(&mut self.gathered, Vec::with_capacity(PIECE)));
        self.pieces.blocking_send(Piece::Bytes(bytes)).map_err(|_| self.gone())
    }
}

impl io::Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = PIECE - self.gathered.len();
        let taken = bytes.get(..room).unwrap_or(bytes);
        self.gathered.extend_from_slice(taken);
        if self.gathered.len() == PIECE {
            self.send()?;
        }
        Ok(taken.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.gathered.is_empty() { Ok(()) } else { self.send() }
    }
}
