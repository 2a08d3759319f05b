//! Serves the built app on loopback as a production site would.
//!
//! Own code, because reading files needs little of HTTP: the small server crates are no longer kept up, and one of them
//! (tiny_http 0.12) let connections starve while others were held open; the large ones cost more than all of xtask.
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::time::{Duration, Instant};

use crate::command::Outcome;
use crate::headers::{file_for, headers_for};

const FIRST_PORT: u16 = 8420;
const PORTS_TRIED: u16 = 50;
/// More than a browser ever sends as one request's head.
const LONGEST_HEAD: u64 = 64 * 1024;
/// After which an idle connection is let go.
const PATIENCE: Duration = Duration::from_secs(60);

/// Serves until the process is ended.
pub(crate) fn serve(dist: &Path, port: Option<u16>, started: Option<Instant>) -> Outcome {
    if !dist.join("index.html").is_file() {
        return Err(format!("{} holds no app: run `cargo xtask build` first", dist.display()).into());
    }
    let listener = bind(port)?;
    // Always the same name: for the browser, another name is another origin, with another wallet.
    println!("JuiceTokens is at http://{}/   (stop it with Ctrl-C)", listener.local_addr()?);
    if let Some(started) = started {
        println!("ready after {:.1} s", started.elapsed().as_secs_f64());
    }
    std::thread::scope(|scope| {
        for stream in listener.incoming().flatten() {
            // A browser that goes away in the middle is no error of ours.
            scope.spawn(move || drop(converse(dist, &stream)));
        }
    });
    Ok(())
}

/// The port asked for, or the first that is free.
fn bind(port: Option<u16>) -> Outcome<TcpListener> {
    let ports = port.map_or(FIRST_PORT..=FIRST_PORT + PORTS_TRIED, |port| port..=port);
    let mut refusal = String::new();
    for port in ports {
        match TcpListener::bind(("127.0.0.1", port)) {
            Ok(listener) => return Ok(listener),
            Err(error) => refusal = format!("port {port}: {error}"),
        }
    }
    Err(refusal.into())
}

/// Answers one request after the other, until the browser hangs up.
fn converse(dist: &Path, mut stream: &TcpStream) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    while let Some(head) = read_head(&mut reader)? {
        let answer = answer(dist, &head);
        stream.write_all(&answer.bytes)?;
        if answer.last {
            break;
        }
    }
    Ok(())
}

/// The lines before the empty one; none at the end of the connection.
fn read_head(reader: &mut impl BufRead) -> std::io::Result<Option<Vec<String>>> {
    let mut head = Vec::new();
    let mut limited = reader.take(LONGEST_HEAD);
    loop {
        let mut line = String::new();
        if limited.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        match line.trim_end() {
            "" => return Ok(Some(head)),
            line => head.push(line.to_owned()),
        }
    }
}

struct Answer {
    bytes: Vec<u8>,
    /// Whether nothing can follow on this connection.
    last: bool,
}

fn answer(dist: &Path, head: &[String]) -> Answer {
    let mut words = head.first().map_or("", String::as_str).split(' ');
    let (method, url) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    if method != "GET" && method != "HEAD" {
        // A body may follow, which nobody here reads.
        return Answer { bytes: plain("405 Method Not Allowed", "only reading is possible here\n"), last: true };
    }
    let file = file_for(url).and_then(|file| std::fs::read(dist.join(&file)).ok().map(|body| (file, body)));
    let mut bytes = match &file {
        Some((file, body)) => message("200 OK", file, body),
        None => plain("404 Not Found", "there is no such file\n"),
    };
    if method == "HEAD" {
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").map_or(bytes.len(), |at| at + 4);
        bytes.truncate(end);
    }
    Answer { bytes, last: head.iter().any(|line| line.eq_ignore_ascii_case("connection: close")) }
}

fn plain(status: &str, text: &str) -> Vec<u8> {
    message(status, "answer.txt", text.as_bytes())
}

fn message(status: &str, file: &str, body: &[u8]) -> Vec<u8> {
    let headers = headers_for(file).into_iter().map(|(name, value)| format!("{name}: {value}\r\n"));
    let head = format!("HTTP/1.1 {status}\r\n{}Content-Length: {}\r\n\r\n", headers.collect::<String>(), body.len());
    [head.as_bytes(), body].concat()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn ask(lines: &[&str]) -> String {
        let head: Vec<String> = lines.iter().copied().map(String::from).collect();
        String::from_utf8(answer(Path::new(env!("CARGO_MANIFEST_DIR")), &head).bytes).unwrap()
    }

    #[test]
    fn files_are_found_and_others_are_not() {
        let found = ask(&["GET /Cargo.toml?x=1 HTTP/1.1"]);
        assert!(found.starts_with("HTTP/1.1 200 OK\r\n") && found.contains("name = \"xtask\""));
        assert!(ask(&["GET /missing.js HTTP/1.1"]).starts_with("HTTP/1.1 404 Not Found\r\n"));
        assert!(ask(&["GET /../Cargo.toml HTTP/1.1"]).starts_with("HTTP/1.1 404"));
        assert!(ask(&["POST / HTTP/1.1"]).starts_with("HTTP/1.1 405"));
        assert!(ask(&["HEAD /Cargo.toml HTTP/1.1"]).ends_with("\r\n\r\n"));
    }

    #[test]
    fn a_head_ends_at_the_empty_line() {
        let mut bytes: &[u8] = b"GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /b HTTP/1.1\r\n\r\n";
        assert_eq!(read_head(&mut bytes).unwrap().unwrap(), ["GET / HTTP/1.1", "Host: a"]);
        assert_eq!(read_head(&mut bytes).unwrap().unwrap(), ["GET /b HTTP/1.1"]);
        assert!(read_head(&mut bytes).unwrap().is_none());
    }

    #[test]
    fn connections_do_not_wait_for_each_other() {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = listener.local_addr().unwrap();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                std::thread::spawn(move || converse(Path::new(env!("CARGO_MANIFEST_DIR")), &stream));
            }
        });
        let idle: Vec<TcpStream> = (0..20).map(|_| TcpStream::connect(address).unwrap()).collect();
        let mut last = TcpStream::connect(address).unwrap();
        last.write_all(b"GET /Cargo.toml HTTP/1.1\r\nConnection: close\r\n\r\n").unwrap();
        let mut text = String::new();
        last.read_to_string(&mut text).unwrap();
        assert!(text.starts_with("HTTP/1.1 200 OK"));
        drop(idle);
    }
}
