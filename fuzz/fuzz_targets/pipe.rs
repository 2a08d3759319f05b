//! A pipe that waits for its peer: frames and texts in any order never disturb it.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    use juicetokens_engine::foundation::random::Entropy;
    use juicetokens_engine::foundation::time::{Now, Timestamp};
    use juicetokens_engine::transport::{PipeRole, QrPipe};
    let role = if data.first().is_some_and(|first| first & 1 == 1) { PipeRole::Payer } else { PipeRole::Payee };
    let mut pipe = QrPipe::open(role, Entropy([7; 32]));
    for (number, chunk) in data.chunks(300).enumerate() {
        let now = Now { wall: Timestamp(0), uptime_ms: number as u64 * 100 };
        let mut frame = chunk.to_vec();
        if let Some(end) = frame.len().checked_sub(4) {
            // A checksum that fits lets the fuzzer past the door.
            let checksum = crc32c::crc32c(&frame[..end]).to_le_bytes();
            frame[end..].copy_from_slice(&checksum);
        }
        pipe.handle_frame(&frame, now);
        let _ = pipe.handle_text(&String::from_utf8_lossy(chunk), now);
        pipe.next_frame(now);
        while pipe.poll_event().is_some() {}
    }
});
