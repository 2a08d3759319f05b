//! What a message says, as Protocol Buffers (`proto/juicetokens/session.proto`); the only file of this layer that names them.
use juicetokens_proto::session::{Bye, Confirm, SessionMessage, session_message};
use prost::Message;

/// Bytes that the encoding adds to the longest payload: a tag and a length of three bytes.
pub(super) const PAYLOAD_OVERHEAD_BYTES: usize = 4;

/// What a decrypted message says.
pub(super) enum Content {
    Bye,
    Confirm,
    Payload(Vec<u8>),
}

impl Content {
    pub(super) fn encode(self) -> Vec<u8> {
        let content = match self {
            Self::Bye => session_message::Content::Bye(Bye {}),
            Self::Confirm => session_message::Content::Confirm(Confirm {}),
            Self::Payload(bytes) => session_message::Content::Payload(bytes),
        };
        SessionMessage { content: Some(content) }.encode_to_vec()
    }

    pub(super) fn decode(bytes: &[u8]) -> Option<Self> {
        Some(match SessionMessage::decode(bytes).ok()?.content? {
            session_message::Content::Bye(Bye {}) => Self::Bye,
            session_message::Content::Confirm(Confirm {}) => Self::Confirm,
            session_message::Content::Payload(bytes) => Self::Payload(bytes),
        })
    }
}
