//! What a production site would answer: pure decisions, tried without a socket.
use std::path::{Component, Path};

/// Nothing from elsewhere, nothing inline, no `eval` beyond compiling WebAssembly.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; \
    manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The camera, the clipboard and the lit screen are ours; the rest is off. Bluetooth and sharing are not named: by
/// default they are ours alone, and browsers that lack them complain about the names.
const PERMISSIONS_POLICY: &str = "camera=(self), clipboard-read=(self), clipboard-write=(self), \
    fullscreen=(self), screen-wake-lock=(self), accelerometer=(), autoplay=(), display-capture=(), \
    encrypted-media=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), \
    publickey-credentials-get=(), serial=(), usb=(), xr-spatial-tracking=()";

const ALWAYS: [(&str, &str); 7] = [
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ("Permissions-Policy", PERMISSIONS_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Embedder-Policy", "require-corp"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
];

/// The file, relative to the served folder, that answers an address; none means 404. Addresses without an extension are
/// the router's: they get the page.
pub(crate) fn file_for(url: &str) -> Option<String> {
    let path = url.split(['?', '#']).next().unwrap_or_default().strip_prefix('/')?;
    // Our own names need no percent escapes, so an address with one is not ours.
    let plain = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    if !plain || path.contains(['%', '\\']) {
        return None;
    }
    let last = path.rsplit('/').next().unwrap_or(path);
    Some(if last.contains('.') || last.starts_with("LICENSE") { path.into() } else { "index.html".into() })
}

/// The headers of a found file.
pub(crate) fn headers_for(file: &str) -> Vec<(&'static str, &'static str)> {
    let caching = if is_hashed(file) { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut headers = ALWAYS.to_vec();
    headers.extend([("Content-Type", media_type(file)), ("Cache-Control", caching)]);
    headers
}

fn media_type(file: &str) -> &'static str {
    match file.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "woff2" => "font/woff2",
        _ => "text/plain; charset=utf-8",
    }
}

/// Whether a name carries the hash of its content, as the build writes it.
fn is_hashed(file: &str) -> bool {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deep_links_get_the_page_and_missing_files_do_not() {
        for url in ["/", "/pay", "/receipt/1f", "/pay?amount=7"] {
            assert_eq!(file_for(url).as_deref(), Some("index.html"), "{url}");
        }
        assert_eq!(file_for("/app-1.js").as_deref(), Some("app-1.js"));
        assert_eq!(file_for("/engine-worker.js?glue=/a.js").as_deref(), Some("engine-worker.js"));
    }

    #[test]
    fn nothing_outside_the_folder_is_named() {
        for url in ["/../Cargo.toml", "/a/../../b.js", "/%2e%2e/b.js", "//etc/passwd.txt", "/..\\b.js", "a.js", ""] {
            assert_eq!(file_for(url), None, "{url}");
        }
    }

    #[test]
    fn only_hashed_names_may_be_kept_for_ever() {
        let caching =
            |file| headers_for(file).into_iter().find(|(name, _)| *name == "Cache-Control").map(|(_, value)| value);
        assert_eq!(caching("app_bg-0123456789abcdef.wasm"), Some("public, max-age=31536000, immutable"));
        for file in ["index.html", "service-worker.js", "icons/icon-192.png", "engine-worker.js"] {
            assert_eq!(caching(file), Some("no-cache"), "{file}");
        }
    }

    #[test]
    fn scripts_run_from_our_own_files_only() {
        let scripts = CONTENT_SECURITY_POLICY.split("; ").find(|part| part.starts_with("script-src"));
        assert_eq!(scripts, Some("script-src 'self' 'wasm-unsafe-eval'"));
        assert!(!CONTENT_SECURITY_POLICY.contains("unsafe-inline"));
    }
}
