//! A browser's part of HTTP/1.1, as cheap as it can be: one connection, kept open.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use anyhow::{Context, Result, ensure};

/// One connection to a server.
pub struct Client {
    connection: BufReader<TcpStream>,
    host: SocketAddr,
}

/// An answer.
#[derive(Default)]
pub struct Reply {
    /// Its status.
    pub status: u16,
    /// The cookies that it sets, each as `name=value`.
    pub cookies: Vec<String>,
    /// Where it sends us.
    pub location: Option<String>,
    /// What came after the head.
    pub body: Vec<u8>,
}

impl Client {
    /// Connects.
    pub fn to(host: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(host)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_mins(1)))?;
        Ok(Self { connection: BufReader::with_capacity(256 * 1024, stream), host })
    }

    /// Asks for a page; `headers` are whole lines with their ends.
    pub fn get(&mut self, address: &str, headers: &str) -> Result<Reply> {
        let request = format!("GET {address} HTTP/1.1\r\nHost: {}\r\n{headers}\r\n", self.host);
        self.connection.get_mut().write_all(request.as_bytes())?;
        self.reply()
    }

    /// Sends a form.
    pub fn post(&mut self, address: &str, headers: &str, form: &str) -> Result<Reply> {
        let request = format!(
            "POST {address} HTTP/1.1\r\nHost: {}\r\n{headers}Content-Type: application/x-www-form-urlencoded\r\n\
             Sec-Fetch-Site: same-origin\r\nContent-Length: {}\r\n\r\n{form}",
            self.host,
            form.len()
        );
        self.connection.get_mut().write_all(request.as_bytes())?;
        self.reply()
    }

    fn reply(&mut self) -> Result<Reply> {
        let mut reply = Reply::default();
        let status = self.line()?;
        let code = status.split(' ').nth(1).context("no status")?;
        reply.status = code.parse().with_context(|| status.clone())?;
        let (mut length, mut chunked) = (0, false);
        loop {
            let line = self.line()?;
            let Some((name, value)) = line.split_once(": ") else { break };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse()?,
                "transfer-encoding" => chunked = value.eq_ignore_ascii_case("chunked"),
                "set-cookie" => reply.cookies.extend(value.split(';').next().map(str::to_owned)),
                "location" => reply.location = Some(value.to_owned()),
                _ => {}
            }
        }
        if chunked {
            while self.chunk(&mut reply.body)? {}
        } else {
            self.take(length, &mut reply.body)?;
        }
        Ok(reply)
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        ensure!(self.connection.read_line(&mut line)? > 0, "the server closed the connection");
        Ok(line.trim_end().to_owned())
    }

    fn take(&mut self, length: u64, body: &mut Vec<u8>) -> Result<()> {
        let read = self.connection.by_ref().take(length).read_to_end(body)?;
        ensure!(read as u64 == length, "the answer ends early");
        Ok(())
    }

    /// Reads one chunk (RFC 9112, section 7.1); false: it was the last.
    fn chunk(&mut self, body: &mut Vec<u8>) -> Result<bool> {
        let length = u64::from_str_radix(&self.line()?, 16)?;
        self.take(length, body)?;
        self.line()?;
        Ok(length > 0)
    }
}
