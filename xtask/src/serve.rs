//! Serves the built app on loopback as a production site would.
use std::io::Cursor;
use std::path::Path;
use std::time::Instant;

use tiny_http::{Header, Method, Request, Response, Server};

use crate::command::Outcome;
use crate::headers::{file_for, headers_for};

const FIRST_PORT: u16 = 8420;
const PORTS_TRIED: u16 = 50;
/// A page asks for several files at once.
const THREADS: usize = 4;

/// Serves until the process is ended.
pub(crate) fn serve(dist: &Path, port: Option<u16>, started: Option<Instant>) -> Outcome {
    if !dist.join("index.html").is_file() {
        return Err(format!("{} holds no app: run `cargo xtask build` first", dist.display()).into());
    }
    let server = bind(port)?;
    let address = server.server_addr().to_ip().ok_or("the server has no address")?;
    // Always the same name: for the browser, another name is another origin, with another wallet.
    println!("JuiceTokens is at http://127.0.0.1:{}/   (stop it with Ctrl-C)", address.port());
    if let Some(started) = started {
        println!("ready after {:.1} s", started.elapsed().as_secs_f64());
    }
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| server.incoming_requests().for_each(|request| answer(dist, request)));
        }
    });
    Ok(())
}

/// The port asked for, or the first that is free.
fn bind(port: Option<u16>) -> Outcome<Server> {
    let ports = port.map_or(FIRST_PORT..=FIRST_PORT + PORTS_TRIED, |port| port..=port);
    let mut refusal = String::new();
    for port in ports {
        match Server::http(("127.0.0.1", port)) {
            Ok(server) => return Ok(server),
            Err(error) => refusal = format!("port {port}: {error}"),
        }
    }
    Err(refusal.into())
}

fn answer(dist: &Path, request: Request) {
    let response = match request.method() {
        Method::Get | Method::Head => found(dist, request.url()),
        _ => plain(405, "only reading is possible here\n"),
    };
    // A browser that went away before its answer is no error of ours.
    let _ = request.respond(response);
}

fn found(dist: &Path, url: &str) -> Response<Cursor<Vec<u8>>> {
    let file = file_for(url);
    let Some((file, bytes)) = file.and_then(|file| std::fs::read(dist.join(&file)).ok().map(|bytes| (file, bytes)))
    else {
        return plain(404, "there is no such file\n");
    };
    with_headers(Response::from_data(bytes), &file)
}

fn plain(status: u16, text: &str) -> Response<Cursor<Vec<u8>>> {
    with_headers(Response::from_data(text), "answer.txt").with_status_code(status)
}

fn with_headers(response: Response<Cursor<Vec<u8>>>, file: &str) -> Response<Cursor<Vec<u8>>> {
    let headers = headers_for(file).into_iter().filter_map(|(name, value)| Header::from_bytes(name, value).ok());
    headers.fold(response, Response::with_header)
}
