//! Problems as far as the screen's next steps and its codes depend on them.
use juicetokens_engine::summary::Problem;
use juicetokens_engine::token::transfer::refuse::RefuseCode;

/// Whether another amount may do what this one could not.
pub fn is_about_amount(problem: &Problem) -> bool {
    use RefuseCode::{Amount, CannotGive, CannotPay, OverLimit};
    match problem {
        Problem::AmountDiffers { .. } | Problem::CannotPay { .. } | Problem::OverLimit { .. } => true,
        Problem::Refused { code } | Problem::RefusedHere { code } => {
            matches!(code, Amount | CannotGive | CannotPay | OverLimit)
        }
        _ => false,
    }
}

/// A problem's stable code: the same in every language, in the help pages and in tests.
pub fn problem_code(problem: &Problem) -> String {
    match problem {
        Problem::AmountDiffers { .. } => "AMOUNT-DIFFERS".into(),
        Problem::Cancelled => "CANCELLED".into(),
        Problem::Blocked => "BLOCKED".into(),
        Problem::OtherPerson => "OTHER-PERSON".into(),
        Problem::CannotPay { .. } => "CANNOT-PAY".into(),
        Problem::CannotSwap { .. } => "CANNOT-SWAP".into(),
        Problem::DeadlinePassed => "DEADLINE-PASSED".into(),
        Problem::OtherPurpose => "OTHER-PURPOSE".into(),
        Problem::OverLimit { .. } => "OVER-LIMIT".into(),
        Problem::OtherVersion { seen } => format!("OTHER-VERSION-{seen}"),
        Problem::PeerLeft => "PEER-LEFT".into(),
        Problem::PeerMisbehaved { .. } => "PEER-MISBEHAVED".into(),
        Problem::Refused { code } => format!("REFUSED-{:02}", *code as u8),
        Problem::RefusedHere { code } => format!("REFUSED-HERE-{:02}", *code as u8),
        Problem::SameRole => "SAME-ROLE".into(),
        Problem::SpentTwice { .. } => "SPENT-TWICE".into(),
        Problem::SwappedKey => "SWAPPED-KEY".into(),
    }
}
