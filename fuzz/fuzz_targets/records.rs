//! The signed records of a transfer: each has one form.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    use juicetokens_engine::token::transfer::plan::PlanMessage;
    use juicetokens_engine::token::transfer::recovery::Recovery;
    use juicetokens_engine::token::transfer::request::Request;
    if let Ok(request) = Request::parse(data) {
        assert_eq!(request.encode(), data);
    }
    if let Ok(plan) = PlanMessage::parse(data) {
        assert_eq!(plan.encode(), data);
    }
    if let Ok(recovery) = Recovery::parse(data) {
        assert_eq!(recovery.encode(), data);
    }
});
