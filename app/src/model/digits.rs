//! Digits as people type them.

/// The digits of a text from 0 to 9, also those that were typed on an Arabic or Persian keyboard; all else is dropped.
pub(super) fn digits(text: &str) -> String {
    text.chars().filter_map(digit).collect()
}

fn digit(typed: char) -> Option<char> {
    let place = match typed {
        '0'..='9' => return Some(typed),
        '\u{660}'..='\u{669}' => u32::from(typed) - 0x660,
        '\u{6f0}'..='\u{6f9}' => u32::from(typed) - 0x6f0,
        _ => return None,
    };
    char::from_digit(place, 10)
}

#[cfg(test)]
mod tests {
    use super::digits;

    #[test]
    fn every_keyboard_gives_the_same_digits() {
        for typed in ["1904", " 1,9 04 plum", "\u{661}\u{669}\u{660}\u{664}", "\u{6f1}\u{6f9}\u{6f0}\u{6f4}"] {
            assert_eq!(digits(typed), "1904", "{typed}");
        }
        assert_eq!(digits("१"), "");
    }
}
