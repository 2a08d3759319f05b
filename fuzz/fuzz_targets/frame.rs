//! A frame of the line: what reads is written again as the same bytes.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    use juicetokens_engine::transport::frame::FrameView;
    if let Ok(frame) = FrameView::read(data) {
        // Bits and bytes that version 1 does not read may differ; what was read may not.
        let written = frame.header.write(frame.symbols);
        assert_eq!(FrameView::read(&written).as_ref(), Ok(&frame));
    }
});
